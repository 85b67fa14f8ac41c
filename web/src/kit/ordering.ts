/**
 * Order keys: text that sorts, with always room for another key between two. A move is one field of one record.
 * The server's twin is `cairn/kit/ordering.py`; `contract/cases/ordering.json` holds both to the same keys.
 */
import { generateKeyBetween, generateNKeysBetween } from "fractional-indexing";

/** A key that sorts after `a` and before `b`; null is the start or the end. Throws when nothing fits between. */
export function keyBetween(a: string | null, b: string | null): string {
  return generateKeyBetween(a, b);
}

/** `n` keys in rising order between `a` and `b`. */
export function keysBetween(a: string | null, b: string | null, n: number): string[] {
  return generateNKeysBetween(a, b, n);
}

/** By code units, as the server sorts order keys; what a language would do has no place in it. */
export const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
