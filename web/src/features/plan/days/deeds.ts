/** What a click or a key on the day list does, apart from drawing. */
import type { PlanRoom } from "../room";
import type { UiStore } from "../uiStore";
import * as verbs from "../verbs";
import { dayOfItem, findItem, type Item } from "../views";

export function openItem(store: UiStore, item: Item, dayId: string | null): void {
  store.set({ cursor: item.id, mapDay: dayId ?? store.get().mapDay });
  if (item.type === "note") store.set({ selection: { kind: "note", id: item.id }, editingNote: item.id });
  else store.select({ kind: "stop", id: item.id });
}

export function openDetail(store: UiStore, dayId: string, stopId: string | null = null): void {
  store.set({ detailDay: dayId, detailStop: stopId, mapDay: dayId });
}

export function removeById(room: PlanRoom, store: UiStore, id: string): void {
  const item = findItem(room.plan(), id);
  if (!item) return;
  if (store.get().selection.kind !== "none") store.set({ selection: { kind: "none" } });
  void verbs.removeItems(room.tripId, [item]);
}

export function stepById(room: PlanRoom, id: string, by: -1 | 1): void {
  const plan = room.plan();
  const item = findItem(plan, id);
  if (item) void verbs.stepItem(room.tripId, plan, item, dayOfItem(plan, id)?.day.id ?? null, by);
}

export function stepDay(room: PlanRoom, dayId: string, by: -1 | 1): void {
  const plan = room.plan();
  const at = plan.days.findIndex((view) => view.day.id === dayId);
  const to = at + by;
  if (at < 0 || to < 0 || to >= plan.days.length) return;
  const before = by < 0 ? plan.days[to] : plan.days[to + 1];
  void verbs.moveDay(room.tripId, plan, dayId, before?.day.id ?? null);
}

export function unschedule(room: PlanRoom, ids: readonly string[]): void {
  const plan = room.plan();
  const items = ids.flatMap((id) => findItem(plan, id) ?? []);
  void verbs.moveItems(room.tripId, plan, items, { dayId: null, before: null });
}
