/**
 * No glyph server: the map draws its letters with the fonts of the page and, for scripts Inter lacks, of the device.
 * The renderer takes the weight from the first name of a stack, hence the first entry that is only a weight.
 */
const FAMILIES = [
  "Inter Variable",
  "Noto Sans",
  "Noto Sans CJK JP",
  "Noto Sans Arabic",
  "Noto Sans Thai",
  "system-ui",
];

export const FONT = ["Medium", ...FAMILIES];
export const FONT_BOLD = ["Semibold", ...FAMILIES];
export const FONT_LIGHT = ["Regular", ...FAMILIES];

/** One letter of each part Inter's files are cut into that labels are likely to need. */
const SAMPLE = "aāệжґαἀ";

/**
 * A glyph drawn before its font file has come is kept in the fallback's shape, so the files are asked for first.
 * Fonts are a nicety: a slow or missing one must not keep the map away.
 */
export async function loadFonts(): Promise<void> {
  const all = [400, 500, 600].map((weight) => document.fonts.load(`${weight} 16px "Inter Variable"`, SAMPLE));
  await Promise.race([Promise.allSettled(all), new Promise((done) => setTimeout(done, 2500))]);
}
