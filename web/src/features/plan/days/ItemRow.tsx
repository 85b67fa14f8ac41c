import { Trans, useLingui } from "@lingui/react/macro";
import { UnstyledButton } from "@mantine/core";
import { IconDots, IconLock, IconPencil } from "@tabler/icons-react";
import { type CSSProperties, type MouseEvent, memo, useMemo } from "react";
import { STATUS_NAME, TYPE } from "../../../domain/bookingWords";
import type { Booking } from "../../../domain/kinds.gen";
import { dayPaint } from "../../../ui/dayColors";
import { useFormat } from "../../../ui/format";
import { People } from "../../../ui/Person";
import { noteIcon } from "../../../ui/planIcons";
import { Stone } from "../../../ui/Stone";
import { useDragSource } from "../drag";
import { clockRange } from "../format";
import { useLookups, useRoom } from "../room";
import { useUi, useUiStore } from "../uiStore";
import { type Item, type NoteItem, nameOfItem, type StopItem, timesOf } from "../views";
import classes from "./days.module.css";
import { openItem } from "./deeds";
import { LegPill } from "./LegPill";

interface ItemRowProps {
  readonly item: Item;
  readonly dayId: string | null;
  readonly colorIndex: number;
  readonly next: string;
  readonly isFirst: boolean;
  readonly isLast: boolean;
  /** Who has this record open right now. */
  readonly editor: string | null;
}

function ItemRowInner({ item, dayId, colorIndex, next, isFirst, isLast, editor }: ItemRowProps) {
  const { t } = useLingui();
  const room = useRoom();
  const store = useUiStore();
  const isCursor = useUi((ui) => ui.cursor === item.id);
  const isSelected = useUi((ui) => ui.selection.kind === item.type && ui.selection.id === item.id);
  const dragged = useMemo(() => ({ type: "items", ids: [item.id] }) as const, [item.id]);
  const drag = useDragSource(`item:${item.id}`, dragged, !room.canEdit);
  const name = nameOfItem(item);

  const menu = (event: MouseEvent) => {
    if (!room.canEdit) return;
    event.preventDefault();
    store.openMenu("item", item.id, { x: event.clientX, y: event.clientY });
  };

  return (
    <div
      ref={drag.ref}
      className={classes.row}
      style={{ "--day": dayPaint(colorIndex) } as CSSProperties}
      data-drop="item"
      data-id={item.id}
      data-day={dayId ?? ""}
      data-next={next}
      data-first={isFirst || undefined}
      data-last={isLast || undefined}
      data-alone={(isFirst && isLast) || undefined}
      data-loose={dayId === null || undefined}
      data-selected={isSelected || undefined}
      data-held={drag.isDragging || undefined}
      data-editable={room.canEdit || undefined}
      {...drag.grip}
    >
      {/* biome-ignore lint/a11y/useSemanticElements: a native button clicks on Space, which here picks the row up */}
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: the list takes Enter and Space for its rows */}
      <div
        ref={drag.handleRef}
        role="button"
        className={classes.main}
        tabIndex={isCursor ? 0 : -1}
        data-row-key={item.id}
        aria-pressed={isSelected}
        onClick={() => openItem(store, item, dayId)}
        onContextMenu={menu}
        {...drag.handle}
      >
        <span className={classes.rail}>
          <RailMark item={item} colorIndex={colorIndex} />
        </span>
        <div className={classes.body}>
          {item.type === "stop" ? <StopBody item={item} name={name} /> : <NoteBody item={item} />}
          {editor && (
            <span className={classes.editing}>
              <IconPencil size={13} aria-hidden="true" />
              <Trans>{editor} is editing</Trans>
            </span>
          )}
        </div>
      </div>
      {room.canEdit && (
        <div className={classes.actions}>
          <UnstyledButton
            className={classes.more}
            tabIndex={isCursor ? 0 : -1}
            aria-label={t`What to do with ${name}`}
            aria-haspopup="menu"
            onClick={(event) => store.openMenu("item", item.id, event.currentTarget)}
          >
            <IconDots size={18} stroke={1.7} aria-hidden="true" />
          </UnstyledButton>
        </div>
      )}
    </div>
  );
}

