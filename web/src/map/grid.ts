import type { FeatureCollection } from "geojson";
import type { Map as GLMap } from "maplibre-gl";
import { GRID_ZOOM } from "./basemap/style.ts";
import { type DistanceUnit, gridLines, roundStep } from "./geometry/grid.ts";

/** A square of the grid is as long as the scale bar, so distances can be read off anywhere on the map. */
export const SCALE_PX = 84;

export const scaleStep = (map: GLMap, unit: DistanceUnit): number =>
  roundStep(map.getCenter().lat, map.getZoom(), SCALE_PX, unit);

export function drawGrid(map: GLMap, unit: DistanceUnit): FeatureCollection {
  if (map.getZoom() < GRID_ZOOM) return { type: "FeatureCollection", features: [] };
  const view = map.getBounds();
  // Half a screen more on each side, so that dragging does not run off the paper before the next drawing.
  const [dx, dy] = [(view.getEast() - view.getWest()) / 2, (view.getNorth() - view.getSouth()) / 2];
  const lines = gridLines(
    [
      [view.getWest() - dx, view.getSouth() - dy],
      [view.getEast() + dx, view.getNorth() + dy],
    ],
    scaleStep(map, unit),
  );
  return {
    type: "FeatureCollection",
    features: lines.map((line) => ({
      type: "Feature",
      properties: {},
      geometry: { type: "LineString", coordinates: line.map(([lng, lat]) => [lng, lat]) },
    })),
  };
}
