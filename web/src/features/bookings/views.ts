/** The cards of the Bookings tab: journeys with their hops, beds, tables and tickets, by the day on which they begin. */
import { isTransport, segmentsOf } from "../../domain/bookings";
import type { Booking, Day, Member, Place, Segment, Stay } from "../../domain/kinds.gen";
import { inOrder } from "../../domain/redate";
import { groupBy } from "../../kit/groupBy";
import { compare } from "../../kit/ordering";
import { minutesBetween } from "../../kit/zones";
import type { StreamState } from "../../sync";

export interface Card {
  readonly id: string;
  readonly booking: Booking | null;
  readonly segments: readonly Segment[];
  readonly stay: Stay | null;
  /** The day on which it begins; null while nobody knows. */
  readonly on: string | null;
  /** The last day on which it matters. */
  readonly until: string | null;
}

export interface Shelf {
  /** By day, then time; what has no day comes first. */
  readonly cards: readonly Card[];
  readonly members: ReadonlyMap<string, Member>;
  readonly places: ReadonlyMap<string, Place>;
  readonly currency: string;
  readonly startsOn: string | null;
  /** In their order. */
  readonly days: readonly Day[];
}

export const GROUPS = ["all", "journeys", "stays", "rest"] as const;
export type Group = (typeof GROUPS)[number];
export const FILTERS = ["all", "coming", "pending", "mine"] as const;
export type Filter = (typeof FILTERS)[number];

export function shelfOf(state: StreamState): Shelf {
  const { trip, booking, segment, stay, member, place, day } = state.kinds;
  const hops = segmentsOf(segment.values());
  const cards: (Card & { at: string })[] = [];
  for (const one of booking.values()) {
    const segments = hops.get(one.id) ?? [];
    const [first, last] = [segments[0], segments.at(-1)];
    const on = first?.departs_on ?? one.starts_on;
    cards.push({
      id: one.id,
      booking: one,
      segments,
      stay: null,
      on,
      until: last?.arrives_on ?? one.ends_on ?? on,
      at: first?.departs_at ?? one.start_time ?? "",
    });
  }
  for (const one of stay.values()) {
    cards.push({
      id: one.id,
      booking: null,
      segments: [],
      stay: one,
      on: one.check_in_on,
      until: one.check_out_on,
      at: one.check_in_from ?? "",
    });
  }
  cards.sort((a, b) => compare(a.on ?? "", b.on ?? "") || compare(a.at, b.at) || compare(a.id, b.id));
  const { currency = "EUR", starts_on = null } = trip.values().next().value ?? {};
  const days = inOrder(day.values());
  return { cards, members: member, places: place, currency, startsOn: starts_on, days };
}

export function groupOf(card: Card): Exclude<Group, "all"> {
  if (card.stay) return "stays";
  return card.booking && (isTransport(card.booking.type) || card.segments.length > 0) ? "journeys" : "rest";
}

export function shows(card: Card, filter: Filter, group: Group, me: string | null, today: string): boolean {
  if (group !== "all" && groupOf(card) !== group) return false;
  const record = card.booking ?? card.stay;
  if (!record) return false;
  if (filter === "pending") return record.status === "pending" || record.needs_review;
  if (filter === "coming")
    return record.status !== "cancelled" && (card.until === null || card.until >= today);
  if (filter === "mine")
    return record.attendee_ids.length === 0 || (me !== null && record.attendee_ids.includes(me));
  return true;
}

export const byDay = (cards: readonly Card[]): ReadonlyMap<string | null, readonly Card[]> =>
  groupBy(cards, ({ on }) => on);

/** Minutes on the way; null where a time or a zone is not known. */
export const minutesOf = (segment: Segment): number | null =>
  minutesBetween(
    [segment.departs_on, segment.departs_at, segment.from_tz],
    [segment.arrives_on, segment.arrives_at, segment.to_tz],
  );

/** Minutes between two hops. */
export const changeTime = (first: Segment, next: Segment): number | null =>
  minutesBetween(
    [first.arrives_on, first.arrives_at, first.to_tz],
    [next.departs_on, next.departs_at, next.from_tz],
  );
