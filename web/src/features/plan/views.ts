/**
 * The plan as it is read: days in order, each with its timeline of stops and notes, and the tray of what has no day.
 * Pure functions over the records of one trip; `useView` runs them again only when a kind they read has changed.
 */

import { type Happening, happenings, type Route, routesOf, stayAt } from "../../domain/bookings";
import type { Booking, Day, Note, Place, Segment, Stay, Stop, Trip } from "../../domain/kinds.gen";
import { inOrder } from "../../domain/redate";
import { addDays } from "../../kit/dates";
import { groupBy } from "../../kit/groupBy";
import { guessedLeg, type Leg, legBetween, type Spot, spotOf } from "./legs";
import { byPosition } from "./order";

export interface PlanRecords {
  readonly trip: Trip | undefined;
  readonly days: ReadonlyMap<string, Day>;
  readonly places: ReadonlyMap<string, Place>;
  readonly stops: ReadonlyMap<string, Stop>;
  readonly notes: ReadonlyMap<string, Note>;
  readonly bookings: ReadonlyMap<string, Booking>;
  readonly segments: ReadonlyMap<string, Segment>;
  readonly stays: ReadonlyMap<string, Stay>;
}

export interface StopItem {
  readonly type: "stop";
  readonly id: string;
  readonly position: string;
  readonly stop: Stop;
  readonly place: Place | undefined;
  /** What is reserved for it. */
  readonly booking: Booking | null;
  /** The number on the stone; null in the tray, where nothing is in order yet. */
  readonly number: number | null;
  /** The way to the next stop that stands somewhere. */
  readonly leg: Leg | null;
}

export interface NoteItem {
  readonly type: "note";
  readonly id: string;
  readonly position: string;
  readonly note: Note;
}

export type Item = StopItem | NoteItem;

export interface DayView {
  readonly day: Day;
  /** Counted from 0 in the order of the trip; the colour and "Day 3" come from it. */
  readonly index: number;
  readonly items: readonly Item[];
  readonly stopCount: number;
  readonly metres: number;
  readonly prices: readonly Price[];
  /** What is reserved, in the order of its times. */
  readonly happenings: readonly Happening[];
  /** Where the day begins and where it ends: the beds of the nights before and after it. */
  readonly morning: Bed | null;
  readonly evening: Bed | null;
}

/** A stay as the end of a day, with the way from it to the first stop or from the last stop to it. */
export interface Bed {
  readonly stay: Stay;
  readonly spot: Spot | null;
  readonly leg: Leg | null;
}

export interface Price {
  readonly currency: string;
  readonly minor: number;
}

export interface Plan {
  readonly days: readonly DayView[];
  /** Days of a dated trip that lost their date, then stops and notes without a day. */
  readonly trayDays: readonly DayView[];
  readonly trayItems: readonly Item[];
  readonly isDated: boolean;
  /** The hops that stand on the map. */
  readonly routes: readonly Route[];
  /** Which days (by index in `days`) a place is planned on. */
  readonly plannedOn: ReadonlyMap<string, readonly number[]>;
}

export function isDated(days: Iterable<Day>): boolean {
  for (const day of days) if (day.day_on !== null) return true;
  return false;
}

function sumPrices(items: readonly Item[], currency: string): Price[] {
  const sums = new Map<string, number>();
  for (const item of items) {
    if (item.type !== "stop" || item.place?.price_minor == null) continue;
    const code = item.place.currency ?? currency;
    sums.set(code, (sums.get(code) ?? 0) + item.place.price_minor);
  }
  return [...sums].filter(([, minor]) => minor > 0).map(([code, minor]) => ({ currency: code, minor }));
}

/** Whether a journey that is reserved lies between two stops: nobody walks what they fly. */
function isTravelled(
  before: StopItem,
  stop: Stop,
  place: Place | undefined,
  journeys: readonly Happening[],
): boolean {
  const left = timesOf(before).end ?? timesOf(before).start;
  const reached = stop.start_time ?? place?.start_time ?? null;
  if (left === null || reached === null) return false;
  return journeys.some(({ at, until }) => {
    const time = at ?? until;
    return time !== null && left <= time && time <= reached;
  });
}

/** Numbers the stones and writes the legs between them. */
export function timeline(
  stops: readonly Stop[],
  notes: readonly Note[],
  places: ReadonlyMap<string, Place>,
  journeys: readonly Happening[] = [],
  reserved: ReadonlyMap<string, Booking> = new Map(),
): Item[] {
  const rows = [
    ...stops.map((stop) => ({ id: stop.id, position: stop.position, stop, note: null })),
    ...notes.map((note) => ({ id: note.id, position: note.position, stop: null, note })),
  ].sort(byPosition);
  const items: Item[] = [];
  let number = 0;
  let from: Spot | null = null;
  let lastStop = -1;
  for (const row of rows) {
    if (row.note) {
      items.push({ type: "note", id: row.id, position: row.position, note: row.note });
      continue;
    }
    const stop = row.stop as Stop;
    const place = stop.place_id ? places.get(stop.place_id) : undefined;
    const spot = spotOf(place);
    const previous = items[lastStop];
    // A stop that stands nowhere is passed through: the leg it leads into starts at the last known spot.
    if (spot && from && previous?.type === "stop" && !isTravelled(previous, stop, place, journeys)) {
      items[lastStop] = { ...previous, leg: legBetween(from, spot, previous.stop.travel_mode) };
    }
    number += 1;
    lastStop = items.length;
    from = spot ?? from;
    const booking = reserved.get(row.id) ?? null;
    items.push({ type: "stop", id: row.id, position: row.position, stop, place, booking, number, leg: null });
  }
  return items;
}

