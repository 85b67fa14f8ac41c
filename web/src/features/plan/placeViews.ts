/** The list of places: what it shows, in which order, and the numbers on its chips. */
import type { Category, Place } from "../../domain/kinds.gen";

export type PlaceSort = "name" | "category" | "added" | "planned" | "price";
export const PLACE_SORTS: readonly PlaceSort[] = ["name", "category", "added", "planned", "price"];

export type PlaceFilter = "all" | "unplanned" | { readonly category: string | null };

export interface PlaceQuery {
  readonly text: string;
  readonly filter: PlaceFilter;
  readonly sort: PlaceSort;
}

export type PlannedOn = ReadonlyMap<string, readonly number[]>;

/** Case and accents do not matter: "cafe" finds "Café". */
export function folded(text: string): string {
  return text
    .normalize("NFD")
    .replace(/\p{Diacritic}/gu, "")
    .toLocaleLowerCase();
}

// A place is searched on every keystroke but changes seldom, so its folded text is kept as long as the record lives.
const texts = new WeakMap<Place, string>();

function searchText(place: Place): string {
  let text = texts.get(place);
  if (text === undefined) {
    text = folded([place.name, place.address, place.description, place.notes].filter(Boolean).join("\n"));
    texts.set(place, text);
  }
  return text;
}

export function matches(place: Place, words: readonly string[]): boolean {
  const text = searchText(place);
  return words.every((word) => text.includes(word));
}

/** The words stand in the name itself, not only in what is told about the place. */
export function isNamed(place: Place, words: readonly string[]): boolean {
  const name = folded(place.name);
  return words.every((word) => name.includes(word));
}

export function wordsOf(text: string): string[] {
  return folded(text).split(/\s+/).filter(Boolean);
}

function passes(place: Place, filter: PlaceFilter, planned: PlannedOn): boolean {
  if (filter === "all") return true;
  if (filter === "unplanned") return !planned.has(place.id);
  return place.category_id === filter.category;
}

/** Intl.Collator is built once a sort: building one for each comparison makes 2,000 places visibly slow. */
export function sortPlaces(
  places: Place[],
  sort: PlaceSort,
  planned: PlannedOn,
  categories: ReadonlyMap<string, Category>,
  locale?: string,
): Place[] {
  const collator = new Intl.Collator(locale, { numeric: true, sensitivity: "base" });
  const byName = (a: Place, b: Place) => collator.compare(a.name, b.name) || (a.id < b.id ? -1 : 1);
  const rank = (place: Place): string =>
    (place.category_id && categories.get(place.category_id)?.position) || "~";
  const compare: Record<PlaceSort, (a: Place, b: Place) => number> = {
    name: byName,
    // Ids are UUIDv7, minted in order of time.
    added: (a, b) => (a.id < b.id ? 1 : -1),
    category: (a, b) => {
      const x = rank(a);
      const y = rank(b);
      return x === y ? byName(a, b) : x < y ? -1 : 1;
    },
    planned: (a, b) =>
      (planned.get(a.id)?.[0] ?? Number.MAX_SAFE_INTEGER) -
        (planned.get(b.id)?.[0] ?? Number.MAX_SAFE_INTEGER) || byName(a, b),
    price: (a, b) => (b.price_minor ?? -1) - (a.price_minor ?? -1) || byName(a, b),
  };
  return places.sort(compare[sort]);
}

export function listPlaces(
  places: ReadonlyMap<string, Place>,
  query: PlaceQuery,
  planned: PlannedOn,
  categories: ReadonlyMap<string, Category>,
  locale?: string,
): Place[] {
  const words = wordsOf(query.text);
  const found: Place[] = [];
  for (const place of places.values()) {
    if (passes(place, query.filter, planned) && matches(place, words)) found.push(place);
  }
  return sortPlaces(found, query.sort, planned, categories, locale);
}

export interface PlaceCounts {
  readonly all: number;
  readonly unplanned: number;
  readonly byCategory: ReadonlyMap<string | null, number>;
}

export function countPlaces(places: ReadonlyMap<string, Place>, planned: PlannedOn): PlaceCounts {
  const byCategory = new Map<string | null, number>();
  let unplanned = 0;
  for (const place of places.values()) {
    byCategory.set(place.category_id, (byCategory.get(place.category_id) ?? 0) + 1);
    if (!planned.has(place.id)) unplanned += 1;
  }
  return { all: places.size, unplanned, byCategory };
}

export function sameFilter(a: PlaceFilter, b: PlaceFilter): boolean {
  if (typeof a === "string" || typeof b === "string") return a === b;
  return a.category === b.category;
}
