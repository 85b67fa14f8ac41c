/** The deeds of the Bookings tab. Each is one mutation. */
import type { Booking, Segment, Stay } from "../../domain/kinds.gen";
import { mutate, remove } from "../../sync";
import { type BookingDraft, editsOf, type StayFields, stayEdits } from "./draft";
import { editsOfCards } from "./found";
import type { Card } from "./views";

const streamOf = (tripId: string) => `trip:${tripId}`;

export function saveBooking(
  tripId: string,
  draft: BookingDraft,
  title: string,
  booking: Booking | null,
  segments: readonly Segment[],
): void {
  const edits = editsOf(draft, title, booking, segments);
  if (edits.length > 0) void mutate(streamOf(tripId), booking ? "booking.set" : "booking.add", edits);
}

export function saveStay(tripId: string, fields: StayFields, stay: Stay | null): void {
  const edits = stayEdits(fields, stay);
  if (edits.length > 0) void mutate(streamOf(tripId), stay ? "stay.set" : "stay.add", edits);
}

/** What was read from a file, all of it as one. */
export function addCards(tripId: string, cards: readonly Card[]): void {
  void mutate(streamOf(tripId), "booking.import", editsOfCards(cards));
}

export function removeBooking(tripId: string, kind: "booking" | "stay", id: string): void {
  void mutate(streamOf(tripId), `${kind}.remove`, [remove(kind, id)]);
}
