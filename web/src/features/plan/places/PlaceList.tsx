import { useLingui } from "@lingui/react/macro";
import { defaultRangeExtractor, type Range, useVirtualizer } from "@tanstack/react-virtual";
import { type KeyboardEvent, useCallback, useEffect, useRef } from "react";
import type { Place } from "../../../domain/kinds.gen";
import { useFormat } from "../../../ui/format";
import { useLookups, useRoom } from "../room";
import { useUi, useUiStore } from "../uiStore";
import * as verbs from "../verbs";
import type { Plan } from "../views";
import { PlaceRow } from "./PlaceRow";
import classes from "./places.module.css";

const ROW = 60;

interface PlaceListProps {
  readonly places: readonly Place[];
  readonly plan: Plan;
  readonly editors: ReadonlyMap<string, string>;
}

export function PlaceList({ places, plan, editors }: PlaceListProps) {
  const { t } = useLingui();
  const room = useRoom();
  const store = useUiStore();
  const format = useFormat();
  const { categories } = useLookups();
  const scroller = useRef<HTMLDivElement>(null);
  const heldKey = useUi((ui) => ui.heldKey);
  const held = heldKey === null ? -1 : places.findIndex((place) => place.id === heldKey);
  const rangeExtractor = useCallback(
    (range: Range) => {
      const indexes = defaultRangeExtractor(range);
      return held < 0 || indexes.includes(held) ? indexes : [...indexes, held].sort((a, b) => a - b);
    },
    [held],
  );
  const virtualizer = useVirtualizer({
    count: places.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW,
    getItemKey: (index) => places[index]?.id ?? index,
    overscan: 8,
    rangeExtractor,
  });

  // Selecting on the map brings the row along.
  const selected = useUi((ui) => (ui.selection.kind === "place" ? ui.selection.id : null));
  // Only a new selection scrolls; a list that changes under the reader must stay where it is.
  // biome-ignore lint/correctness/useExhaustiveDependencies: see above
  useEffect(() => {
    const index = selected === null ? -1 : places.findIndex((place) => place.id === selected);
    if (index >= 0) virtualizer.scrollToIndex(index, { align: "auto" });
  }, [selected]);

  const label = (place: Place): string | null => {
    const on = plan.plannedOn.get(place.id);
    const first = on && plan.days[on[0] as number]?.day;
    if (!on || !first) return null;
    const number = (on[0] as number) + 1;
    const name = first.day_on
      ? format.date(first.day_on, "dayMonth").replace(/^[^\d]*?[,.]?\s/, "")
      : t`Day ${number}`;
    return on.length > 1 ? `${name} +${on.length - 1}` : name;
  };

  const keyDown = (event: KeyboardEvent) => {
    const id = event.target instanceof HTMLElement ? event.target.dataset.placeKey : undefined;
    if (!id || store.get().heldKey !== null) return;
    const at = places.findIndex((place) => place.id === id);
    const to = event.key === "ArrowDown" ? at + 1 : event.key === "ArrowUp" ? at - 1 : -1;
    const next = places[to];
    if (next) {
      event.preventDefault();
      virtualizer.scrollToIndex(to);
      requestAnimationFrame(() =>
        scroller.current
          ?.querySelector<HTMLElement>(`[data-place-key="${next.id}"]`)
          ?.focus({ preventScroll: true }),
      );
    } else if (event.key === "Enter") {
      event.preventDefault();
      if (store.get().picked) store.pick(id, !store.get().picked?.has(id));
      else store.select({ kind: "place", id });
    } else if (event.key === "Delete" && room.canEdit) {
      event.preventDefault();
      void verbs.removePlaces(room.tripId, [id]);
    }
  };

  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for forms; this groups rows under one name
    <div
      ref={scroller}
      className={classes.scroll}
      data-drag-scroll
      role="group"
      aria-label={t`List of places`}
      onKeyDown={keyDown}
    >
      <div className={classes.canvas} style={{ height: virtualizer.getTotalSize() }}>
        {virtualizer.getVirtualItems().map(({ index, key, start }) => {
          const place = places[index];
          return place ? (
            <div key={key} className={classes.slot} style={{ transform: `translateY(${start}px)` }}>
              <PlaceRow
                place={place}
                category={categories.get(place.category_id ?? "")}
                planned={label(place)}
                editor={editors.get(place.id) ?? null}
              />
            </div>
          ) : null;
        })}
      </div>
    </div>
  );
}
