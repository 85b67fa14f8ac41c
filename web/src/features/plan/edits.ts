/** What each deed on the plan changes, as plain edits. Pure, so that every rule here is tested without a browser. */
import type { Day, Note, Place, Stop, Trip } from "../../domain/kinds.gen";
import { addDays } from "../../kit/dates";
import { add, type Edit, newId, set } from "../../sync";
import { byPosition, roomAt } from "./order";
import { type DayView, type Item, itemsOfDay, type Plan, type StopItem, timesOf } from "./views";

/** A slot on a day (null: the tray), named by the item it stands before, so that it survives what others do. */
export interface Target {
  readonly dayId: string | null;
  readonly before: string | null;
}

function setPosition(item: Item, position: string): Edit {
  return item.type === "stop" ? set("stop", item.id, { position }) : set("note", item.id, { position });
}

function roomFor(plan: Plan, target: Target, count: number, leaving: ReadonlySet<string> = new Set()) {
  const all = itemsOfDay(plan, target.dayId);
  const found = target.before === null ? -1 : all.findIndex((item) => item.id === target.before);
  const slot = found < 0 ? all.length : found;
  const staying = all.filter((item) => !leaving.has(item.id));
  const index = all.slice(0, slot).filter((item) => !leaving.has(item.id)).length;
  const room = roomAt(staying, index, count);
  return { keys: room.keys, repairs: room.repairs.map(({ item, position }) => setPosition(item, position)) };
}

/** Stops and notes, kept in the order they stood in, put at one slot. */
export function moveItems(plan: Plan, items: readonly Item[], target: Target): Edit[] {
  const { keys, repairs } = roomFor(plan, target, items.length, new Set(items.map((item) => item.id)));
  const moves = items.map((item, i) => {
    const position = keys[i] as string;
    const fields = { day_id: target.dayId, position };
    return item.type === "stop" ? set("stop", item.id, fields) : set("note", item.id, fields);
  });
  return [...moves, ...repairs];
}

/** One step up or down the trail; at the edge of a day nothing happens, "Move to day" is the word for that. */
export function stepItem(plan: Plan, item: Item, dayId: string | null, by: -1 | 1): Edit[] {
  const items = itemsOfDay(plan, dayId);
  const at = items.findIndex((other) => other.id === item.id);
  const to = at + by;
  if (at < 0 || to < 0 || to >= items.length) return [];
  const before = by < 0 ? items[to] : items[to + 1];
  return moveItems(plan, [item], { dayId, before: before?.id ?? null });
}

export type NewStop = Partial<
  Pick<Stop, "place_id" | "title" | "start_time" | "end_time" | "notes" | "travel_mode">
>;

export function addStops(
  plan: Plan,
  stops: readonly NewStop[],
  target: Target,
): { edits: Edit[]; ids: string[] } {
  const { keys, repairs } = roomFor(plan, target, stops.length);
  const ids = stops.map(() => newId());
  const edits = stops.map((fields, i) =>
    add("stop", ids[i] as string, { ...fields, day_id: target.dayId, position: keys[i] as string }),
  );
  return { edits: [...edits, ...repairs], ids };
}

export type NewNote = Partial<Pick<Note, "icon" | "time" | "detail">> & Pick<Note, "text">;

export function addNote(plan: Plan, note: NewNote, target: Target): { edits: Edit[]; id: string } {
  const { keys, repairs } = roomFor(plan, target, 1);
  const id = newId();
  const position = keys[0] as string;
  return { edits: [add("note", id, { ...note, day_id: target.dayId, position }), ...repairs], id };
}

export interface StopTimes {
  readonly start_time: string | null;
  readonly end_time: string | null;
}

/**
 * Gives a stop its times and, only when it now stands against the clock, takes it to where the clock wants it:
 * just before the first timed stop that is later.
 */
