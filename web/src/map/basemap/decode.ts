import type { LngLat } from "../types.ts";

/** The bundled world as it lies in world.bin; tools/basemap/pack.py writes it and describes the format. */
export interface World {
  land: LngLat[][];
  water: LngLat[][];
  borders: LngLat[][];
  regions: LngLat[][];
  countries: { code: string; at: LngLat; zoom: number }[];
  cities: { name: string; local: string; at: LngLat; zoom: number; rank: number; capital: boolean }[];
}

interface Header {
  version: number;
  lineScale: number;
  pointScale: number;
  sections: [name: string, bytes: number, count: number][];
}

const VERSION = 1;

export async function inflate(packed: Response | Blob): Promise<Uint8Array> {
  const body = packed instanceof Response ? packed.body : packed.stream();
  if (!body) throw new Error("the basemap is empty");
  return new Uint8Array(await new Response(body.pipeThrough(new DecompressionStream("gzip"))).arrayBuffer());
}

export function decodeWorld(bytes: Uint8Array): World {
  const size = new DataView(bytes.buffer, bytes.byteOffset).getUint32(0, true);
  const text = new TextDecoder();
  const header = JSON.parse(text.decode(bytes.subarray(4, 4 + size))) as Header;
  if (header.version !== VERSION) throw new Error(`basemap version ${header.version}, expected ${VERSION}`);
  const sections = new Map<string, { data: Uint8Array; count: number }>();
  let at = 4 + size;
  for (const [name, length, count] of header.sections) {
    sections.set(name, { data: bytes.subarray(at, at + length), count });
    at += length;
  }
  const section = (name: string) => {
    const found = sections.get(name);
    if (!found) throw new Error(`the basemap lacks ${name}`);
    return found;
  };
  const lines = (name: string) => readLines(section(name), header.lineScale);
  const points = (name: string) => readPoints(section(name), header.pointScale);
  const words = (name: string) => text.decode(section(name).data).split("\n");

  const codes = words("countryCodes");
  const countryZooms = section("countryZooms").data;
  const names = words("cityNames");
  const locals = words("cityLocals");
  const zooms = section("cityZooms").data;
  const ranks = section("cityRanks").data;
  return {
    land: lines("land"),
    water: lines("water"),
    borders: lines("borders"),
    regions: lines("regions"),
    countries: points("countries").map((where, i) => ({
      code: codes[i] ?? "",
      at: where,
      zoom: (countryZooms[i] ?? 0) / 10,
    })),
    cities: points("cities").map((where, i) => ({
      name: names[i] ?? "",
      local: locals[i] ?? "",
      at: where,
      zoom: (zooms[i] ?? 0) & 0x7f,
      rank: ranks[i] ?? 255,
      capital: ((zooms[i] ?? 0) & 0x80) !== 0,
    })),
  };
}

class Reader {
  private at = 0;
  private readonly data: Uint8Array;
  constructor(data: Uint8Array) {
    this.data = data;
  }

  varint(): number {
    let value = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = this.data[this.at++];
      if (byte === undefined) throw new Error("the basemap is cut off");
      value |= (byte & 0x7f) << shift;
      if (byte < 0x80) return value;
    }
  }

  zigzag(): number {
    const value = this.varint();
    return value & 1 ? -((value + 1) >> 1) : value >> 1;
  }
}

/** Line lengths, then all longitudes, then all latitudes: like beside like compresses better. */
function readLines({ data, count }: { data: Uint8Array; count: number }, scale: number): LngLat[][] {
  const reader = new Reader(data);
  const lengths = Array.from({ length: count }, () => reader.varint());
  const total = lengths.reduce((sum, length) => sum + length, 0);
  const points = readDeltas(reader, total, scale);
  let at = 0;
  return lengths.map((length) => {
    const start = at;
    at += length;
    return points.slice(start, at);
  });
}

const readPoints = ({ data, count }: { data: Uint8Array; count: number }, scale: number): LngLat[] =>
  readDeltas(new Reader(data), count, scale);

function readDeltas(reader: Reader, count: number, scale: number): LngLat[] {
  const column = () => {
    let value = 0;
    return Array.from({ length: count }, () => {
      value += reader.zigzag();
      return value / scale;
    });
  };
  const xs = column();
  const ys = column();
  return xs.map((x, i) => [x, ys[i] ?? 0]);
}
