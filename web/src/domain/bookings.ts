/** What happens when by the bookings of a trip: the plan and the Bookings tab read the same pure views. */
import { groupBy } from "../kit/groupBy";
import { compare } from "../kit/ordering";
import type { Booking, Day, Segment, Stay } from "./kinds.gen";

export type BookingType = Booking["type"];

export const TRANSPORT: readonly BookingType[] = [
  "flight",
  "train",
  "bus",
  "car",
  "taxi",
  "bicycle",
  "ferry",
  "cruise",
  "transit",
];
export const OTHER: readonly BookingType[] = ["restaurant", "event", "tour", "other"];

export const isTransport = (type: BookingType): boolean => TRANSPORT.includes(type);
const isRental = (type: BookingType): boolean => type === "car" || type === "bicycle";

export type Phase =
  | "journey"
  | "departure"
  | "transit"
  | "arrival"
  | "pickup"
  | "active"
  | "return"
  | "start"
  | "ongoing"
  | "end"
  | "whole"
  | "checkin"
  | "checkout";

/** One line in a day: something that is reserved begins, goes on or ends. */
export interface Happening {
  readonly key: string;
  readonly on: string;
  /** The day it stands on where nobody knows the date; `on` is then that day's, if it has one. */
  readonly dayId: string | null;
  readonly at: string | null;
  /** When it ends, on the same day. */
  readonly until: string | null;
  readonly phase: Phase;
  readonly booking: Booking | null;
  readonly segment: Segment | null;
  readonly stay: Stay | null;
}

/** What has no time stands before what has one. */
const byTime = (a: Happening, b: Happening) =>
  compare(a.on, b.on) || compare(a.at ?? "", b.at ?? "") || compare(a.key, b.key);

export function segmentsOf(segments: Iterable<Segment>): ReadonlyMap<string, readonly Segment[]> {
  const found = groupBy(segments, (segment) => segment.booking_id);
  for (const list of found.values())
    list.sort((a, b) => compare(a.position, b.position) || compare(a.id, b.id));
  return found;
}

/** A span as its first day, the days between and its last day, or as one line where it is one day. */
function span(
  first: { on: string; at: string | null },
  last: { on: string | null; at: string | null },
  phases: readonly [one: Phase, first: Phase, between: Phase, last: Phase],
  dates: readonly string[],
  make: (on: string, at: string | null, until: string | null, phase: Phase) => Happening,
): Happening[] {
  const [one, begins, between, ends] = phases;
  // Over the date line one may arrive, by the calendar, on the day before: that is a line of its own, too.
  if (last.on === null || last.on === first.on) return [make(first.on, first.at, last.at, one)];
  const lines = [make(first.on, first.at, null, begins)];
  for (const on of dates) if (first.on < on && on < last.on) lines.push(make(on, null, null, between));
  lines.push(make(last.on, last.at, null, ends));
  return lines;
}

const phasesOf = ({ type }: Booking): readonly [Phase, Phase, Phase, Phase] =>
  isRental(type) ? ["whole", "pickup", "active", "return"] : ["whole", "start", "ongoing", "end"];

/** Nobody knows its date yet: it stands on days of the trip instead. */
export const isDateless = (
  booking: Pick<Booking, "starts_on">,
  segments: readonly Pick<Segment, "departs_on">[],
): boolean => booking.starts_on === null && segments.every(({ departs_on }) => departs_on === null);

/** A line on each of the days that a booking without a date names. */
function onItsDays(booking: Booking, days: readonly Day[]): Happening[] {
  const own = days.filter(({ id }) => booking.day_ids.includes(id));
  const [whole, first, between, last] = phasesOf(booking);
  return own.map((day, n) => ({
    key: `${booking.id}:${day.id}`,
    on: day.day_on ?? "",
    dayId: day.id,
    at: n === 0 ? booking.start_time : null,
    until: n === own.length - 1 ? booking.end_time : null,
    phase: own.length === 1 ? whole : n === 0 ? first : n === own.length - 1 ? last : between,
    booking,
    segment: null,
    stay: null,
  }));
}