export function setStopTimes(plan: Plan, item: StopItem, times: StopTimes): Edit[] {
  const dayId = item.stop.day_id;
  const start = times.start_time;
  const edits = [set("stop", item.id, { start_time: start, end_time: times.end_time })];
  if (start === null || dayId === null) return edits;
  const items = itemsOfDay(plan, dayId);
  const at = items.findIndex((other) => other.id === item.id);
  const clock = (other: Item | undefined): string | null =>
    other?.type === "stop" ? timesOf(other).start : null;
  const late = items.some((other, i) => i > at && (clock(other) ?? "99") < start);
  const early = items.some((other, i) => i < at && (clock(other) ?? "") > start);
  if (!late && !early) return edits;
  const before = items.find((other) => other.id !== item.id && (clock(other) ?? "") > start);
  return [...edits, ...moveItems(plan, [item], { dayId, before: before?.id ?? null })];
}

/** Dates and order keys belong to the places in the calendar; days carry their content from one to another. */
function deal(
  order: readonly { id: string; day: Day | null }[],
  dates: readonly (string | null)[],
  keys: readonly string[],
): Edit[] {
  return order.flatMap(({ id, day }, i) => {
    const day_on = dates[i] ?? null;
    const position = keys[i] as string;
    if (!day) return [add("day", id, { day_on, position })];
    return day.day_on === day_on && day.position === position ? [] : [set("day", id, { day_on, position })];
  });
}

function positionsOf(days: readonly DayView[]): string[] {
  return days
    .map((view) => view.day)
    .sort(byPosition)
    .map((day) => day.position);
}

export function moveDay(plan: Plan, dayId: string, before: string | null): Edit[] {
  const moving = plan.days.find((view) => view.day.id === dayId);
  if (!moving) return [];
  const rest = plan.days.filter((view) => view !== moving);
  const found = before === null ? -1 : rest.findIndex((view) => view.day.id === before);
  const index = found < 0 ? rest.length : found;
  if (index === moving.index) return [];
  if (!plan.isDated) {
    const room = roomAt(
      rest.map((view) => view.day),
      index,
    );
    return [
      set("day", dayId, { position: room.keys[0] as string }),
      ...room.repairs.map(({ item, position }) => set("day", item.id, { position })),
    ];
  }
  const order = [...rest.slice(0, index), moving, ...rest.slice(index)];
  return deal(
    order.map(({ day }) => ({ id: day.id, day })),
    plan.days.map((view) => view.day.day_on),
    positionsOf(plan.days),
  );
}

/** A new day at `index`; in a dated trip the days from there on move one date on and the trip ends a day later. */
export function insertDay(plan: Plan, trip: Trip, index: number, id = newId()): Edit[] {
  const days = plan.days.map((view) => view.day);
  const lastOn = days.at(-1)?.day_on ?? null;
  if (!plan.isDated || lastOn === null) {
    const room = roomAt(days, index);
    const start = days.length === 0 ? trip.starts_on : null;
    return [
      add("day", id, { day_on: start, position: room.keys[0] as string }),
      ...room.repairs.map(({ item, position }) => set("day", item.id, { position })),
    ];
  }
  const nextOn = addDays(lastOn, 1);
  const keys = positionsOf(plan.days);
  const order: { id: string; day: Day | null }[] = days.map((day) => ({ id: day.id, day }));
  order.splice(Math.max(0, Math.min(index, days.length)), 0, { id, day: null });
  const last = days.toSorted(byPosition);
  const edits = deal(
    order,
    [...days.map((day) => day.day_on), nextOn],
    [...keys, roomAt(last, last.length).keys[0] as string],
  );
  return trip.ends_on !== null && trip.ends_on < nextOn
    ? [...edits, set("trip", trip.id, { ends_on: nextOn })]
    : edits;
}

/** When an outer day of a dated trip goes, the trip becomes shorter; a day in the middle leaves its date free. */
export function datesWithout(plan: Plan, trip: Trip, dayId: string): Edit[] {
  const left = plan.days.filter((view) => view.day.id !== dayId);
  const first = left[0]?.day.day_on;
  const last = left.at(-1)?.day.day_on;
  if (!plan.isDated || !first || !last || !trip.starts_on || !trip.ends_on) return [];
  const gone = plan.days.find((view) => view.day.id === dayId);
  if (gone?.day.day_on === trip.starts_on) return [set("trip", trip.id, { starts_on: first })];
  if (gone?.day.day_on === trip.ends_on) return [set("trip", trip.id, { ends_on: last })];
  return [];
}

export type NewPlace = Partial<Omit<Place, "id" | "name">> & Pick<Place, "name">;
