/** The colours of the house. Every text pair here meets WCAG AA; palette.test.ts counts it. */

export type Mode = "light" | "dark";
export const SCHEMES = ["default", "contrast", "indigo", "teal", "rose", "amber", "violet", "mono"] as const;
export type Scheme = (typeof SCHEMES)[number];

export const isScheme = (value: unknown): value is Scheme => SCHEMES.some((scheme) => scheme === value);

/** Stone: the neutrals that everything stands on. */
export interface Neutrals {
  paper: string;
  surface: string;
  /** Behind fields, chips and hovered rows. */
  sunken: string;
  /** Hairlines between things. */
  line: string;
  /** The border of a control one has to find: 3:1. */
  edge: string;
  muted: string;
  ink: string;
  danger: string;
  onDanger: string;
  good: string;
  warn: string;
}

const STONE: Record<Mode, Neutrals> = {
  light: {
    paper: "#FAF8F5",
    surface: "#FFFFFF",
    sunken: "#F4F1EB",
    line: "#E7E2DA",
    edge: "#918A7F",
    muted: "#6B6760",
    ink: "#1C1B19",
    danger: "#B42318",
    onDanger: "#FFFFFF",
    good: "#17693A",
    warn: "#8A4B08",
  },
  dark: {
    paper: "#141311",
    surface: "#1D1B18",
    sunken: "#25221E",
    line: "#34302B",
    edge: "#7B746A",
    muted: "#A29C92",
    ink: "#F2EEE7",
    danger: "#FF8A7A",
    onDanger: "#2A0F0B",
    good: "#6CC78D",
    warn: "#EDB25E",
  },
};

const CONTRAST: Record<Mode, Neutrals> = {
  light: {
    ...STONE.light,
    paper: "#FFFFFF",
    line: "#8C857A",
    edge: "#57524A",
    muted: "#3F3B36",
    ink: "#000000",
  },
  dark: {
    ...STONE.dark,
    paper: "#000000",
    surface: "#0B0A09",
    line: "#7B746A",
    edge: "#B8B1A6",
    muted: "#D8D2C8",
    ink: "#FFFFFF",
  },
};

const ACCENTS: Record<Scheme, Record<Mode, string>> = {
  default: { light: "#C2410C", dark: "#F08A4B" },
  contrast: { light: "#8A2C06", dark: "#FFB78A" },
  indigo: { light: "#4338CA", dark: "#A5B0FB" },
  teal: { light: "#0F766E", dark: "#4FC3B6" },
  rose: { light: "#BE123C", dark: "#FB8296" },
  amber: { light: "#92560A", dark: "#EBB455" },
  violet: { light: "#6D28D9", dark: "#BC9CF8" },
  mono: { light: "#1C1B19", dark: "#F2EEE7" },
};

export const neutrals = (scheme: Scheme, mode: Mode): Neutrals =>
  scheme === "contrast" ? CONTRAST[mode] : STONE[mode];

export const accent = (scheme: Scheme, mode: Mode): string => ACCENTS[scheme][mode];

/** Text on the accent: white on the deep ones of the light mode, ink on the bright ones of the dark mode. */
export const onAccent = (mode: Mode): string => (mode === "light" ? "#FFFFFF" : "#1C1B19");

/** WCAG 2 contrast of two opaque colours. */
export function contrast(a: string, b: string): number {
  const [x, y] = [luminance(a), luminance(b)];
  return (Math.max(x, y) + 0.05) / (Math.min(x, y) + 0.05);
}

function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}
