/** The form of a place: what is typed, and which fields that changes. */
import type { Place } from "../../../domain/kinds.gen";
import { parseClock } from "../clock";
import type { NewPlace } from "../edits";
import { parseCoordinates } from "../find";
import { minorPerMajor } from "../format";

export interface PlaceForm {
  name: string;
  category_id: string | null;
  description: string;
  address: string;
  coordinates: string;
  price: number | string;
  currency: string;
  website: string;
  phone: string;
  start_time: string;
  end_time: string;
  duration_minutes: number | string;
  notes: string;
  image: string;
}

export type Subject = Partial<Place>;

export function formOf(place: Subject, tripCurrency: string): PlaceForm {
  const currency = place.currency ?? tripCurrency;
  const hasSpot = place.lat != null && place.lng != null;
  return {
    name: place.name ?? "",
    category_id: place.category_id ?? null,
    description: place.description ?? "",
    address: place.address ?? "",
    coordinates: hasSpot ? `${place.lat}, ${place.lng}` : "",
    price: place.price_minor == null ? "" : place.price_minor / minorPerMajor(currency),
    currency,
    website: place.website ?? "",
    phone: place.phone ?? "",
    start_time: place.start_time ?? "",
    end_time: place.end_time ?? "",
    duration_minutes: place.duration_minutes ?? 60,
    notes: place.notes ?? "",
    image: place.image ?? "",
  };
}

/** "example.org" is what people type; the record wants an address. */
function link(text: string): string | null {
  const trimmed = text.trim();
  if (trimmed === "") return null;
  return /^https?:\/\//i.test(trimmed) ? trimmed : `https://${trimmed}`;
}

export function fieldsOf(form: PlaceForm): NewPlace {
  const spot = parseCoordinates(form.coordinates);
  const amount = form.price === "" ? null : Number(form.price);
  return {
    name: form.name.trim(),
    category_id: form.category_id,
    description: form.description.trim() || null,
    address: form.address.trim() || null,
    lat: spot?.lat ?? null,
    lng: spot?.lng ?? null,
    price_minor: amount === null ? null : Math.round(amount * minorPerMajor(form.currency)),
    currency: amount === null ? null : form.currency,
    website: link(form.website),
    phone: form.phone.trim() || null,
    start_time: parseClock(form.start_time),
    end_time: parseClock(form.end_time),
    duration_minutes: Math.min(1440, Math.max(1, Math.round(Number(form.duration_minutes) || 60))),
    notes: form.notes.trim() || null,
    image: link(form.image),
  };
}

/** Only what is different from where the form began, so that two people can fill different fields at once. */
export function changesOf(before: Subject, after: NewPlace): Partial<Omit<Place, "id">> {
  const entries = Object.entries(after).filter(
    ([key, value]) => (before[key as keyof Place] ?? null) !== value,
  );
  return Object.fromEntries(entries);
}
