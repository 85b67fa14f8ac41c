import type { Feature, FeatureCollection, Point } from "geojson";
import { trailLine, unwrap } from "../geometry/lines.ts";
import { decodePolyline } from "../geometry/polyline.ts";
import type { LngLat, MapDot, MapStone, MapTrack, MapTrail, Scheme } from "../types.ts";
import type { Images } from "./images.ts";

/** Features carry the id back on a click, and the name of the image that shows them. */

const point = (lng: number, lat: number, properties: Record<string, unknown>): Feature<Point> => ({
  type: "Feature",
  properties,
  geometry: { type: "Point", coordinates: [lng, lat] },
});

const collect = (features: Feature[]): FeatureCollection => ({ type: "FeatureCollection", features });

const SHIFT = 17;

export function stoneFeatures(
  stones: readonly MapStone[],
  images: Images,
  scheme: Scheme,
  accent: string,
): FeatureCollection {
  // A day that starts and ends at the hotel has two stones on one spot: they stand side by side.
  const piles = new Map<string, number>();
  for (const { lng, lat } of stones) {
    const spot = spotOf(lng, lat);
    piles.set(spot, (piles.get(spot) ?? 0) + 1);
  }
  const placed = new Map<string, number>();
  return collect(
    stones.map((stone) => {
      const spot = spotOf(stone.lng, stone.lat);
      const nth = placed.get(spot) ?? 0;
      placed.set(spot, nth + 1);
      const shift = (nth - ((piles.get(spot) ?? 1) - 1) / 2) * SHIFT;
      const selected = stone.selected === true;
      return point(stone.lng, stone.lat, {
        id: stone.id,
        label: nth === 0 ? stone.label : "",
        image: images.stone(stone.number, selected ? accent : stone.color, selected, scheme),
        selected,
        shift: [shift, 0],
        // Later is on top: the first stops over the last ones, the selected one over all.
        order: selected ? 1_000_000 : 10_000 - stone.number,
      });
    }),
  );
}

const spotOf = (lng: number, lat: number) => `${lng.toFixed(5)} ${lat.toFixed(5)}`;

/** The selected dot leaves the clusters, so that it is seen wherever the camera is. */
export function dotFeatures(
  dots: readonly MapDot[],
  images: Images,
  scheme: Scheme,
): { dots: FeatureCollection; chosen: FeatureCollection } {
  const plain: Feature[] = [];
  const chosen: Feature[] = [];
  for (const dot of dots) {
    const selected = dot.selected === true;
    const feature = point(dot.lng, dot.lat, {
      id: dot.id,
      label: dot.label,
      dot: images.dot(dot.color, scheme),
      pin: images.pin(dot.color, dot.icon, selected, scheme),
    });
    (selected ? chosen : plain).push(feature);
  }
  return { dots: collect(plain), chosen: collect(chosen) };
}

export const trailFeatures = (trails: readonly MapTrail[]): FeatureCollection =>
  collect(
    trails.flatMap(({ id, color, points, dashed }) =>
      lineFeature(trailLine(points), { id, color, dashed: dashed === true }),
    ),
  );

export const trackFeatures = (tracks: readonly MapTrack[]): FeatureCollection =>
  collect(
    tracks.flatMap(({ id, color, polyline }) => lineFeature(unwrap(decodePolyline(polyline)), { id, color })),
  );

function lineFeature(line: readonly LngLat[], properties: Record<string, unknown>): Feature[] {
  if (line.length < 2) return [];
  const coordinates = line.map(([lng, lat]) => [lng, lat]);
  return [{ type: "Feature", properties, geometry: { type: "LineString", coordinates } }];
}

export const meFeature = (at: LngLat | null): FeatureCollection =>
  collect(at ? [point(at[0], at[1], {})] : []);
