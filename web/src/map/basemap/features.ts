import type {
  Feature,
  FeatureCollection,
  Geometry,
  LineString,
  MultiPolygon,
  Point,
  Position,
} from "geojson";
import type { LngLat } from "../types.ts";
import type { World } from "./decode.ts";

/** The world as the GeoJSON that the map's sources take. Numbers in the names of properties stay short: they repeat. */
export interface WorldFeatures {
  land: FeatureCollection<MultiPolygon>;
  coast: FeatureCollection<LineString>;
  water: FeatureCollection<MultiPolygon>;
  borders: FeatureCollection<LineString>;
  regions: FeatureCollection<LineString>;
  labels: FeatureCollection<Point>;
}

export function worldFeatures(world: World, language: string): WorldFeatures {
  return {
    land: polygons(world.land),
    coast: lines(world.land.flatMap(shoreOf)),
    water: polygons(world.water),
    borders: lines(world.borders),
    regions: lines(world.regions),
    labels: { type: "FeatureCollection", features: labels(world, language) },
  };
}

const collection = <G extends Geometry>(features: Feature<G>[]): FeatureCollection<G> => ({
  type: "FeatureCollection",
  features,
});

const positions = (line: readonly LngLat[]): Position[] => line as unknown as Position[];

/** One feature a ring: a tile then looks only at the islands that touch it. */
const polygons = (rings: LngLat[][]): FeatureCollection<MultiPolygon> =>
  collection(
    rings.map((ring) => ({
      type: "Feature",
      properties: { size: sizeOf(ring) },
      geometry: { type: "MultiPolygon", coordinates: [[positions(ring)]] },
    })),
  );

const lines = (all: LngLat[][]): FeatureCollection<LineString> =>
  collection(
    all.map((line) => ({
      type: "Feature",
      properties: { size: sizeOf(line) },
      geometry: { type: "LineString", coordinates: positions(line) },
    })),
  );

/** Degrees across: what is a speck at a zoom is left out of it. */
function sizeOf(line: readonly LngLat[]): number {
  let [west, south, east, north] = [180, 90, -180, -90];
  for (const [lng, lat] of line) {
    west = Math.min(west, lng);
    east = Math.max(east, lng);
    south = Math.min(south, lat);
    north = Math.max(north, lat);
  }
  return Math.round(Math.hypot(east - west, north - south) * 100) / 100;
}

/** A ring without the cuts along the date line and the edge of the Antarctic, which are no shore. */
export function shoreOf(ring: LngLat[]): LngLat[][] {
  const seam = ([lng, lat]: LngLat) => Math.abs(lng) >= 179.99 || lat <= -85;
  const parts: LngLat[][] = [];
  let part: LngLat[] = [];
  ring.forEach((point, i) => {
    const before = ring[i - 1];
    if (before && seam(before) && seam(point)) {
      if (part.length > 1) parts.push(part);
      part = [];
    }
    part.push(point);
  });
  if (part.length > 1) parts.push(part);
  return parts;
}

function labels(world: World, language: string): Feature<Point>[] {
  const countryName = namesIn(language);
  const readable = scriptTest(language);
  const countries = world.countries.flatMap(({ code, at, zoom }): Feature<Point>[] => {
    const name = countryName(code);
    if (!name) return [];
    return [label(at, { kind: "country", name, zoom, rank: zoom * 10 })];
  });
  const cities = world.cities.map(({ name, local, at, zoom, rank, capital }) => {
    // A reader of the local script wants the name as it is; everybody else both, theirs first.
    const own = local !== "" && readable(local);
    return label(at, {
      kind: zoom >= 10 ? "district" : "city",
      name: own ? local : name,
      local: own ? "" : local,
      zoom,
      rank,
      capital,
    });
  });
  return [...countries, ...cities];
}

const label = (at: LngLat, properties: Record<string, string | number | boolean>): Feature<Point> => ({
  type: "Feature",
  properties,
  geometry: { type: "Point", coordinates: [at[0], at[1]] },
});

function namesIn(language: string): (code: string) => string | undefined {
  try {
    const names = new Intl.DisplayNames([language, "en"], { type: "region", fallback: "none" });
    return (code) => names.of(code);
  } catch {
    // A language tag or a code the browser has never heard of: the map does without that name.
    return () => undefined;
  }
}

const SCRIPTS: Readonly<Record<string, RegExp>> = {
  Jpan: /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u,
  Hans: /\p{Script=Han}/u,
  Hant: /\p{Script=Han}/u,
  Kore: /\p{Script=Hangul}/u,
  Cyrl: /\p{Script=Cyrillic}/u,
  Grek: /\p{Script=Greek}/u,
  Arab: /\p{Script=Arabic}/u,
  Hebr: /\p{Script=Hebrew}/u,
  Thai: /\p{Script=Thai}/u,
  Geor: /\p{Script=Georgian}/u,
  Armn: /\p{Script=Armenian}/u,
};

function scriptTest(language: string): (text: string) => boolean {
  let script = "Latn";
  try {
    script = new Intl.Locale(language).maximize().script ?? script;
  } catch {
    // Not a language tag: read as Latin.
  }
  const letters = SCRIPTS[script];
  return (text) => letters?.test(text) ?? false;
}
