/** A thing to pack in one line: `3x T-shirts 160g #clothes @ben >suitcase`. What is not understood stays in the name. */
import { findCategory, findNamed, findPerson } from "../../kit/quickWords";

export interface Thing {
  readonly name: string;
  readonly quantity: number;
  /** Grams of one piece. */
  readonly weight_g: number | null;
  readonly category: string | null;
  readonly bag_id: string | null;
  readonly bringer_ids: readonly string[];
}

interface Named {
  readonly id: string;
  readonly name: string;
}

export interface Context {
  readonly people: readonly Named[];
  readonly bags: readonly Named[];
  readonly categories: readonly string[];
}

const GRAMS: Readonly<Record<string, number>> = { g: 1, kg: 1000, oz: 28.349523, lb: 453.59237 };
const QUANTITY = /^(?:([1-9]\d{0,2})[x×]|[x×]([1-9]\d{0,2}))$/i;
const WEIGHT = /^(\d{1,6}(?:[.,]\d{1,3})?)(g|kg|oz|lb)$/i;
export const MAX_GRAMS = 1_000_000;

export function readThing(line: string, { people, bags, categories }: Context): Thing {
  let quantity = 1;
  let weight_g: number | null = null;
  let category: string | null = null;
  let bag_id: string | null = null;
  const bringers = new Set<string>();
  const name: string[] = [];
  for (const word of line.trim().split(/\s+/)) {
    const count = QUANTITY.exec(word);
    const weight = WEIGHT.exec(word);
    const person = findPerson(word, people);
    const bag = word.startsWith(">") ? findNamed(word.slice(1), bags) : null;
    if (count) quantity = Number(count[1] ?? count[2]);
    else if (weight && weight_g === null) weight_g = grams(weight[1] ?? "", weight[2] ?? "g");
    else if (/^#\S+$/.test(word)) category = findCategory(word.slice(1), categories);
    else if (person) bringers.add(person.id);
    else if (bag) bag_id = bag.id;
    else name.push(word);
  }
  return { name: name.join(" "), quantity, weight_g, category, bag_id, bringer_ids: [...bringers] };
}

function grams(number: string, unit: string): number {
  const value = Number(number.replace(",", ".")) * (GRAMS[unit.toLowerCase()] ?? 1);
  return Math.min(Math.round(value), MAX_GRAMS);
}
