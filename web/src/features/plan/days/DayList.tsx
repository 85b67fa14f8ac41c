import { Trans, useLingui } from "@lingui/react/macro";
import { ActionIcon, Button } from "@mantine/core";
import { IconChevronDown, IconChevronRight, IconPlus } from "@tabler/icons-react";
import { defaultRangeExtractor, type Range, useVirtualizer } from "@tanstack/react-virtual";
import { type KeyboardEvent, memo, useCallback, useEffect, useLayoutEffect, useRef } from "react";
import flip from "../flip.module.css";
import { useRoom } from "../room";
import { isStop, type Row, TRAY } from "../rows";
import { useUi, useUiStore } from "../uiStore";
import { findItem } from "../views";
import { DayHeader } from "./DayHeader";
import classes from "./days.module.css";
import { openDetail, openItem, removeById, stepById, stepDay } from "./deeds";
import { EndRow } from "./EndRow";
import { HappeningRow } from "./HappeningRow";
import { ItemRow } from "./ItemRow";

const HEIGHT: Readonly<Record<Row["type"], number>> = {
  day: 66,
  item: 78,
  happening: 58,
  end: 42,
  tray: 72,
  newDay: 48,
};

interface DayListProps {
  readonly rows: readonly Row[];
  readonly editors: ReadonlyMap<string, string>;
  readonly onAddDay: () => void;
}

export function DayList({ rows, editors, onAddDay }: DayListProps) {
  const { t } = useLingui();
  const room = useRoom();
  const store = useUiStore();
  const scroller = useRef<HTMLDivElement>(null);
  const cursor = useUi((ui) => ui.cursor);
  const heldKey = useUi((ui) => ui.heldKey);
  const wanted = useUi((ui) => ui.reveal);
  const held = heldKey === null ? -1 : rows.findIndex((row) => row.key === heldKey);

  // What is held stays mounted while its list scrolls away under it: a finger's events end with the element they began on.
  const rangeExtractor = useCallback(
    (range: Range) => {
      const indexes = defaultRangeExtractor(range);
      return held < 0 || indexes.includes(held) ? indexes : [...indexes, held].sort((a, b) => a - b);
    },
    [held],
  );
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: (index) => HEIGHT[rows[index]?.type ?? "item"],
    getItemKey: (index) => rows[index]?.key ?? index,
    overscan: 6,
    rangeExtractor,
  });

  const cursorAt = cursor === null ? -1 : rows.findIndex((row) => row.key === cursor);
  useEffect(() => {
    const first = rows.find(isStop);
    if (cursorAt < 0 && first) store.set({ cursor: first.key });
  }, [cursorAt, rows, store]);

  useLayoutEffect(() => {
    if (!wanted) return;
    const index = rows.findIndex((row) => row.key === wanted.key);
    if (index >= 0) virtualizer.scrollToIndex(index, { align: wanted.align });
  }, [wanted, rows, virtualizer]);

  const focusRow = (index: number) => {
    const row = rows[index];
    if (!row) return;
    store.set({ cursor: row.key });
    virtualizer.scrollToIndex(index);
    // The row may not exist before the list has scrolled to it.
    requestAnimationFrame(() =>
      scroller.current
        ?.querySelector<HTMLElement>(`[data-row-key="${row.key}"]`)
        ?.focus({ preventScroll: true }),
    );
  };

  const walk = (by: -1 | 1) => {
    let index = cursorAt + by;
    while (rows[index] && !isStop(rows[index] as Row)) index += by;
    focusRow(index);
  };

  const keyDown = (event: KeyboardEvent) => {
    const row = rows[cursorAt];
    const isField = event.target instanceof HTMLInputElement || event.target instanceof HTMLTextAreaElement;
    if (!row || isField || store.get().heldKey !== null || event.ctrlKey || event.metaKey) return;
    const isOnRow = event.target instanceof HTMLElement && event.target.dataset.rowKey !== undefined;
    const by = event.key === "ArrowUp" ? -1 : event.key === "ArrowDown" ? 1 : 0;
    if (by !== 0) {
      event.preventDefault();
      if (!event.altKey) walk(by);
      else if (room.canEdit && row.type === "item") stepById(room, row.key, by);
      else if (room.canEdit && row.type === "day") stepDay(room, row.key, by);
      return;
    }
    if (event.key === "Home" || event.key === "End") {
      event.preventDefault();
      focusRow(event.key === "Home" ? 0 : rows.findLastIndex(isStop));
    } else if ((event.key === "ArrowLeft" || event.key === "ArrowRight") && row.type === "day") {
      event.preventDefault();
      const opens = (event.key === "ArrowRight") !== (document.dir === "rtl");
      store.fold([row.key], !opens);
    } else if (event.key === "Enter" && isOnRow && row.type !== "happening") {
      event.preventDefault();
      if (row.type === "day") openDetail(store, row.key);
      const item = row.type === "item" ? findItem(room.plan(), row.key) : null;
      if (item && row.type === "item") openItem(store, item, row.dayId);
    } else if (
      (event.key === "Delete" || event.key === "Backspace") &&
      isOnRow &&
      room.canEdit &&
      row.type === "item"
    ) {
      event.preventDefault();
      walk(1);
      removeById(room, store, row.key);
    }
  };

  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for forms; this groups rows under one name
    <div
      ref={scroller}
      className={classes.scroll}
      data-drag-scroll
      onKeyDown={keyDown}
      role="group"
      aria-label={t`Trail of the days`}
    >
      <div className={classes.canvas} style={{ height: virtualizer.getTotalSize() }}>
        {virtualizer.getVirtualItems().map(({ index, key, start }) => {
          const row = rows[index];
          return row ? (
            <div
              key={key}
              ref={virtualizer.measureElement}
              data-index={index}
              className={classes.slot}
              style={{ transform: `translateY(${start}px)` }}
            >
              <RowView row={row} editor={editors.get(row.key) ?? null} onAddDay={onAddDay} />
            </div>
          ) : null;
        })}
      </div>
    </div>
  );
}

