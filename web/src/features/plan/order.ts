/**
 * Room for records in an ordered list. A move is one field of one record, except where two people added at the
 * same spot at once and both hold the same key: nothing fits between equals, so those few are spread out too.
 */
import { keysBetween } from "../../kit/ordering";

export interface Placed {
  readonly id: string;
  readonly position: string;
}

export interface Room<T extends Placed> {
  /** One key for each record that comes in. */
  readonly keys: readonly string[];
  /** Records already there that need a new key to make the order plain. */
  readonly repairs: readonly { readonly item: T; readonly position: string }[];
}

export function byPosition(a: Placed, b: Placed): number {
  // Plain comparison: order keys are ASCII and a locale would sort "a" beside "A".
  if (a.position !== b.position) return a.position < b.position ? -1 : 1;
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0;
}

/** Keys for `count` records at `index` of `items` (sorted, without the records that move). */
export function roomAt<T extends Placed>(items: readonly T[], index: number, count = 1): Room<T> {
  const at = Math.max(0, Math.min(index, items.length));
  const before = items[at - 1];
  let after = at;
  while (before && after < items.length && (items[after] as T).position <= before.position) after += 1;
  const crowd = items.slice(at, after);
  const next = items[after];
  const keys = keysBetween(before?.position ?? null, next?.position ?? null, count + crowd.length);
  return {
    keys: keys.slice(0, count),
    repairs: crowd.map((item, i) => ({ item, position: keys[count + i] as string })),
  };
}
