import type { Bounds, LngLat } from "../types.ts";

const METRES_PER_DEGREE = 111_320;
const FOOT = 0.3048;
const MILE = 1609.344;
const METRIC = [
  50, 100, 200, 500, 1000, 2000, 5000, 10_000, 20_000, 50_000, 100_000, 200_000, 500_000, 1_000_000,
];
const IMPERIAL = [
  ...[200, 500, 1000].map((feet) => feet * FOOT),
  ...[0.5, 1, 2, 5, 10, 20, 50, 100, 200, 500].map((miles) => miles * MILE),
];

export type DistanceUnit = "metric" | "imperial";

export function metresPerPixel(lat: number, zoom: number): number {
  return (40_075_016.686 * Math.cos((lat * Math.PI) / 180)) / (512 * 2 ** zoom);
}

/** The round distance nearest above `pixels` on the screen: the length of the scale bar and of a square of the grid. */
export function roundStep(lat: number, zoom: number, pixels: number, unit: DistanceUnit): number {
  const wanted = metresPerPixel(lat, zoom) * pixels;
  const steps = unit === "imperial" ? IMPERIAL : METRIC;
  return steps.find((step) => step >= wanted) ?? steps[steps.length - 1] ?? wanted;
}

export function stepWords(metres: number, unit: DistanceUnit): { value: number; unit: string } {
  if (unit === "imperial") {
    return metres < MILE / 2
      ? { value: Math.round(metres / FOOT), unit: "foot" }
      : { value: Math.round((metres / MILE) * 10) / 10, unit: "mile" };
  }
  return metres < 1000 ? { value: metres, unit: "meter" } : { value: metres / 1000, unit: "kilometer" };
}

/**
 * Lines `step` metres apart over the box. The squares are true at the box's own latitude, counted from whole degrees
 * so that panning within a city does not shift them.
 */
export function gridLines([[west, south], [east, north]]: Bounds, step: number): LngLat[][] {
  const middle = Math.round((south + north) / 2);
  const dLat = step / METRES_PER_DEGREE;
  const dLng = step / (METRES_PER_DEGREE * Math.max(0.05, Math.cos((middle * Math.PI) / 180)));
  const base = Math.round((west + east) / 2);
  const lines: LngLat[][] = [];
  const rows = Math.ceil((north - south) / dLat);
  const columns = Math.ceil((east - west) / dLng);
  if (rows + columns > 400) return [];
  for (let lat = Math.ceil(south / dLat) * dLat; lat <= north; lat += dLat) {
    lines.push([
      [west, lat],
      [east, lat],
    ]);
  }
  for (let lng = base + Math.ceil((west - base) / dLng) * dLng; lng <= east; lng += dLng) {
    lines.push([
      [lng, south],
      [lng, north],
    ]);
  }
  return lines;
}
