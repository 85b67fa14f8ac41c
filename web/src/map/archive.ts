import { addProtocol, type LayerSpecification, type StyleSpecification } from "maplibre-gl";
import { plain } from "./escape.ts";
import { FONT, FONT_BOLD } from "./fonts.ts";
import { type MapPalette, PALETTES } from "./palette.ts";
import type { Scheme } from "./types.ts";

/**
 * A PMTiles file the host provides: one file on any web server that answers ranges. It holds tiles and no style, so
 * it gets Cairn's own, over the layers of the Protomaps and OpenMapTiles schemas, whichever it has.
 */
export async function archiveStyle(
  address: string,
  scheme: Scheme,
  attribution?: string | null,
): Promise<StyleSpecification> {
  const { PMTiles, Protocol, TileType } = await import("pmtiles");
  const url = new URL(address.replace(/^pmtiles:(\/\/)?/, ""), location.href).href;
  const protocol = new Protocol({ metadata: true });
  const archive = new PMTiles(url);
  const header = await archive.getHeader();
  protocol.add(archive);
  addProtocol("pmtiles", protocol.tile);
  const credit = attribution ? { attribution: plain(attribution) } : {};
  const color = PALETTES[scheme];
  if (header.tileType !== TileType.Mvt) {
    return {
      version: 8,
      name: "archive",
      sources: { tiles: { type: "raster", url: `pmtiles://${url}`, tileSize: 256, ...credit } },
      layers: [{ id: "tiles", type: "raster", source: "tiles" }],
    };
  }
  return {
    version: 8,
    name: "archive",
    sources: { tiles: { type: "vector", url: `pmtiles://${url}`, ...credit } },
    layers: archiveLayers(color),
  };
}

const ROADS = ["highway", "motorway", "trunk"];
const STREETS = ["major_road", "primary", "secondary", "tertiary"];

/** Both schemas name the kind of a thing, one `kind`, the other `class`. */
const kind: ["coalesce", ["get", "kind"], ["get", "class"], ""] = [
  "coalesce",
  ["get", "kind"],
  ["get", "class"],
  "",
];
const among = (...kinds: string[]): ["in", typeof kind, ["literal", string[]]] => [
  "in",
  kind,
  ["literal", kinds],
];

export function archiveLayers(color: MapPalette): LayerSpecification[] {
  const fill = (id: string, layer: string, paint: string, filter?: object): LayerSpecification =>
    ({
      id,
      type: "fill",
      source: "tiles",
      "source-layer": layer,
      ...(filter ? { filter } : {}),
      paint: { "fill-color": paint },
    }) as LayerSpecification;
  const green = among(
    ...[
      "park",
      "forest",
      "wood",
      "nature_reserve",
      "national_park",
      "grass",
      "garden",
      "cemetery",
      "golf_course",
    ],
  );
  const layers: LayerSpecification[] = [
    { id: "ground", type: "background", paint: { "background-color": color.land } },
    fill("landuse-green", "landuse", color.park, green),
    fill("landcover-green", "landcover", color.park, green),
    fill("water", "water", color.sea, ["==", ["geometry-type"], "Polygon"]),
    fill("buildings", "buildings", color.built),
    fill("building", "building", color.built),
  ];
  for (const source of ["roads", "transportation"]) {
    layers.push(
      road(`${source}-rail`, source, color.rail, among("rail"), 0.6, 1.6, 12),
      road(`${source}-path`, source, color.road, among("path", "pedestrian"), 0.4, 3, 14),
      road(
        `${source}-minor-edge`,
        source,
        color.roadEdge,
        among("minor_road", "minor", "service"),
        1.2,
        11,
        13,
      ),
      road(`${source}-street-edge`, source, color.roadEdge, among(...STREETS), 1.4, 16, 10),
      road(`${source}-main-edge`, source, color.roadEdge, among(...ROADS), 1.8, 20, 7),
      road(`${source}-minor`, source, color.road, among("minor_road", "minor", "service"), 0.6, 9, 13),
      road(`${source}-street`, source, color.road, among(...STREETS), 0.8, 14, 10),
      road(`${source}-main`, source, color.road, among(...ROADS), 1, 18, 6),
    );
  }
  layers.push({
    id: "boundaries",
    type: "line",
    source: "tiles",
    "source-layer": "boundaries",
    paint: { "line-color": color.border, "line-width": 0.8, "line-dasharray": [4, 2] },
  });
  for (const source of ["places", "place"]) {
    layers.push(
      names(`${source}-parts`, source, color, among("neighbourhood", "suburb", "quarter"), 11, true),
    );
    layers.push(
      names(`${source}-towns`, source, color, among("locality", "city", "town", "village"), 3, false),
    );
  }
  return layers;
}

function road(
  id: string,
  layer: string,
  paint: string,
  filter: object,
  thin: number,
  thick: number,
  from: number,
) {
  return {
    id,
    type: "line",
    source: "tiles",
    "source-layer": layer,
    minzoom: from,
    filter,
    layout: { "line-cap": "round", "line-join": "round" },
    paint: {
      "line-color": paint,
      "line-width": ["interpolate", ["exponential", 1.6], ["zoom"], from, thin, 18, thick],
    },
  } as LayerSpecification;
}

function names(id: string, layer: string, color: MapPalette, filter: object, from: number, small: boolean) {
  const name = ["coalesce", ["get", "name:en"], ["get", "name"]];
  return {
    id,
    type: "symbol",
    source: "tiles",
    "source-layer": layer,
    minzoom: from,
    filter,
    layout: {
      "text-field": small ? ["upcase", name] : name,
      "text-font": small ? FONT : FONT_BOLD,
      "text-size": small ? 11.5 : ["interpolate", ["linear"], ["zoom"], 4, 11.5, 12, 17],
      "text-letter-spacing": small ? 0.09 : 0,
      "text-max-width": 8,
      "text-padding": 8,
    },
    paint: {
      "text-color": small ? color.muted : color.ink,
      "text-halo-color": color.halo,
      "text-halo-width": 1.5,
    },
  } as LayerSpecification;
}
