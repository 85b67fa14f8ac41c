import type { Bounds, LngLat, Padding } from "../types.ts";

/**
 * The smallest box around the points. Longitudes lie on a circle, so the box leaves out the widest empty stretch of
 * it: Fiji and Samoa are neighbours over the date line, and the east of their box is past 180.
 */
export function boundsOf(points: readonly LngLat[]): Bounds | null {
  const usable = points.filter(([lng, lat]) => Number.isFinite(lng) && Number.isFinite(lat));
  if (usable.length === 0) return null;
  let south = 90;
  let north = -90;
  for (const [, lat] of usable) {
    south = Math.min(south, lat);
    north = Math.max(north, lat);
  }
  const around = usable.map(([lng]) => turn(lng)).sort((a, b) => a - b);
  const first = around[0] ?? 0;
  const last = around[around.length - 1] ?? 0;
  let west = first;
  let east = last;
  let widest = first + 360 - last;
  for (let i = 1; i < around.length; i++) {
    const before = around[i - 1] ?? 0;
    const here = around[i] ?? 0;
    if (here - before > widest) {
      widest = here - before;
      west = here;
      east = before + 360;
    }
  }
  return [
    [west, south],
    [east, north],
  ];
}

/** A box may come with its west beyond its east (over the date line, in the usual spelling). */
export function normalBounds([[west, south], [east, north]]: Bounds): Bounds {
  return [
    [west, Math.min(south, north)],
    [east < west ? east + 360 : east, Math.max(south, north)],
  ];
}

export const isPoint = ([[west, south], [east, north]]: Bounds): boolean =>
  east - west < 1e-4 && north - south < 1e-4;

/** Into [-180, 180). */
const turn = (lng: number): number => ((((lng + 180) % 360) + 360) % 360) - 180;

/** Panels may cover nearly all of a phone; what is left to look at never gets smaller than `least` pixels. */
export function usablePadding(padding: Padding, width: number, height: number, least = 120): Padding {
  const squeeze = (a: number, b: number, room: number): [number, number] => {
    const free = Math.max(0, room - least);
    if (a + b <= free || a + b === 0) return [a, b];
    return [(a / (a + b)) * free, (b / (a + b)) * free];
  };
  const [left, right] = squeeze(padding.left, padding.right, width);
  const [top, bottom] = squeeze(padding.top, padding.bottom, height);
  return { left, right, top, bottom };
}

/** Width of the world at zoom 0, in pixels. */
const WORLD = 512;

const mercatorY = (lat: number): number => {
  const rad = (Math.max(-85, Math.min(85, lat)) * Math.PI) / 180;
  return 0.5 - Math.log(Math.tan(Math.PI / 4 + rad / 2)) / (2 * Math.PI);
};

/** The view that just holds the box in so many free pixels. */
export function fitBox(
  [[west, south], [east, north]]: Bounds,
  width: number,
  height: number,
): { center: [number, number]; zoom: number } {
  const [top, bottom] = [mercatorY(north), mercatorY(south)];
  const across = Math.max((east - west) / 360, 1e-9) * WORLD;
  const down = Math.max(bottom - top, 1e-9) * WORLD;
  const zoom = Math.log2(Math.min(Math.max(width, 1) / across, Math.max(height, 1) / down));
  const lat = (Math.atan(Math.sinh(Math.PI * (1 - (top + bottom)))) * 180) / Math.PI;
  return { center: [(west + east) / 2, lat], zoom: Math.max(0, zoom) };
}
