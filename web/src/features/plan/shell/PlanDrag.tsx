import { useLingui } from "@lingui/react/macro";
import { type ReactNode, useMemo } from "react";
import { dayPaint } from "../../../ui/dayColors";
import { useFormat } from "../../../ui/format";
import { noteIcon } from "../../../ui/planIcons";
import { Stone } from "../../../ui/Stone";
import { type Dragged, DragRoom, type DragWords, type Slot } from "../drag";
import { CategoryTile } from "../places/CategoryTile";
import classes from "../plan.module.css";
import { useLookups, useRoom } from "../room";
import { TRAY } from "../rows";
import { useUiStore } from "../uiStore";
import * as verbs from "../verbs";
import { dayOfItem, findItem, nameOfItem } from "../views";
import { rowOfSlot, stepSlot } from "./stepping";

/** What dragging means here: places go onto days, stops and notes between them, days past each other. */
export function PlanDrag({ children }: { children: ReactNode }) {
  const { t } = useLingui();
  const room = useRoom();
  const store = useUiStore();
  const format = useFormat();
  const { places, categories } = useLookups();

  const words = useMemo((): DragWords => {
    const dayName = (dayId: string | null): string => {
      const view = dayId === null ? null : room.plan().days.find((other) => other.day.id === dayId);
      if (!view) return t`unscheduled`;
      const number = view.index + 1;
      const date = view.day.day_on ? format.date(view.day.day_on, "dayMonth") : t`Day ${number}`;
      return view.day.title ? `${date}, ${view.day.title}` : date;
    };
    const nameOf = (dragged: Dragged): string => {
      if (dragged.type === "day") return dayName(dragged.id);
      const id = dragged.ids[0] ?? "";
      if (dragged.type === "places") return places.get(id)?.name ?? "";
      const item = findItem(room.plan(), id);
      return item ? nameOfItem(item) : "";
    };
    const slotName = (slot: Slot): string => {
      if (slot.type === "day")
        return slot.before ? t`before ${dayName(slot.before)}` : t`at the end of the trip`;
      const day = dayName(slot.dayId);
      const before = slot.before ? findItem(room.plan(), slot.before) : null;
      return before ? t`${day}, before ${nameOfItem(before)}` : t`${day}, at the end`;
    };
    return {
      instructions: t`Press Space to pick up, the arrow keys to move, Space again to put down, Escape to let go.`,
      lifted: (dragged) => t`${nameOf(dragged)} picked up.`,
      over: (_, slot) => slotName(slot),
      dropped: (dragged, slot) => t`${nameOf(dragged)} put down: ${slotName(slot)}.`,
      cancelled: t`Let go, nothing has moved.`,
    };
  }, [t, format, places, room]);

  const ghost = (dragged: Dragged): ReactNode => {
    if (dragged.type === "day") {
      const view = room.plan().days.find((other) => other.day.id === dragged.id);
      const number = (view?.index ?? 0) + 1;
      return (
        <span className={classes.ghost}>
          <Stone color={dayPaint(view?.index ?? 0)}>{number}</Stone>
          <span>
            {view?.day.title ??
              (view?.day.day_on ? format.date(view.day.day_on, "dayMonth") : t`Day ${number}`)}
          </span>
        </span>
      );
    }
    const id = dragged.ids[0] ?? "";
    if (dragged.type === "places") {
      const place = places.get(id);
      return (
        <span className={classes.ghost}>
          <CategoryTile category={categories.get(place?.category_id ?? "")} size={28} />
          <span>{place?.name}</span>
        </span>
      );
    }
    const item = findItem(room.plan(), id);
    if (!item) return null;
    const Icon = item.type === "note" ? noteIcon(item.note.icon) : null;
    return (
      <span className={classes.ghost}>
        {Icon ? (
          <Icon size={18} stroke={1.7} aria-hidden="true" />
        ) : (
          <Stone color={dayPaint(dayOfItem(room.plan(), id)?.index ?? -1)}>
            {item.type === "stop" ? (item.number ?? "·") : null}
          </Stone>
        )}
        <span>{nameOfItem(item)}</span>
      </span>
    );
  };

  const drop = (dragged: Dragged, slot: Slot) => {
    const plan = room.plan();
    if (dragged.type === "day") {
      if (slot.type === "day" && slot.before !== dragged.id)
        void verbs.moveDay(room.tripId, plan, dragged.id, slot.before);
      return;
    }
    if (slot.type !== "items") return;
    const target = { dayId: slot.dayId, before: slot.before };
    if (slot.dayId) store.set({ mapDay: slot.dayId });
    if (dragged.type === "places") {
      verbs.addStops(
        room.tripId,
        plan,
        dragged.ids.map((place_id) => ({ place_id })),
        target,
      );
      return;
    }
    const items = dragged.ids.flatMap((id) => findItem(plan, id) ?? []);
    if (items.every((item) => isThereAlready(item.id, slot))) return;
    void verbs.moveItems(room.tripId, plan, items, target);
  };

  const isThereAlready = (id: string, slot: Slot): boolean => {
    const plan = room.plan();
    const view = dayOfItem(plan, id);
    if (slot.type !== "items" || (view?.day.id ?? null) !== slot.dayId) return false;
    const items = view?.items ?? plan.trayItems;
    const at = items.findIndex((item) => item.id === id);
    return slot.before === id || (items[at + 1]?.id ?? null) === slot.before;
  };

  return (
    <DragRoom
      words={words}
      overlay={ghost}
      step={(dragged, slot, key) => stepSlot(room.plan(), dragged, slot, key, store.get().mapDay)}
      reveal={(slot) => {
        const { folded } = store.get();
        store.set({ reveal: { key: rowOfSlot(slot, (dayId) => folded.has(dayId)), align: "auto" } });
      }}
      onDrop={drop}
      onLift={(dragged) =>
        store.set({
          heldKey: dragged ? ((dragged.type === "day" ? dragged.id : dragged.ids[0]) ?? TRAY) : null,
          isCarryingDay: dragged?.type === "day",
          menu: null,
        })
      }
    >
      {children}
    </DragRoom>
  );
}
