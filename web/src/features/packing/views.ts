/** What the packing list shows: which things, under which heading, and what the bags weigh. */
import type { Bag, Member, PackingDuty, PackingItem } from "../../domain/kinds.gen";
import { groupBy } from "../../kit/groupBy";
import { compare } from "../../kit/ordering";
import type { StreamState } from "../../sync";

export const FILTERS = ["open", "packed", "all"] as const;
export type Filter = (typeof FILTERS)[number];
export const SCOPES = ["all", "common", "mine"] as const;
export type Scope = (typeof SCOPES)[number];

/** Whose a thing is: everybody's, one person's, or one person's who shows it to some. */
export type Tier = "common" | "personal" | "some";

export interface Load {
  readonly bag: Bag;
  /** What it weighs with everything in it of which the weight is known. */
  readonly grams: number;
  readonly items: number;
  readonly packed: number;
  /** How much of what is allowed is used; null: nothing is said of that. */
  readonly share: number | null;
}

export interface PackingList {
  readonly items: readonly PackingItem[];
  readonly bags: readonly Bag[];
  readonly duties: ReadonlyMap<string, PackingDuty>;
  readonly members: ReadonlyMap<string, Member>;
}

export interface Group {
  /** null: those without a category. */
  readonly category: string | null;
  readonly items: readonly PackingItem[];
}

export interface Choice {
  readonly filter: Filter;
  readonly scope: Scope;
  /** The bag that was chosen, "none" for what lies beside the bags, null for all. */
  readonly bag: string | null;
  readonly me: string | null;
}

export const byHand = <T extends { readonly id: string; readonly position: string }>(
  records: Iterable<T>,
): T[] => [...records].sort((a, b) => compare(a.position, b.position) || compare(a.id, b.id));

export function packingOf({ kinds }: StreamState): PackingList {
  return {
    items: byHand(kinds.packing_item.values()),
    bags: byHand(kinds.bag.values()),
    duties: new Map([...kinds.packing_duty.values()].map((duty) => [duty.category, duty])),
    members: kinds.member,
  };
}

export const tierOf = (item: PackingItem): Tier =>
  item.owner_id === null ? "common" : item.shared_with_ids.length > 0 ? "some" : "personal";

/** Mine is what is my own and what I have said I bring. */
function inScope(item: PackingItem, { scope, bag, me }: Choice): boolean {
  if (bag !== null && (item.bag_id ?? "none") !== bag) return false;
  if (scope === "common") return item.owner_id === null;
  return scope === "all" || (me !== null && (item.owner_id === me || item.bringer_ids.includes(me)));
}

const passes = (item: PackingItem, filter: Filter): boolean =>
  filter === "all" || item.is_packed === (filter === "packed");

export const counted = (items: readonly PackingItem[], choice: Choice): ReadonlyMap<Filter, number> => {
  const all = items.filter((item) => inScope(item, choice));
  return new Map(FILTERS.map((filter) => [filter, all.filter((item) => passes(item, filter)).length]));
};

/** Groups by category, in the order in which the first of each stands; those without one last. */
export function grouped(items: readonly PackingItem[], choice: Choice): readonly Group[] {
  const shown = items.filter((item) => inScope(item, choice) && passes(item, choice.filter));
  const groups = [...groupBy(shown, (item) => item.category || null)];
  return groups
    .map(([category, list]) => ({ category, items: list }))
    .sort((a, b) => Number(a.category === null) - Number(b.category === null));
}

export function loadsOf(bags: readonly Bag[], items: readonly PackingItem[]): readonly Load[] {
  const inside = groupBy(items, (item) => item.bag_id);
  return bags.map((bag) => {
    const held = inside.get(bag.id) ?? [];
    const grams = (bag.tare_g ?? 0) + weightOf(held);
    return {
      bag,
      grams,
      items: held.length,
      packed: held.filter((item) => item.is_packed).length,
      share: bag.limit_g ? grams / bag.limit_g : null,
    };
  });
}

export const weightOf = (items: readonly PackingItem[]): number =>
  items.reduce((sum, item) => sum + (item.weight_g ?? 0) * item.quantity, 0);

export const categoriesOf = (items: readonly { readonly category: string | null }[]): string[] => [
  ...new Set(items.flatMap(({ category }) => category || [])),
];

/** "Tent" and "tent " are the same thing. */
export const sameName = (a: string, b: string): boolean =>
  a.trim().toLocaleLowerCase() === b.trim().toLocaleLowerCase();
