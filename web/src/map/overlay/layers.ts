import type { GeoJSONSourceSpecification, LayerSpecification } from "maplibre-gl";
import { PALETTES } from "../palette.ts";
import type { Scheme } from "../types.ts";

/** What the traveller put on the map, from the ground up. The layers are the same over every style. */

export const SOURCES = {
  tracks: "trip-tracks",
  trails: "trip-trails",
  dots: "trip-dots",
  chosen: "trip-chosen",
  stones: "trip-stones",
  me: "trip-me",
} as const;

export const CLUSTERS = "trip-clusters";
export const DOTS = "trip-dots";
export const CHOSEN = "trip-chosen";
export const STONES = "trip-stones";
/** What a click can mean, nearest to the eye first. */
export const TOUCHABLE = [STONES, CHOSEN, DOTS, CLUSTERS];

/** From here on a dot opens up into its category's icon. */
const OPEN_ZOOM = 12;

const empty: GeoJSONSourceSpecification = {
  type: "geojson",
  data: { type: "FeatureCollection", features: [] },
};

export function overlaySources(): Record<string, GeoJSONSourceSpecification> {
  return {
    [SOURCES.tracks]: { ...empty, tolerance: 0.2 },
    [SOURCES.trails]: { ...empty, tolerance: 0.1 },
    [SOURCES.dots]: { ...empty, cluster: true, clusterRadius: 30, clusterMaxZoom: 15, clusterMinPoints: 4 },
    [SOURCES.chosen]: empty,
    [SOURCES.stones]: empty,
    [SOURCES.me]: empty,
  };
}

/** `fonts`: ours over the bundled style; over another style one that its own glyph server has. */
export function overlayLayers(
  scheme: Scheme,
  fonts: { text: string[]; bold: string[] },
): LayerSpecification[] {
  const color = PALETTES[scheme];
  const round = { "line-cap": "round", "line-join": "round" } as const;
  const wide = (base: number): ["interpolate", ["linear"], ["zoom"], ...number[]] => [
    "interpolate",
    ["linear"],
    ["zoom"],
    4,
    base * 0.7,
    10,
    base,
    16,
    base * 1.35,
  ];
  const line = (id: string, source: string, paint: object, filter?: object): LayerSpecification =>
    ({ id, type: "line", source, layout: round, paint, ...filter }) as LayerSpecification;
  const whole = { filter: ["!=", ["get", "dashed"], true] };
  const dashed = { filter: ["==", ["get", "dashed"], true] };
  const halo = { "text-color": color.ink, "text-halo-color": color.halo, "text-halo-width": 1.6 } as const;
  const around = (near: number) => [
    ...["left", [near, 0], "right", [-near, 0]],
    ...["top", [0, near * 0.75], "bottom", [0, -near * 0.75]],
  ];
  const beside = (near: number): Record<string, unknown> => ({
    "text-field": ["get", "label"],
    "text-font": fonts.text,
    "text-size": ["interpolate", ["linear"], ["zoom"], 11, 12, 16, 13.5],
    "text-variable-anchor-offset": around(near),
    "text-justify": "auto",
    "text-max-width": 9,
    "text-line-height": 1.15,
    "text-padding": 3,
  });
  const layers: LayerSpecification[] = [
    line("trip-tracks-casing", SOURCES.tracks, {
      "line-color": color.surface,
      "line-width": wide(5),
      "line-opacity": 0.7,
    }),
    line("trip-tracks", SOURCES.tracks, { "line-color": ["get", "color"], "line-width": wide(2.6) }),
    line("trip-trails-casing", SOURCES.trails, {
      "line-color": color.surface,
      "line-width": wide(6.5),
      "line-opacity": 0.85,
    }),
    line("trip-trails", SOURCES.trails, { "line-color": ["get", "color"], "line-width": wide(3.4) }, whole),
    line(
      "trip-trails-dashed",
      SOURCES.trails,
      { "line-color": ["get", "color"], "line-width": wide(3), "line-dasharray": [0.2, 2] },
      dashed,
    ),
    {
      id: "trip-me-circle",
      type: "circle",
      source: SOURCES.me,
      paint: {
        "circle-radius": 7,
        "circle-color": "#2563EB",
        "circle-stroke-color": color.surface,
        "circle-stroke-width": 3,
      },
    },
    {
      id: "trip-dot-names",
      type: "symbol",
      source: SOURCES.dots,
      minzoom: OPEN_ZOOM,
      filter: ["!", ["has", "point_count"]],
      layout: beside(1.35),
      paint: halo,
    } as LayerSpecification,
    {
      id: "trip-stone-names",
      type: "symbol",
      source: SOURCES.stones,
      minzoom: 9,
      layout: {
        ...beside(1.6),
        "text-font": fonts.bold,
        // The selected stone is larger, and its name is the one to be read.
        "text-variable-anchor-offset": [
          "case",
          ["get", "selected"],
          ["literal", around(2)],
          ["literal", around(1.6)],
        ],
        "symbol-sort-key": ["case", ["get", "selected"], 0, 1],
      },
      paint: halo,
    } as LayerSpecification,
    {
      id: CLUSTERS,
      type: "circle",
      source: SOURCES.dots,
      filter: ["has", "point_count"],
      paint: {
        "circle-color": color.surface,
        "circle-radius": ["interpolate", ["linear"], ["sqrt", ["get", "point_count"]], 2, 12, 12, 19, 40, 26],
        "circle-stroke-color": color.line,
        "circle-stroke-width": 1,
      },
    },
    {
      id: "trip-cluster-counts",
      type: "symbol",
      source: SOURCES.dots,
      filter: ["has", "point_count"],
      layout: {
        "text-field": ["get", "point_count_abbreviated"],
        "text-font": fonts.bold,
        "text-size": 12,
        "text-allow-overlap": true,
        "text-ignore-placement": true,
      },
      paint: { "text-color": color.ink },
    },
    icons(
      DOTS,
      SOURCES.dots,
      ["step", ["zoom"], ["get", "dot"], OPEN_ZOOM, ["get", "pin"]],
      ["!", ["has", "point_count"]],
    ),
    icons(CHOSEN, SOURCES.chosen, ["get", "pin"]),
    icons(STONES, SOURCES.stones, ["get", "image"]),
  ];
  return layers;
}

function icons(id: string, source: string, image: unknown, filter?: unknown): LayerSpecification {
  return {
    id,
    type: "symbol",
    source,
    ...(filter ? { filter } : {}),
    layout: {
      "icon-image": image,
      "icon-allow-overlap": true,
      "icon-padding": 0,
      "icon-offset": ["coalesce", ["get", "shift"], ["literal", [0, 0]]],
      "symbol-sort-key": ["coalesce", ["get", "order"], 0],
      "symbol-z-order": "source",
    },
  } as LayerSpecification;
}
