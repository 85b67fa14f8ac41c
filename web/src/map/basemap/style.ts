import type {
  ExpressionSpecification,
  FilterSpecification,
  LayerSpecification,
  StyleSpecification,
} from "maplibre-gl";
import { FONT, FONT_BOLD, FONT_LIGHT } from "../fonts.ts";
import { type MapPalette, PALETTES } from "../palette.ts";
import type { Scheme } from "../types.ts";
import type { WorldFeatures } from "./features.ts";

export const GRID_SOURCE = "cairn-grid";
/** From here on the world has nothing more to show, and squares of a known size take over. */
export const GRID_ZOOM = 9;
const ATTRIBUTION =
  '<a href="https://www.naturalearthdata.com/" target="_blank" rel="noopener">Natural Earth</a> · <a href="https://www.geonames.org/" target="_blank" rel="noopener">GeoNames</a>';

/** A shore of less than some five pixels is a speck, and a hundred specks are dirt. */
const NO_SPECKS: FilterSpecification = [
  "step",
  ["zoom"],
  [">=", ["get", "size"], 3],
  2,
  [">=", ["get", "size"], 1.2],
  3,
  [">=", ["get", "size"], 0.6],
  4,
  [">=", ["get", "size"], 0.25],
  5,
  true,
];

export function bundledStyle(world: WorldFeatures, scheme: Scheme): StyleSpecification {
  const shape = { type: "geojson", maxzoom: 11, tolerance: 0.35, buffer: 32 } as const;
  return {
    version: 8,
    name: "cairn",
    sources: {
      land: { ...shape, data: world.land, attribution: ATTRIBUTION },
      coast: { ...shape, data: world.coast },
      water: { ...shape, data: world.water },
      borders: { ...shape, data: world.borders },
      regions: { ...shape, data: world.regions },
      labels: { type: "geojson", maxzoom: 12, data: world.labels },
      [GRID_SOURCE]: { type: "geojson", maxzoom: 14, data: { type: "FeatureCollection", features: [] } },
    },
    layers: bundledLayers(scheme),
  };
}

export function bundledLayers(scheme: Scheme): LayerSpecification[] {
  const color = PALETTES[scheme];
  return [
    { id: "sea", type: "background", paint: { "background-color": color.sea } },
    {
      id: "shallows",
      type: "line",
      source: "coast",
      filter: NO_SPECKS,
      layout: { "line-join": "round" },
      paint: {
        "line-color": color.seaShore,
        "line-width": ["interpolate", ["exponential", 1.4], ["zoom"], 1, 3, 6, 10, 12, 26],
        "line-blur": ["interpolate", ["exponential", 1.4], ["zoom"], 1, 2, 6, 6, 12, 16],
      },
    },
    {
      id: "land",
      type: "fill",
      source: "land",
      paint: { "fill-color": color.land, "fill-antialias": false },
    },
    {
      id: "grid",
      type: "line",
      source: GRID_SOURCE,
      minzoom: GRID_ZOOM,
      paint: {
        "line-color": color.grid,
        "line-width": 1,
        "line-opacity": ["interpolate", ["linear"], ["zoom"], GRID_ZOOM, 0, GRID_ZOOM + 1, 1],
      },
    },
    { id: "water", type: "fill", source: "water", filter: NO_SPECKS, paint: { "fill-color": color.sea } },
    ...edges(color),
    {
      id: "regions",
      type: "line",
      source: "regions",
      minzoom: 3,
      layout: { "line-join": "round" },
      paint: {
        "line-color": color.region,
        "line-width": ["interpolate", ["linear"], ["zoom"], 3, 0.6, 8, 1.2],
        "line-opacity": ["interpolate", ["linear"], ["zoom"], 3, 0, 4.5, 1],
        "line-dasharray": [4, 3],
      },
    },
    {
      id: "borders",
      type: "line",
      source: "borders",
      layout: { "line-join": "round" },
      paint: {
        "line-color": color.border,
        "line-width": ["interpolate", ["linear"], ["zoom"], 1, 0.5, 5, 1, 10, 1.8],
      },
    },
    ...labelLayers(color),
  ];
}

