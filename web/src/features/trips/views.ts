import type { Day, Trip } from "../../domain/kinds.gen";
import { daysFromTo, lengthInDays } from "../../kit/dates";
import { compare } from "../../kit/ordering";
import type { Card, StreamState } from "../../sync";

export type Shelf = "upcoming" | "past" | "archived" | "trash";

/** Where a trip stands in time. Without dates it is an idea. */
export type Phase = "ongoing" | "upcoming" | "past" | "idea";

type Dated = Pick<Trip, "starts_on" | "ends_on">;

export function phaseOf(trip: Dated, today: string): Phase {
  if (!trip.starts_on || !trip.ends_on) return "idea";
  if (today < trip.starts_on) return "upcoming";
  return today > trip.ends_on ? "past" : "ongoing";
}

/** "Day 2 of 21", "in 41 days": the numbers behind the words. */
export type Countdown =
  | { is: "ongoing"; day: number; of: number }
  | { is: "upcoming"; days: number }
  | { is: "past"; days: number }
  | { is: "idea" };

export function countdown(trip: Dated, today: string): Countdown {
  const { starts_on: first, ends_on: last } = trip;
  if (!first || !last) return { is: "idea" };
  if (today < first) return { is: "upcoming", days: daysFromTo(today, first) };
  if (today > last) return { is: "past", days: daysFromTo(last, today) };
  return { is: "ongoing", day: lengthInDays(first, today), of: lengthInDays(first, last) };
}

export function shelfOf(card: Pick<Card, "deleted_at" | "is_archived" | keyof Dated>, today: string): Shelf {
  if (card.deleted_at) return "trash";
  if (card.is_archived) return "archived";
  return phaseOf(card, today) === "past" ? "past" : "upcoming";
}

/** Ongoing first, then what comes next, then ideas; the past backwards. */
export function onShelf(cards: readonly Card[], shelf: Shelf, today: string): Card[] {
  const found = cards.filter((card) => shelfOf(card, today) === shelf);
  if (shelf === "trash") return found.sort((a, b) => compare(b.deleted_at ?? "", a.deleted_at ?? ""));
  const later = "9999";
  return shelf === "upcoming"
    ? found.sort((a, b) => compare(a.starts_on ?? later, b.starts_on ?? later) || compare(b.id, a.id))
    : found.sort((a, b) => compare(b.ends_on ?? later, a.ends_on ?? later) || compare(b.id, a.id));
}

/** The trip one is on, else the next one, else the newest idea. */
export function heroOf(cards: readonly Card[], today: string): Card | undefined {
  const open = onShelf(cards, "upcoming", today);
  return open.find((card) => phaseOf(card, today) === "ongoing") ?? open[0];
}

export interface Stats {
  trips: number;
  /** Days already travelled, today included. */
  daysAway: number;
  places: number;
  companions: number;
}

export function statsOf(cards: readonly Card[], today: string, accountId: string): Stats {
  const kept = cards.filter((card) => !card.deleted_at);
  const people = new Set<string>();
  let daysAway = 0;
  let places = 0;
  for (const card of kept) {
    places += card.place_count;
    for (const member of card.members) {
      if (member.account_id !== accountId) people.add(member.account_id ?? member.name.trim().toLowerCase());
    }
    const now = countdown(card, today);
    if (now.is === "ongoing") daysAway += now.day;
    else if (now.is === "past" && card.starts_on && card.ends_on)
      daysAway += lengthInDays(card.starts_on, card.ends_on);
  }
  return { trips: kept.length, daysAway, places, companions: people.size };
}

export interface Ahead {
  id: string;
  title: string;
  dayId: string;
  on: string | null;
  dayNumber: number;
  at: string | null;
  icon: string | null;
}

/** The next stops of a trip, from this moment on. In a trip without dates: the first ones. */
export function comingUp(state: StreamState, now: { today: string; clock: string }, limit: number): Ahead[] {
  const days = [...state.kinds.day.values()].sort(
    (a, b) => compare(a.position, b.position) || compare(a.id, b.id),
  );
  const dated = days.some((day) => day.day_on);
  const stops = new Map<string, Ahead[]>();
  const sorted = [...state.kinds.stop.values()].sort(
    (a, b) => compare(a.position, b.position) || compare(a.id, b.id),
  );
  for (const stop of sorted) {
    if (!stop.day_id) continue;
    const place = stop.place_id ? state.kinds.place.get(stop.place_id) : undefined;
    const title = place?.name ?? stop.title;
    if (!title) continue;
    const at = stop.start_time ?? place?.start_time ?? null;
    const list = stops.get(stop.day_id) ?? [];
    list.push({
      id: stop.id,
      title,
      dayId: stop.day_id,
      on: null,
      dayNumber: 0,
      at,
      icon: place?.category_id ?? null,
    });
    stops.set(stop.day_id, list);
  }
  const ahead: Ahead[] = [];
  let number = 0;
  for (const day of days) {
    if (dated && !day.day_on) continue;
    number++;
    if (day.day_on && day.day_on < now.today) continue;
    for (const stop of stops.get(day.id) ?? []) {
      if (day.day_on === now.today && stop.at && stop.at < now.clock) continue;
      ahead.push({ ...stop, on: day.day_on, dayNumber: number });
      if (ahead.length === limit) return ahead;
    }
  }
  return ahead;
}

/** What a change of dates starts from. */
export interface Basis {
  trip: Trip | undefined;
  days: readonly Day[];
  /** Ids of days that have stops, notes or bookings without a date: what `redate` must not lose. */
  content: ReadonlySet<string>;
}

export function basisOf(state: StreamState): Basis {
  const content = new Set<string>();
  for (const kind of [state.kinds.stop, state.kinds.note]) {
    for (const { day_id } of kind.values()) if (day_id) content.add(day_id);
  }
  for (const { day_ids } of state.kinds.booking.values()) for (const id of day_ids) content.add(id);
  return { trip: [...state.kinds.trip.values()][0], days: [...state.kinds.day.values()], content };
}
