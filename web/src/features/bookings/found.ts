/** What a file says is booked, as cards to look at and as what must be written to add it. */
import type { Found, FoundBooking, FoundHop, FoundStay } from "../../domain/api.gen";
import type { Booking, Segment, Stay } from "../../domain/kinds.gen";
import { keysBetween } from "../../kit/ordering";
import { add, type Edit, newId } from "../../sync";
import { EMPTY_BOOKING, EMPTY_STAY, freshHop } from "./draft";
import type { Card } from "./views";

export interface Offer {
  readonly card: Card;
  /** The trip has one of the same code and beginning already. */
  readonly isKnown: boolean;
}

type Words = (from: string, to: string) => string;

export function offersOf(found: Found, cards: readonly Card[], words: Words): Offer[] {
  const known = new Set(cards.map(signature));
  const made = [
    ...(found.bookings ?? []).map((one) => bookingCard(one, words)),
    ...(found.stays ?? []).map(stayCard),
  ];
  return made.map((card) => ({ card, isKnown: known.has(signature(card)) }));
}

const signature = ({ booking, stay, on }: Card): string => {
  const one = booking ?? stay;
  return `${one?.code ?? booking?.title ?? stay?.name} ${on}`;
};

function bookingCard({ hops = [], ...fields }: FoundBooking, words: Words): Card {
  const id = newId();
  const positions = keysBetween(null, null, hops.length);
  const segments = hops.map((hop, n) => segmentOf(hop, id, positions[n] ?? ""));
  const [first, last] = [segments[0], segments.at(-1)];
  const title = fields.title || (first && last ? words(first.from_name, last.to_name) : "");
  const booking = { ...EMPTY_BOOKING, needs_review: false, ...fields, id, title } as Booking;
  const on = first?.departs_on ?? booking.starts_on;
  return { id, booking, segments, stay: null, on, until: last?.arrives_on ?? booking.ends_on ?? on };
}

const segmentOf = (hop: FoundHop, booking_id: string, position: string): Segment => ({
  ...freshHop(null, null),
  ...hop,
  booking_id,
  position,
});

function stayCard(fields: FoundStay): Card {
  const id = newId();
  const stay = { ...EMPTY_STAY, needs_review: false, ...fields, id } as Stay;
  return { id, booking: null, segments: [], stay, on: stay.check_in_on, until: stay.check_out_on };
}

export function editsOfCards(cards: readonly Card[]): Edit[] {
  return cards.flatMap(({ booking, segments, stay }) => {
    if (booking) {
      const { id, ...fields } = booking;
      const hops = segments.map(({ id, ...hop }) => add("segment", id, hop));
      return [add("booking", id, fields), ...hops];
    }
    if (!stay) return [];
    const { id, ...fields } = stay;
    return [add("stay", id, fields)];
  });
}