const edges = (color: MapPalette): LayerSpecification[] =>
  (["coast", "water"] as const).map((source) => ({
    id: `${source}-edge`,
    type: "line",
    source,
    filter: NO_SPECKS,
    layout: { "line-join": "round" },
    paint: {
      "line-color": color.shore,
      "line-width": ["interpolate", ["linear"], ["zoom"], 1, 0.4, 6, 0.9, 12, 1.4],
    },
  }));

function labelLayers(color: MapPalette): LayerSpecification[] {
  const halo = { "text-halo-color": color.halo, "text-halo-width": 1.4, "text-halo-blur": 0.4 } as const;
  return [
    {
      id: "districts",
      type: "symbol",
      source: "labels",
      minzoom: 9,
      filter: ["all", ["==", ["get", "kind"], "district"], ["<=", ["get", "zoom"], ["zoom"]]],
      layout: {
        "text-field": withLocal(["upcase", ["get", "name"]], 0.92, color),
        "text-font": FONT,
        "text-size": ["interpolate", ["linear"], ["zoom"], 9, 11.5, 13, 12.5, 16, 14.5],
        "text-letter-spacing": 0.09,
        "text-max-width": 9,
        "text-line-height": 1.25,
        "text-padding": 14,
        "symbol-sort-key": ["get", "rank"],
      },
      paint: { "text-color": color.muted, ...halo },
    },
    {
      id: "cities",
      type: "symbol",
      source: "labels",
      minzoom: 2,
      filter: ["all", ["==", ["get", "kind"], "city"], ["<=", ["get", "zoom"], ["zoom"]]],
      layout: {
        "text-field": withLocal(["get", "name"], 0.9, color),
        "text-font": ["case", ["get", "capital"], ["literal", FONT_BOLD], ["literal", FONT]],
        "text-size": [
          "interpolate",
          ["linear"],
          ["zoom"],
          2,
          ["interpolate", ["linear"], ["get", "zoom"], 2, 12.5, 4, 12],
          6,
          ["interpolate", ["linear"], ["get", "zoom"], 2, 15, 4, 13.5, 6, 12],
          10,
          ["interpolate", ["linear"], ["get", "zoom"], 2, 19, 4, 17, 6, 14.5, 9, 12.5],
        ],
        "text-max-width": 8,
        "text-line-height": 1.2,
        "text-padding": 6,
        "icon-image": ["step", ["zoom"], ["case", ["get", "capital"], "cairn-capital", "cairn-town"], 9, ""],
        "text-variable-anchor-offset": [
          "step",
          ["zoom"],
          ["literal", ["left", [0.45, 0], "right", [-0.45, 0], "top", [0, 0.4], "bottom", [0, -0.4]]],
          9,
          ["literal", ["center", [0, 0]]],
        ],
        "text-justify": "auto",
        "symbol-sort-key": ["get", "rank"],
      },
      paint: { "text-color": color.ink, ...halo },
    },
    {
      id: "countries",
      type: "symbol",
      source: "labels",
      maxzoom: 7.5,
      filter: ["all", ["==", ["get", "kind"], "country"], ["<=", ["get", "zoom"], ["+", ["zoom"], 0.6]]],
      layout: {
        "text-field": ["get", "name"],
        "text-font": FONT_BOLD,
        "text-size": [
          "interpolate",
          ["linear"],
          ["zoom"],
          1,
          ["interpolate", ["linear"], ["get", "zoom"], 1, 11.5, 4, 10],
          6,
          ["interpolate", ["linear"], ["get", "zoom"], 1, 21, 3, 16, 5, 12.5],
        ],
        "text-letter-spacing": 0.06,
        "text-max-width": 7,
        "text-padding": 8,
        "symbol-sort-key": ["get", "rank"],
      },
      paint: { "text-color": color.muted, ...halo },
    },
  ];
}

/** The name to read, and under it, smaller, the name on the signs; only where there is room to tell cities apart. */
function withLocal(name: ExpressionSpecification, scale: number, color: MapPalette): ExpressionSpecification {
  const local: ExpressionSpecification = [
    "case",
    ["==", ["coalesce", ["get", "local"], ""], ""],
    "",
    ["concat", "\n", ["get", "local"]],
  ];
  const light: ["literal", string[]] = ["literal", FONT_LIGHT];
  const small = { "font-scale": scale, "text-color": color.muted, "text-font": light };
  return ["step", ["zoom"], ["format", name, {}], 5, ["format", name, {}, local, small]];
}
