import type { StyleSpecification } from "maplibre-gl";
import type { WorldFeatures } from "./basemap/features.ts";
import { bundledStyle } from "./basemap/style.ts";
import { plain } from "./escape.ts";
import type { MapConfig, Scheme } from "./types.ts";

const OPENFREEMAP = { light: "liberty", dark: "dark" } as const;
const PATIENCE_MS = 8000;

/** A style ready to draw; `outside` when it came from, or will ask, somebody else's server. */
export interface ChosenStyle {
  style: StyleSpecification;
  outside: boolean;
}

/** Two configurations with the same key need no new style. Only OpenFreeMap has another address for the dark. */
export function styleKey(config: MapConfig | undefined, scheme: Scheme): string {
  if (!config || config.style === "cairn") return "cairn";
  if (config.style === "openfreemap") return `openfreemap ${scheme}`;
  return `custom ${config.kind ?? ""} ${config.url ?? ""} ${isArchive(config.url ?? "") ? scheme : ""}`;
}

/** Rejects when the outside style cannot be had; the caller then draws the bundled one and says so. */
export async function chooseStyle(
  config: MapConfig | undefined,
  scheme: Scheme,
  world: () => Promise<WorldFeatures>,
): Promise<ChosenStyle> {
  if (!config || config.style === "cairn")
    return { style: bundledStyle(await world(), scheme), outside: false };
  if (config.style === "openfreemap") {
    return {
      style: await fetchStyle(`https://tiles.openfreemap.org/styles/${OPENFREEMAP[scheme]}`),
      outside: true,
    };
  }
  const url = config.url ?? "";
  if (!url) throw new Error("the map style has no address");
  if (isArchive(url)) {
    const { archiveStyle } = await import("./archive.ts");
    return { style: await archiveStyle(url, scheme, config.attribution), outside: true };
  }
  if (config.kind === "raster" || url.includes("{z}")) {
    return { style: rasterStyle(url, config.attribution), outside: true };
  }
  return { style: await fetchStyle(url), outside: true };
}

const isArchive = (url: string) => url.startsWith("pmtiles:") || /\.pmtiles(\?|$)/.test(url);

async function fetchStyle(url: string): Promise<StyleSpecification> {
  const response = await fetch(url, { signal: AbortSignal.timeout(PATIENCE_MS), credentials: "omit" });
  if (!response.ok) throw new Error(`map style: ${response.status}`);
  const style: unknown = await response.json();
  if (!isStyle(style)) throw new Error("the address does not answer with a map style");
  return style;
}

function isStyle(value: unknown): value is StyleSpecification {
  return (
    typeof value === "object" &&
    value !== null &&
    "version" in value &&
    value.version === 8 &&
    "layers" in value &&
    Array.isArray(value.layers) &&
    "sources" in value
  );
}

function rasterStyle(template: string, attribution?: string | null): StyleSpecification {
  // {s} is an old habit of raster servers; all their names answer alike.
  const tiles = template.includes("{s}")
    ? ["a", "b", "c"].map((s) => template.replace("{s}", s))
    : [template];
  return {
    version: 8,
    name: "raster",
    sources: {
      tiles: {
        type: "raster",
        tiles,
        tileSize: 256,
        maxzoom: 19,
        ...(attribution ? { attribution: plain(attribution) } : {}),
      },
    },
    layers: [{ id: "tiles", type: "raster", source: "tiles" }],
  };
}

/** A font that the style's own glyph server has, for our labels over it; ours when the style brings no server. */
export function styleFont(style: StyleSpecification): string[] | null {
  if (!style.glyphs) return null;
  for (const layer of style.layers) {
    const font = layer.type === "symbol" ? layer.layout?.["text-font"] : undefined;
    if (!Array.isArray(font)) continue;
    const names: unknown[] = font[0] === "literal" && Array.isArray(font[1]) ? font[1] : font;
    const words = names.filter((name) => typeof name === "string");
    if (words.length === names.length) return words;
  }
  return null;
}