interface RowViewProps {
  readonly row: Row;
  readonly editor: string | null;
  readonly onAddDay: () => void;
}

function RowView({ row, editor, onAddDay }: RowViewProps) {
  switch (row.type) {
    case "day":
      return <DayHeader view={row.view} isFolded={row.isFolded} nextDay={row.nextDay} />;
    case "item":
      return (
        <ItemRow
          item={row.item}
          dayId={row.dayId}
          colorIndex={row.colorIndex}
          next={row.next}
          isFirst={row.isFirst}
          isLast={row.isLast}
          editor={editor}
        />
      );
    case "happening":
      return (
        <HappeningRow
          happening={row.happening}
          dayId={row.dayId}
          colorIndex={row.colorIndex}
          next={row.next}
          isFirst={row.isFirst}
          isLast={row.isLast}
        />
      );
    case "end":
      return <EndRow dayId={row.dayId} isEmpty={row.isEmpty} />;
    case "tray":
      return <TrayHeader count={row.count} isFolded={row.isFolded} />;
    case "newDay":
      return (
        <div className={classes.newDay}>
          <Button
            variant="default"
            fullWidth
            leftSection={<IconPlus size={16} stroke={1.8} aria-hidden="true" />}
            onClick={onAddDay}
          >
            <Trans>Add a day</Trans>
          </Button>
        </div>
      );
  }
}

const TrayHeader = memo(function TrayHeader({ count, isFolded }: { count: number; isFolded: boolean }) {
  const { t } = useLingui();
  const store = useUiStore();
  return (
    <div className={classes.tray} data-drop="tray">
      <div className={classes.trayText}>
        <div className={classes.trayTitle}>
          <Trans>Unscheduled ({count})</Trans>
        </div>
        <div className={classes.trayHint}>
          <Trans>Waiting for a day</Trans>
        </div>
      </div>
      <ActionIcon
        aria-expanded={!isFolded}
        aria-label={isFolded ? t`Unfold what is unscheduled` : t`Fold what is unscheduled`}
        onClick={() => store.fold([TRAY], !isFolded)}
      >
        {isFolded ? (
          <IconChevronRight className={flip.flips} size={18} stroke={1.7} />
        ) : (
          <IconChevronDown size={18} stroke={1.7} />
        )}
      </ActionIcon>
    </div>
  );
});
