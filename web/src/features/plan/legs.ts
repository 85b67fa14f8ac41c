/**
 * The way between two stops: derived, never stored. Until a route service answers, the distance is the straight
 * line and the time is that line at the usual speed of the mode, which is why the interface says "about".
 */

export type TravelMode = "walking" | "cycling" | "driving" | "transit";

export const TRAVEL_MODES: readonly TravelMode[] = ["walking", "cycling", "transit", "driving"];

/** Kilometres an hour, door to door in a town. */
const SPEED: Readonly<Record<TravelMode, number>> = { walking: 5, cycling: 15, transit: 25, driving: 40 };

const EARTH_METRES = 6_371_008.8;

export interface Spot {
  readonly lat: number;
  readonly lng: number;
}

export interface Leg {
  readonly metres: number;
  readonly minutes: number;
  readonly mode: TravelMode;
}

const radians = (degrees: number): number => (degrees * Math.PI) / 180;

export function metresBetween(a: Spot, b: Spot): number {
  const lat = radians(b.lat - a.lat) / 2;
  const lng = radians(b.lng - a.lng) / 2;
  const h = Math.sin(lat) ** 2 + Math.cos(radians(a.lat)) * Math.cos(radians(b.lat)) * Math.sin(lng) ** 2;
  return 2 * EARTH_METRES * Math.asin(Math.min(1, Math.sqrt(h)));
}

export function legBetween(a: Spot, b: Spot, mode: TravelMode): Leg {
  const metres = metresBetween(a, b);
  return { metres, minutes: Math.max(1, Math.round(metres / 1000 / (SPEED[mode] / 60))), mode };
}

/** Nobody has said how: on foot where that is pleasant, else by what runs. */
export const guessedLeg = (a: Spot, b: Spot): Leg =>
  legBetween(a, b, metresBetween(a, b) <= 1500 ? "walking" : "transit");

/** Where a place stands, or nothing while it has no coordinates. */
export function spotOf(
  place: { readonly lat: number | null; readonly lng: number | null } | undefined,
): Spot | null {
  return place && place.lat !== null && place.lng !== null ? { lat: place.lat, lng: place.lng } : null;
}
