/** The deeds of the plan. Each is one mutation: shown at once, sent in order, undone as one. */
import type { Day, Note, Place, Stop, Trip } from "../../domain/kinds.gen";
import { add, type Edit, mutate, newId, remove, set } from "../../sync";
import type { NewNote, NewPlace, NewStop, StopTimes, Target } from "./edits";
import * as edits from "./edits";
import type { Item, Plan, StopItem } from "./views";

const streamOf = (tripId: string) => `trip:${tripId}`;

/** The largest number of edits one mutation may carry. */
const MOST_EDITS = 1000;

async function send(tripId: string, verb: string, list: readonly Edit[]): Promise<void> {
  for (let i = 0; i < list.length; i += MOST_EDITS) {
    await mutate(streamOf(tripId), verb, list.slice(i, i + MOST_EDITS));
  }
}

// Places

export function addPlace(tripId: string, fields: NewPlace): string {
  const id = newId();
  void send(tripId, "place.add", [add("place", id, fields)]);
  return id;
}

/** A new place that goes straight onto a day. */
export function addPlaceToDay(tripId: string, plan: Plan, fields: NewPlace, target: Target): string {
  const id = newId();
  const { edits: stops } = edits.addStops(plan, [{ place_id: id }], target);
  void send(tripId, "place.add", [add("place", id, fields), ...stops]);
  return id;
}

export function setPlace(tripId: string, id: string, fields: Partial<Omit<Place, "id">>): Promise<void> {
  return send(tripId, "place.set", [set("place", id, fields)]);
}

export function setPlacesCategory(
  tripId: string,
  ids: readonly string[],
  categoryId: string | null,
): Promise<void> {
  return send(
    tripId,
    "place.categorise",
    ids.map((id) => set("place", id, { category_id: categoryId })),
  );
}

/** Their stops go with them, by the reference itself. */
export function removePlaces(tripId: string, ids: readonly string[]): Promise<void> {
  return send(
    tripId,
    "place.remove",
    ids.map((id) => remove("place", id)),
  );
}

// Stops and notes

export function addStops(
  tripId: string,
  plan: Plan,
  stops: readonly NewStop[],
  target: Target,
): readonly string[] {
  const built = edits.addStops(plan, stops, target);
  void send(tripId, "stop.add", built.edits);
  return built.ids;
}

export function addStop(tripId: string, plan: Plan, stop: NewStop, target: Target): string {
  return addStops(tripId, plan, [stop], target)[0] as string;
}

export function setStop(tripId: string, id: string, fields: Partial<Omit<Stop, "id">>): Promise<void> {
  return send(tripId, "stop.set", [set("stop", id, fields)]);
}

export function setStopTimes(tripId: string, plan: Plan, item: StopItem, times: StopTimes): Promise<void> {
  return send(tripId, "stop.set", edits.setStopTimes(plan, item, times));
}

export function addNote(tripId: string, plan: Plan, note: NewNote, target: Target): string {
  const built = edits.addNote(plan, note, target);
  void send(tripId, "note.add", built.edits);
  return built.id;
}

export function setNote(tripId: string, id: string, fields: Partial<Omit<Note, "id">>): Promise<void> {
  return send(tripId, "note.set", [set("note", id, fields)]);
}

export function moveItems(tripId: string, plan: Plan, items: readonly Item[], target: Target): Promise<void> {
  const verb = items.every((item) => item.type === "note") ? "note.move" : "stop.move";
  return send(tripId, verb, edits.moveItems(plan, items, target));
}

export function stepItem(
  tripId: string,
  plan: Plan,
  item: Item,
  dayId: string | null,
  by: -1 | 1,
): Promise<void> {
  const list = edits.stepItem(plan, item, dayId, by);
  return list.length > 0 ? send(tripId, `${item.type}.move`, list) : Promise.resolve();
}

export function removeItems(tripId: string, items: readonly Item[]): Promise<void> {
  const verb = items.every((item) => item.type === "note") ? "note.remove" : "stop.remove";
  return send(
    tripId,
    verb,
    items.map((item) => remove(item.type, item.id)),
  );
}

// Days

export function addDay(tripId: string, plan: Plan, trip: Trip): string {
  return insertDay(tripId, plan, trip, plan.days.length);
}

export function insertDay(tripId: string, plan: Plan, trip: Trip, index: number): string {
  const id = newId();
  const isLast = index >= plan.days.length;
  void send(tripId, isLast ? "day.add" : "day.insert", edits.insertDay(plan, trip, index, id));
  return id;
}

export function moveDay(tripId: string, plan: Plan, dayId: string, before: string | null): Promise<void> {
  const list = edits.moveDay(plan, dayId, before);
  return list.length > 0 ? send(tripId, "day.move", list) : Promise.resolve();
}

export function setDay(
  tripId: string,
  id: string,
  fields: Partial<Pick<Day, "title" | "notes" | "day_on">>,
): Promise<void> {
  return send(tripId, "day.set", [set("day", id, fields)]);
}

/** What stood on the day goes to the tray, because its references are cleared with it. */
export function removeDay(tripId: string, plan: Plan, trip: Trip, dayId: string): Promise<void> {
  return send(tripId, "day.remove", [remove("day", dayId), ...edits.datesWithout(plan, trip, dayId)]);
}