function groupByDay<T extends { readonly day_id: string | null }>(
  records: Iterable<T>,
  days: ReadonlyMap<string, Day>,
) {
  // A day this device has not heard of yet counts as none, so nothing ever drops out of sight.
  return groupBy(records, ({ day_id }) => (day_id !== null && days.has(day_id) ? day_id : null));
}

export function planOf(records: PlanRecords): Plan {
  const { trip, days, places, stops, notes, bookings, segments, stays } = records;
  const ordered = inOrder(days.values());
  const happeningsOn = groupBy(
    happenings(bookings.values(), segments.values(), stays.values(), ordered),
    ({ dayId, on }) => dayId ?? on,
  );
  const reserved = new Map<string, Booking>();
  for (const booking of bookings.values())
    if (booking.stop_id !== null && booking.status !== "cancelled") reserved.set(booking.stop_id, booking);
  const bedOf = (night: string, stop: StopItem | undefined, isMorning: boolean): Bed | null => {
    const stay = stayAt(stays.values(), night);
    if (!stay) return null;
    const spot = spotOf(places.get(stay.place_id ?? ""));
    const there = spotOf(stop?.place);
    if (!spot || !there || !stop || stop.stop.place_id === stay.place_id) return { stay, spot, leg: null };
    return {
      stay,
      spot,
      leg: isMorning ? guessedLeg(spot, there) : legBetween(there, spot, stop.stop.travel_mode),
    };
  };
  const stopsBy = groupByDay(stops.values(), days);
  const notesBy = groupByDay(notes.values(), days);
  const currency = trip?.currency ?? "EUR";
  const dated = isDated(days.values());
  const view = (day: Day, index: number): DayView => {
    const own = [...(happeningsOn.get(day.id) ?? []), ...(happeningsOn.get(day.day_on ?? "") ?? [])];
    const journeys = own.filter(({ segment }) => segment !== null);
    const items = timeline(stopsBy.get(day.id) ?? [], notesBy.get(day.id) ?? [], places, journeys, reserved);
    const onWay = items.filter((item): item is StopItem => item.type === "stop");
    const morning = day.day_on && bedOf(addDays(day.day_on, -1), onWay[0], true);
    const evening = day.day_on && bedOf(day.day_on, onWay.at(-1), false);
    let metres = 0;
    let stopCount = 0;
    for (const item of items) {
      if (item.type !== "stop") continue;
      stopCount += 1;
      metres += item.leg?.metres ?? 0;
    }
    const beds = { morning: morning || null, evening: evening || null };
    return {
      day,
      index,
      items,
      stopCount,
      metres,
      prices: sumPrices(items, currency),
      happenings: own,
      ...beds,
    };
  };
  const shown = dated ? ordered.filter((day) => day.day_on !== null) : ordered;
  const loose = dated ? ordered.filter((day) => day.day_on === null) : [];
  const viewed = shown.map(view);
  const plannedOn = new Map<string, number[]>();
  for (const { index, items } of viewed) {
    for (const item of items) {
      if (item.type !== "stop" || !item.stop.place_id) continue;
      const on = plannedOn.get(item.stop.place_id);
      if (!on) plannedOn.set(item.stop.place_id, [index]);
      else if (on.at(-1) !== index) on.push(index);
    }
  }
  return {
    days: viewed,
    trayDays: loose.map((day, i) => view(day, shown.length + i)),
    trayItems: timeline(stopsBy.get(null) ?? [], notesBy.get(null) ?? [], places).map((item) =>
      item.type === "stop" ? { ...item, number: null, leg: null } : item,
    ),
    isDated: dated,
    routes: routesOf(bookings, segments.values()),
    plannedOn,
  };
}

export function itemsOfDay(plan: Plan, dayId: string | null): readonly Item[] {
  if (dayId === null) return plan.trayItems;
  return (
    (plan.days.find((view) => view.day.id === dayId) ?? plan.trayDays.find((view) => view.day.id === dayId))
      ?.items ?? []
  );
}

export function dayOfItem(plan: Plan, itemId: string): DayView | null {
  return (
    [...plan.days, ...plan.trayDays].find((view) => view.items.some((item) => item.id === itemId)) ?? null
  );
}

export function findItem(plan: Plan, itemId: string): Item | null {
  for (const view of plan.days) for (const item of view.items) if (item.id === itemId) return item;
  for (const view of plan.trayDays) for (const item of view.items) if (item.id === itemId) return item;
  return plan.trayItems.find((item) => item.id === itemId) ?? null;
}

export function nameOfItem(item: Item): string {
  return item.type === "note" ? item.note.text : (item.place?.name ?? item.stop.title ?? "");
}

/** A stop's own time stands before the time its place usually has. */
export function timesOf(item: StopItem): { start: string | null; end: string | null } {
  if (item.stop.start_time !== null || item.stop.end_time !== null) {
    return { start: item.stop.start_time, end: item.stop.end_time };
  }
  return { start: item.place?.start_time ?? null, end: item.place?.end_time ?? null };
}
