/** A list from elsewhere: one thing a line, or a table of category, name, grams, bag and whether it is packed. */
import Papa from "papaparse";
import { type Context, MAX_GRAMS, readThing } from "./quick";

export interface Pasted {
  readonly name: string;
  readonly quantity: number;
  readonly weight_g: number | null;
  readonly category: string | null;
  /** By name: it may have to be made first. */
  readonly bag: string | null;
  readonly is_packed: boolean;
}

const HEADINGS = /^(category|kategorie|name|item|artikel)$/i;
const BULLET = /^\s*(?:[-*•–]\s+)?(?:\[([ xX]?)\]\s*)?(?:\d{1,3}[.)]\s+)?/;
const TICKED = /^(checked|packed|yes|true|1|x)$/i;

export function readPaste(text: string, context: Context): readonly Pasted[] {
  const { data, meta } = Papa.parse<string[]>(text.trim(), {
    skipEmptyLines: "greedy",
    delimitersToGuess: ["\t", ";", ","],
  });
  // One comma in "Shirts, long sleeved" does not make a table: every line of one has the same cells.
  const isTable = data.length > 0 && data.every((row) => row.length > 1 && row.length === data[0]?.length);
  if (isTable && meta.delimiter) {
    const rows = data[0]?.some((cell) => HEADINGS.test(cell.trim())) ? data.slice(1) : data;
    return rows.flatMap((row) => readRow(row) ?? []);
  }
  const bags = new Map(context.bags.map(({ id, name }) => [id, name]));
  return text.split(/\r?\n/).flatMap((line) => {
    const mark = BULLET.exec(line);
    const thing = readThing(line.slice(mark?.[0].length ?? 0), context);
    if (thing.name === "") return [];
    const { bag_id, bringer_ids: _, ...rest } = thing;
    const bag = bag_id === null ? null : (bags.get(bag_id) ?? null);
    return [{ ...rest, name: rest.name.slice(0, 200), bag, is_packed: /x/i.test(mark?.[1] ?? "") }];
  });
}

function readRow([
  category = "",
  name = "",
  grams = "",
  bag = "",
  packed = "",
]: readonly string[]): Pasted | null {
  if (name.trim() === "") return null;
  const weight = Number.parseFloat(grams.replace(",", "."));
  const { name: words, quantity } = readThing(name, { people: [], bags: [], categories: [] });
  return {
    name: (words || name.trim()).slice(0, 200),
    quantity,
    weight_g: Number.isFinite(weight) && weight >= 0 ? Math.min(Math.round(weight), MAX_GRAMS) : null,
    category: category.trim().slice(0, 100) || null,
    bag: bag.trim().slice(0, 80) || null,
    is_packed: TICKED.test(packed.trim()),
  };
}
