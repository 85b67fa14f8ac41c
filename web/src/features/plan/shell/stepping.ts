/** The slots of the plan in reading order, for carrying by keyboard: one key press is one slot, seen or not. */
import type { Dragged, Slot, StepKey } from "../drag";
import { dayOfItem, type Plan } from "../views";

function daySlots(dayId: string | null, ids: readonly string[]): Slot[] {
  return [...ids, null].map((before) => ({ type: "items", dayId, before }));
}

function itemSlots(plan: Plan, held: readonly string[]): Slot[] {
  const rest = (items: readonly { id: string }[]) =>
    items.map((item) => item.id).filter((id) => !held.includes(id));
  return [
    ...plan.days.flatMap((view) => daySlots(view.day.id, rest(view.items))),
    ...daySlots(null, rest(plan.trayItems)),
    ...plan.trayDays.flatMap((view) => daySlots(view.day.id, rest(view.items))),
  ];
}

function same(a: Slot, b: Slot): boolean {
  return (
    a.before === b.before && (a.type === "items" ? a.dayId : null) === (b.type === "items" ? b.dayId : null)
  );
}

/** Where a thing stands when it is picked up: stops and notes at their own place, a new place at the top. */
function homeOf(plan: Plan, dragged: Dragged): Slot | null {
  if (dragged.type === "day") {
    const at = plan.days.findIndex((view) => view.day.id === dragged.id);
    return { type: "day", before: plan.days[at + 1]?.day.id ?? null };
  }
  const id = dragged.type === "items" ? dragged.ids[0] : undefined;
  if (!id) return null;
  const view = dayOfItem(plan, id);
  const items = view?.items ?? plan.trayItems;
  const at = items.findIndex((item) => item.id === id);
  return { type: "items", dayId: view?.day.id ?? null, before: items[at + 1]?.id ?? null };
}

export function stepSlot(
  plan: Plan,
  dragged: Dragged,
  slot: Slot | null,
  key: StepKey,
  startDay: string | null,
): Slot | null {
  if (dragged.type === "day") {
    const others = plan.days.filter((view) => view.day.id !== dragged.id).map((view) => view.day.id);
    const slots: Slot[] = [...others, null].map((before) => ({ type: "day", before }));
    return walk(slots, slot ?? homeOf(plan, dragged), key === "up" || key === "previousDay" ? -1 : 1);
  }
  const held = dragged.type === "items" ? dragged.ids : [];
  const slots = itemSlots(plan, held);
  const home = slot ?? homeOf(plan, dragged);
  if (!home)
    return slots.find((other) => other.type === "items" && other.dayId === startDay) ?? slots[0] ?? null;
  if (key === "up" || key === "down") return walk(slots, home, key === "up" ? -1 : 1);
  const dayIds: (string | null)[] = [...plan.days.map((view) => view.day.id), null];
  const at = dayIds.indexOf(home.type === "items" ? home.dayId : null);
  const dayId = dayIds[Math.max(0, Math.min(dayIds.length - 1, at + (key === "previousDay" ? -1 : 1)))];
  return { type: "items", dayId: dayId ?? null, before: null };
}

function walk(slots: readonly Slot[], from: Slot | null, by: -1 | 1): Slot | null {
  const at = from ? slots.findIndex((other) => same(other, from)) : -1;
  return slots[Math.max(0, Math.min(slots.length - 1, at + by))] ?? null;
}

/** The key of the row that shows a slot. */
export function rowOfSlot(slot: Slot, isFolded: (dayId: string) => boolean): string {
  if (slot.before !== null) return slot.before;
  if (slot.type === "day") return "new-day";
  if (slot.dayId === null) return "tray";
  return isFolded(slot.dayId) ? slot.dayId : `end-${slot.dayId}`;
}
