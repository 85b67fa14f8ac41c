/** What the quick lines of all lists read alike: `@ben` finds Ben, `#trans` finds Transport. */

interface Named {
  readonly id: string;
  readonly name: string;
}

/** The one called so, else the first whose name begins so; case and accents aside, `_` for a blank. */
export function findNamed<T extends { readonly name: string }>(start: string, list: readonly T[]): T | null {
  if (start === "") return null;
  const wanted = fold(start.replaceAll("_", " "));
  return (
    list.find(({ name }) => fold(name) === wanted) ??
    list.find(({ name }) => fold(name).startsWith(wanted)) ??
    null
  );
}

/** A category in use that begins so, or a new one of these words. */
export function findCategory(start: string, categories: readonly string[]): string {
  const words = start.replaceAll("_", " ");
  const known = findNamed(
    words,
    categories.map((name) => ({ name })),
  );
  return known?.name ?? words.charAt(0).toLocaleUpperCase() + words.slice(1);
}

export const findPerson = (word: string, people: readonly Named[]): Named | null =>
  word.startsWith("@") ? findNamed(word.slice(1), people) : null;

const fold = (text: string): string => text.normalize("NFKD").replace(/\p{M}/gu, "").toLocaleLowerCase();
