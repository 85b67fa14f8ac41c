import type { LngLat } from "../types.ts";

/** Encoded polyline, precision 5. A line cut off in the middle gives the points before the cut. */
export function decodePolyline(text: string): LngLat[] {
  const points: LngLat[] = [];
  let at = 0;
  let lat = 0;
  let lng = 0;
  const next = (): number | null => {
    let value = 0;
    for (let shift = 0; shift < 35; shift += 5) {
      if (at >= text.length) return null;
      const byte = text.charCodeAt(at++) - 63;
      if (byte < 0 || byte > 63) return null;
      value |= (byte & 0x1f) << shift;
      if (byte < 0x20) return value & 1 ? ~(value >> 1) : value >> 1;
    }
    return null;
  };
  while (at < text.length) {
    const dLat = next();
    const dLng = next();
    if (dLat === null || dLng === null) break;
    lat += dLat;
    lng += dLng;
    points.push([lng / 1e5, lat / 1e5]);
  }
  return points;
}
