import type {
  Focus,
  MapConfig,
  MapDot,
  MapStone,
  MapTrack,
  MapTrail,
  Padding,
  Scheme,
} from "../../src/map/index.ts";

export interface Scene {
  stones: MapStone[];
  dots: MapDot[];
  trails: MapTrail[];
  tracks: MapTrack[];
  padding?: Padding;
  focus?: Focus;
  config?: MapConfig;
}

const DAY = { light: "#0F766E", dark: "#4FC3B6" };
const KINDS = [
  ["#3b82f6", "bed"],
  ["#ef4444", "tools-kitchen-2"],
  ["#8b5cf6", "building-monument"],
  ["#f59e0b", "shopping-bag"],
  ["#6b7280", "bus"],
  ["#10b981", "run"],
  ["#f97316", "glass-cocktail"],
  ["#06b6d4", "beach"],
  ["#84cc16", "trees"],
  ["#6366f1", "map-pin"],
] as const;

const TOKYO: [string, number, number][] = [
  ["Senso-ji Temple", 139.7967, 35.7148],
  ["Ueno Park", 139.7737, 35.7148],
  ["Tokyo National Museum", 139.7765, 35.7188],
  ["Ameyoko", 139.7745, 35.7101],
  ["Akihabara", 139.7745, 35.6984],
  ["Sukiyabashi Tempura", 139.7635, 35.6735],
];

/** Always the same "random", so that pictures can be compared. */
function dice(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

function scatter(count: number, lng: number, lat: number, spread: number): MapDot[] {
  const roll = dice(count);
  return Array.from({ length: count }, (_, i) => {
    const [color, icon] = KINDS[i % KINDS.length] ?? KINDS[0];
    const near = roll() ** 2 * spread;
    const angle = roll() * 2 * Math.PI;
    return {
      id: `dot-${i}`,
      lng: lng + Math.cos(angle) * near,
      lat: lat + Math.sin(angle) * near * 0.8,
      color,
      icon,
      label: `Place ${i + 1}`,
    };
  });
}

function day(
  spots: [string, number, number][],
  color: string,
  selected: number,
): Pick<Scene, "stones" | "trails"> {
  return {
    stones: spots.map(([label, lng, lat], i) => ({
      id: `stone-${i}`,
      label,
      lng,
      lat,
      number: i + 1,
      color,
      selected: i === selected,
    })),
    trails: [{ id: "day", color, points: spots.map(([, lng, lat]) => [lng, lat] as const) }],
  };
}

export function scene(name: string, scheme: Scheme): Scene {
  const color = DAY[scheme];
  const none = { dots: [], tracks: [] };
  switch (name) {
    case "tokyo":
      return {
        ...none,
        ...day(TOKYO, color, 2),
        dots: scatter(60, 139.77, 35.69, 0.06),
        focus: around(TOKYO),
      };
    case "many":
      return {
        ...none,
        ...day(TOKYO, color, 2),
        dots: scatter(2000, 139.75, 35.69, 0.3),
        focus: around(TOKYO),
      };
    case "panels":
      return {
        ...none,
        ...day(TOKYO, color, 2),
        dots: scatter(60, 139.77, 35.69, 0.06),
        padding: { left: 370, right: 316, top: 60, bottom: 0 },
        focus: around(TOKYO),
      };
    case "japan":
      return { ...none, stones: [], trails: [], dots: scatter(300, 137.5, 35.6, 2.2) };
    case "europe":
      return { ...none, stones: [], trails: [], focus: { center: [10, 48], zoom: 4.3, key: 1 } };
    case "world":
      return { ...none, stones: [], trails: [] };
    case "cairo":
      return { ...none, stones: [], trails: [], focus: { center: [31.3, 30.1], zoom: 8.2, key: 1 } };
    case "pacific": {
      const way: [string, number, number][] = [
        ["Tokyo", 139.77, 35.68],
        ["Honolulu", -157.86, 21.31],
        ["San Francisco", -122.42, 37.77],
      ];
      return { ...none, ...day(way, color, 1) };
    }
    case "fallback":
      return {
        ...none,
        ...day(TOKYO, color, 2),
        focus: around(TOKYO),
        config: { style: "custom", kind: "vector", url: "/no-such-style.json" },
      };
    case "crowd": {
      const roll = dice(7);
      const spots = Array.from({ length: 500 }, (_, i): [string, number, number] => [
        `Stop ${i + 1}`,
        139.6 + roll() * 0.3,
        35.6 + roll() * 0.2,
      ]);
      return { ...none, ...day(spots, color, 3), dots: scatter(2000, 139.75, 35.69, 0.3) };
    }
    default:
      throw new Error(`no scene ${name}`);
  }
}

const around = (spots: [string, number, number][]): Focus => ({
  bounds: [
    [Math.min(...spots.map(([, lng]) => lng)), Math.min(...spots.map(([, , lat]) => lat))],
    [Math.max(...spots.map(([, lng]) => lng)), Math.max(...spots.map(([, , lat]) => lat))],
  ],
  key: "day",
});
