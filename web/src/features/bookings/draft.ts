/** A booking as its dialog holds it, and what must be written so that the records say the same. */
import { isTransport } from "../../domain/bookings";
import type { Booking, Segment, Stay } from "../../domain/kinds.gen";
import { sameValue } from "../../kit/equal";
import { keysBetween } from "../../kit/ordering";
import { minutesBetween } from "../../kit/zones";
import { add, type Edit, newId, remove, set } from "../../sync";

export type BookingFields = Omit<Booking, "id" | "needs_review">;
export type SegmentFields = Omit<Segment, "booking_id" | "position">;
export type StayFields = Omit<Stay, "id" | "needs_review">;

export interface BookingDraft {
  readonly fields: BookingFields;
  /** Empty for what is no journey. */
  readonly hops: readonly SegmentFields[];
}

export type Problem = "title" | "ends" | "order" | "names";

export const EMPTY_BOOKING: BookingFields = {
  type: "other",
  title: "",
  status: "pending",
  code: null,
  provider: null,
  url: null,
  notes: null,
  price_minor: null,
  currency: null,
  location: null,
  starts_on: null,
  start_time: null,
  ends_on: null,
  end_time: null,
  tz: null,
  place_id: null,
  stop_id: null,
  day_ids: [],
  attendee_ids: [],
};

/** A hop that begins where and when the one before it ended. */
export function freshHop(before: SegmentFields | null, on: string | null): SegmentFields {
  const day = before?.arrives_on ?? before?.departs_on ?? on;
  return {
    id: newId(),
    from_name: before?.to_name ?? "",
    from_code: before?.to_code ?? null,
    from_lat: before?.to_lat ?? null,
    from_lng: before?.to_lng ?? null,
    from_tz: before?.to_tz ?? null,
    departs_on: day,
    departs_at: null,
    to_name: "",
    to_code: null,
    to_lat: null,
    to_lng: null,
    to_tz: null,
    arrives_on: day,
    arrives_at: null,
    number: null,
    carrier: before?.carrier ?? null,
    seat: null,
    travel_class: null,
    platform: null,
  };
}

export function freshBooking(type: Booking["type"], on: string | null): BookingDraft {
  return isTransport(type)
    ? { fields: { ...EMPTY_BOOKING, type }, hops: [freshHop(null, on)] }
    : { fields: { ...EMPTY_BOOKING, type, starts_on: on, ends_on: on }, hops: [] };
}

export function draftOf(booking: Booking, segments: readonly Segment[]): BookingDraft {
  const { id: _, needs_review: __, ...fields } = booking;
  return { fields, hops: segments.map(({ booking_id: _b, position: _p, ...hop }) => hop) };
}

/** "Tokyo to Kyoto", of the ends of the whole journey. */
export function titleOf({ fields, hops }: BookingDraft, words: (from: string, to: string) => string): string {
  if (fields.title.trim() !== "") return fields.title.trim();
  const [first, last] = [hops[0], hops.at(-1)];
  return first && last && first.from_name && last.to_name ? words(first.from_name, last.to_name) : "";
}

export function problemOf({ fields, hops }: BookingDraft, title: string): Problem | null {
  if (title === "") return hops.length > 0 ? "names" : "title";
  for (const hop of hops) {
    if (hop.from_name.trim() === "" || hop.to_name.trim() === "") return "names";
    const minutes = minutesBetween(
      [hop.departs_on, hop.departs_at, hop.from_tz],
      [hop.arrives_on, hop.arrives_at, hop.to_tz],
    );
    if (minutes !== null && minutes < 0) return "order";
  }
  if (hops.length > 0 || fields.starts_on === null || fields.ends_on === null) return null;
  const begins = `${fields.starts_on}${fields.start_time ?? ""}`;
  const ends = `${fields.ends_on}${fields.end_time ?? (fields.starts_on === fields.ends_on ? (fields.start_time ?? "") : "")}`;
  return ends < begins ? "ends" : null;
}

/** Only what is different, in one mutation: a journey with its hops stands or falls as one. */
export function editsOf(
  draft: BookingDraft,
  title: string,
  booking: Booking | null,
  segments: readonly Segment[],
): Edit[] {
  const id = booking?.id ?? newId();
  const fields: BookingFields = { ...draft.fields, title };
  const edits: Edit[] = [];
  if (booking === null) edits.push(add("booking", id, fields));
  else {
    const changed = differing(fields, booking);
    // Whoever saves it has looked at it.
    const seen = booking.needs_review ? { needs_review: false } : {};
    if (Object.keys({ ...changed, ...seen }).length > 0)
      edits.push(set("booking", id, { ...changed, ...seen }));
  }
  const known = new Map(segments.map((segment) => [segment.id, segment]));
  const kept = new Set(draft.hops.map((hop) => hop.id));
  for (const segment of segments) if (!kept.has(segment.id)) edits.push(remove("segment", segment.id));
  const inOrder = draft.hops.every((hop, n) => known.has(hop.id) && segments[n]?.id === hop.id);
  const positions = inOrder
    ? draft.hops.map(({ id }) => known.get(id)?.position ?? "")
    : keysBetween(null, null, draft.hops.length);
  draft.hops.forEach((hop, n) => {
    const { id: hopId, ...rest } = hop;
    const whole = { ...rest, position: positions[n] ?? "" };
    const before = known.get(hopId);
    if (!before) edits.push(add("segment", hopId, { ...whole, booking_id: id }));
    else {
      const changed = differing(whole, before);
      if (Object.keys(changed).length > 0) edits.push(set("segment", hopId, changed));
    }
  });
  return edits;
}

export const EMPTY_STAY: Omit<StayFields, "check_in_on" | "check_out_on"> = {
  name: "",
  status: "confirmed",
  place_id: null,
  address: null,
  check_in_from: null,
  check_in_until: null,
  check_out_by: null,
  code: null,
  provider: null,
  url: null,
  phone: null,
  notes: null,
  price_minor: null,
  currency: null,
  attendee_ids: [],
};

export const freshStay = (on: string, until: string): StayFields => ({
  ...EMPTY_STAY,
  check_in_on: on,
  check_out_on: until,
});

export function fieldsOf({ id: _, needs_review: __, ...fields }: Stay): StayFields {
  return fields;
}

export function stayEdits(fields: StayFields, stay: Stay | null): Edit[] {
  if (stay === null) return [add("stay", newId(), fields)];
  const changed = { ...differing(fields, stay), ...(stay.needs_review ? { needs_review: false } : {}) };
  return Object.keys(changed).length > 0 ? [set("stay", stay.id, changed)] : [];
}

function differing<T extends object>(wanted: T, known: Partial<Record<keyof T, unknown>>): Partial<T> {
  return Object.fromEntries(
    Object.entries(wanted).filter(([name, value]) => !sameValue(known[name as keyof T], value)),
  ) as Partial<T>;
}
