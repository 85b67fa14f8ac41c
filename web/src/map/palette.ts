import type { Scheme } from "./types.ts";

/** The map's own colours. Land, sea and hairlines recede; what the traveller put on the map does not. */
export interface MapPalette {
  sea: string;
  seaShore: string;
  land: string;
  shore: string;
  park: string;
  built: string;
  road: string;
  roadEdge: string;
  rail: string;
  border: string;
  region: string;
  grid: string;
  ink: string;
  muted: string;
  halo: string;
  surface: string;
  line: string;
}

export const PALETTES: Readonly<Record<Scheme, MapPalette>> = {
  light: {
    sea: "#DCE8EA",
    seaShore: "#CEDFE2",
    land: "#F3EFE6",
    shore: "#B9CDD0",
    park: "#DDE5D2",
    built: "#EAE4D9",
    road: "#FFFFFF",
    roadEdge: "#E2DBCE",
    rail: "#CFC7BA",
    border: "#B3A897",
    region: "#D8CFC0",
    grid: "#E5DFD1",
    ink: "#3A3732",
    muted: "#6B6760",
    halo: "#F7F4ED",
    surface: "#FFFFFF",
    line: "#D6CFC4",
  },
  dark: {
    sea: "#1B2426",
    seaShore: "#172022",
    land: "#25221D",
    shore: "#3A4A4D",
    park: "#2B332A",
    built: "#2B2822",
    road: "#38342D",
    roadEdge: "#1B1915",
    rail: "#48433A",
    border: "#6A6255",
    region: "#3D3830",
    grid: "#322E27",
    ink: "#DDD7CC",
    muted: "#A29C92",
    halo: "#1C1A16",
    surface: "#1D1B18",
    line: "#4A443B",
  },
};