function RailMark({ item, colorIndex }: { item: Item; colorIndex: number }) {
  if (item.type === "stop") {
    return (
      <Stone color={dayPaint(colorIndex)} hollow={item.number === null}>
        {item.number ?? "·"}
      </Stone>
    );
  }
  const Icon = noteIcon(item.note.icon);
  return (
    <span className={classes.noteMark}>
      <Icon size={17} stroke={1.7} aria-hidden="true" />
    </span>
  );
}

function StopBody({ item, name }: { item: StopItem; name: string }) {
  const { t } = useLingui();
  const format = useFormat();
  const { members } = useLookups();
  const { start, end } = timesOf(item);
  const caption = item.stop.notes || item.place?.description || item.place?.address;
  const attendees = useMemo(
    () => item.stop.attendee_ids.flatMap((id) => members.get(id) ?? []),
    [item.stop.attendee_ids, members],
  );
  return (
    <>
      <div className={classes.head}>
        <span className={classes.name}>{name}</span>
        {item.stop.is_locked && (
          <span className={classes.lock} role="img" aria-label={t`Locked`}>
            <IconLock size={14} stroke={1.8} />
          </span>
        )}
        {(start || end) && <span className={classes.time}>{clockRange(format, start, end)}</span>}
      </div>
      {caption && <div className={classes.caption}>{firstLine(caption)}</div>}
      <div className={classes.tags}>
        {item.booking && <BookingTag booking={item.booking} />}
        {item.leg && <LegPill leg={item.leg} />}
        {attendees.length > 0 && <People people={attendees} size={20} max={4} />}
      </div>
    </>
  );
}

/** Being reserved is what one wants to know of a stop before anything else. */
function BookingTag({ booking }: { booking: Booking }) {
  const { i18n } = useLingui();
  const { name, icon: Icon } = TYPE[booking.type];
  return (
    <span className={classes.reserved} data-status={booking.status} title={booking.title}>
      <Icon size={14} stroke={1.7} role="img" aria-label={i18n._(name)} />
      {i18n._(STATUS_NAME[booking.status])}
    </span>
  );
}

function NoteBody({ item }: { item: NoteItem }) {
  const format = useFormat();
  return (
    <>
      <div className={classes.head}>
        <span className={classes.noteText}>{item.note.text}</span>
        {item.note.time && <span className={classes.time}>{format.clock(item.note.time)}</span>}
      </div>
      {item.note.detail && <div className={classes.caption}>{firstLine(item.note.detail)}</div>}
    </>
  );
}

/** Markdown signs would be noise in one grey line. */
function firstLine(text: string): string {
  return (text.split("\n").find((line) => line.trim() !== "") ?? "").replace(/[#*_`>]+/g, "").trim();
}

function sameItem(a: Item, b: Item): boolean {
  if (a === b) return true;
  if (a.type === "note" || b.type === "note")
    return a.type === "note" && b.type === "note" && a.note === b.note;
  const sameLeg = a.leg?.metres === b.leg?.metres && a.leg?.mode === b.leg?.mode;
  const same = a.stop === b.stop && a.place === b.place && a.booking === b.booking;
  return same && a.number === b.number && sameLeg;
}

/** Items are made anew whenever the plan changes; a row is drawn anew only when what it shows has. */
export const ItemRow = memo(
  ItemRowInner,
  (a, b) =>
    sameItem(a.item, b.item) &&
    a.dayId === b.dayId &&
    a.colorIndex === b.colorIndex &&
    a.next === b.next &&
    a.isFirst === b.isFirst &&
    a.isLast === b.isLast &&
    a.editor === b.editor,
);
