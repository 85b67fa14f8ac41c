/**
 * Eight colours that stay apart, also for colour-blind readers; a day has one wherever it is shown: in the list, on
 * the map, on its stones and in print.
 */

const LIGHT = [
  "#C2410C",
  "#0F766E",
  "#6D4AC4",
  "#B45309",
  "#1D6FA5",
  "#A21C5B",
  "#4D7C0F",
  "#57534E",
] as const;
const DARK = [
  "#F08A4B",
  "#4FC3B6",
  "#A990F0",
  "#E0A458",
  "#6FB6E8",
  "#EE7FB4",
  "#A3CC5A",
  "#B5AEA4",
] as const;

/** Of the unscheduled: no day, no colour. */
const NONE = { light: "#6B6760", dark: "#A29C92" };

export function dayColor(index: number, mode: "light" | "dark"): string {
  if (index < 0) return NONE[mode];
  const list = mode === "light" ? LIGHT : DARK;
  return list[index % list.length] ?? NONE[mode];
}

/** For style sheets: follows the mode by itself, so that nothing is drawn again when it changes. */
export function dayPaint(index: number): string {
  return `light-dark(${dayColor(index, "light")}, ${dayColor(index, "dark")})`;
}