/**
 * Everything that is reserved and not cancelled, in the order in which it happens. A span goes on on those of the
 * trip's `days`, which come in their order, that it covers: one of three hundred years costs no more lines than the
 * trip has days. What has no date stands on the days that it names.
 */
export function happenings(
  bookings: Iterable<Booking>,
  segments: Iterable<Segment>,
  stays: Iterable<Stay>,
  days: readonly Day[],
): Happening[] {
  const hops = segmentsOf(segments);
  const dates = days.flatMap(({ day_on }) => day_on ?? []);
  const found: Happening[] = [];
  for (const booking of bookings) {
    if (booking.status === "cancelled") continue;
    const own = hops.get(booking.id) ?? [];
    for (const segment of own) {
      if (segment.departs_on === null) continue;
      found.push(
        ...span(
          { on: segment.departs_on, at: segment.departs_at },
          { on: segment.arrives_on, at: segment.arrives_at },
          ["journey", "departure", "transit", "arrival"],
          dates,
          (on, at, until, phase) => ({
            key: `${segment.id}:${on}`,
            on,
            dayId: null,
            at,
            until,
            phase,
            booking,
            segment,
            stay: null,
          }),
        ),
      );
    }
    if (isDateless(booking, own)) found.push(...onItsDays(booking, days));
    if (own.length > 0 || booking.starts_on === null) continue;
    found.push(
      ...span(
        { on: booking.starts_on, at: booking.start_time },
        { on: booking.ends_on, at: booking.end_time },
        phasesOf(booking),
        dates,
        (on, at, until, phase) => ({
          key: `${booking.id}:${on}`,
          on,
          dayId: null,
          at,
          until,
          phase,
          booking,
          segment: null,
          stay: null,
        }),
      ),
    );
  }
  for (const stay of stays) {
    if (stay.status === "cancelled") continue;
    const common = { dayId: null, booking: null, segment: null, stay };
    found.push({
      key: `${stay.id}:in`,
      on: stay.check_in_on,
      at: stay.check_in_from,
      until: stay.check_in_until,
      phase: "checkin",
      ...common,
    });
    found.push({
      key: `${stay.id}:out`,
      on: stay.check_out_on,
      at: null,
      until: stay.check_out_by,
      phase: "checkout",
      ...common,
    });
  }
  return found.sort(byTime);
}

/** Where one sleeps in the night after this day. */
export function stayAt(stays: Iterable<Stay>, night: string): Stay | null {
  for (const stay of stays)
    if (stay.status !== "cancelled" && stay.check_in_on <= night && night < stay.check_out_on) return stay;
  return null;
}

/** One end of a hop in as few letters as it has: its code, or its name. */
export const endName = (segment: Segment, end: "from" | "to"): string =>
  segment[`${end}_code`] ?? segment[`${end}_name`];

export interface Route {
  readonly id: string;
  readonly bookingId: string;
  readonly from: readonly [lng: number, lat: number];
  readonly to: readonly [lng: number, lat: number];
  readonly fromName: string;
  readonly toName: string;
  readonly isPending: boolean;
  readonly on: string | null;
}

/** The hops that stand on the map: both ends known, and not cancelled. */
export function routesOf(
  bookings: ReadonlyMap<string, Booking>,
  segments: Iterable<Segment>,
): readonly Route[] {
  const routes: Route[] = [];
  for (const segment of segments) {
    const booking = bookings.get(segment.booking_id);
    const { from_lat, from_lng, to_lat, to_lng } = segment;
    if (!booking || booking.status === "cancelled") continue;
    if (from_lat === null || from_lng === null || to_lat === null || to_lng === null) continue;
    routes.push({
      id: segment.id,
      bookingId: booking.id,
      from: [from_lng, from_lat],
      to: [to_lng, to_lat],
      fromName: endName(segment, "from"),
      toName: endName(segment, "to"),
      isPending: booking.status === "pending",
      on: segment.departs_on,
    });
  }
  return routes;
}
