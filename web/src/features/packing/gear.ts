/** One's own gear as a tree: kits with what they hold, and what lies beside them. */
import type { Gear } from "../../domain/kinds.gen";
import { groupBy } from "../../kit/groupBy";
import { byHand } from "./views";

export interface Branch {
  readonly gear: Gear;
  readonly inside: readonly Branch[];
  /** Grams of all of it, as often as each is taken. */
  readonly grams: number;
}

export function treeOf(all: Iterable<Gear>): readonly Branch[] {
  const inside = groupBy(byHand(all), (gear) => gear.kit_id);
  const grow = (kit: string | null): readonly Branch[] =>
    (inside.get(kit) ?? []).map((gear) => {
      const branches = gear.is_kit ? grow(gear.id) : [];
      const own = (gear.weight_g ?? 0) * gear.quantity;
      return { gear, inside: branches, grams: own + branches.reduce((sum, one) => sum + one.grams, 0) };
    });
  return grow(null);
}

/** The things themselves, with the name of the outermost kit as category where they have none of their own. */
export function leavesOf(branches: readonly Branch[], kit: string | null = null): readonly Gear[] {
  return branches.flatMap(({ gear, inside }) =>
    gear.is_kit ? leavesOf(inside, kit ?? gear.name) : [{ ...gear, category: gear.category ?? kit }],
  );
}

export const kitsOf = (branches: readonly Branch[], depth = 0): readonly { gear: Gear; depth: number }[] =>
  branches.flatMap(({ gear, inside }) =>
    gear.is_kit ? [{ gear, depth }, ...kitsOf(inside, depth + 1)] : [],
  );
