/** An expense in one line: `Ramen 2400 jpy #food @ben`. What is not understood stays in the title. */
import { decimals } from "../../kit/currencies";
import { CURRENCIES } from "../../kit/money.gen";
import { findNamed, findPerson } from "../../kit/quickWords";

export interface Quick {
  readonly title: string;
  /** Minor units; null: none was written. */
  readonly amount: number | null;
  readonly currency: string | null;
  readonly category: string | null;
  readonly payer: string | null;
}

interface Context {
  /** Taken when none is written. */
  readonly currency: string;
  readonly people: readonly { readonly id: string; readonly name: string }[];
  /** Name in the reader's language and the word it stands for. */
  readonly categories: readonly { readonly name: string; readonly value: string }[];
}

const SIGNS: Readonly<Record<string, string>> = { "€": "EUR", $: "USD", "£": "GBP", "¥": "JPY", "₩": "KRW" };
const KNOWN: ReadonlySet<string> = new Set(CURRENCIES);
const NUMBER = /^([€$£¥₩])?(\d{1,3}(?:[.,' ]\d{3})*|\d+)(?:[.,](\d{1,3}))?([€$£¥₩])?$/;

export function readQuick(line: string, { currency: usual, people, categories }: Context): Quick {
  let number: string | null = null;
  let currency: string | null = null;
  let category: string | null = null;
  let payer: string | null = null;
  const title: string[] = [];
  for (const word of line.trim().split(/\s+/)) {
    const code = word.toUpperCase();
    const sum = number === null ? NUMBER.exec(word) : null;
    const person = findPerson(word, people);
    const group = word.startsWith("#") ? findNamed(word.slice(1), categories) : null;
    if (sum) {
      number = word.replace(/[€$£¥₩]/g, "");
      currency ??= SIGNS[sum[1] ?? sum[4] ?? ""] ?? null;
    } else if (number !== null && currency === null && word.length === 3 && KNOWN.has(code)) currency = code;
    else if (person) payer = person.id;
    else if (group) category = group.value;
    else title.push(word);
  }
  return {
    title: title.join(" "),
    amount: number === null ? null : readAmount(number, currency ?? usual),
    currency,
    category,
    payer,
  };
}

/** "1.234,50", "1,234.50", "12.5" and "2400" as minor units: the last separator is the decimal one where it can be. */
export function readAmount(text: string, currency: string): number | null {
  const digits = decimals(currency);
  const match = /^(.*?)(?:[.,](\d+))?$/.exec(text.replace(/[' ]/g, ""));
  if (!match) return null;
  const [, before = "", after] = match;
  // Three digits after a separator are thousands, unless the currency has three decimals.
  const isDecimal = after !== undefined && after.length <= digits;
  const whole = before.replace(/[.,]/g, "") + (isDecimal ? "" : (after ?? ""));
  if (!/^\d+$/.test(whole) || (after !== undefined && !isDecimal && after.length !== 3)) return null;
  const minor = Number(whole) * 10 ** digits + (isDecimal ? Number(after.padEnd(digits, "0")) : 0);
  return Number.isSafeInteger(minor) && minor <= 1e12 ? minor : null;
}
