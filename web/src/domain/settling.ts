/**
 * Who owes what: pure functions, the same as `cairn/domain/settling.py`, proved by `contract/cases/settling.json`.
 * Amounts are whole minor units. What is dealt adds up to what there was, to the last unit; balances add up to zero.
 */
import { decimals } from "../kit/currencies";

/** An expense with what belongs to it: payments and weights by member, items by amount and members. */
export interface Spent {
  readonly id: string;
  readonly amount_minor: number;
  readonly currency: string;
  readonly rate: number | null;
  readonly split: string;
  readonly payments: readonly (readonly [string, number])[];
  readonly weights: readonly (readonly [string, number | null])[];
  readonly items: readonly (readonly [number, readonly string[]])[];
}

export interface Settled {
  readonly from_id: string;
  readonly to_id: string;
  readonly amount_minor: number;
  readonly currency: string;
  readonly rate: number | null;
}

/** A suggestion: this member gives that one so much. */
export interface Transfer {
  readonly from_id: string;
  readonly to_id: string;
  readonly amount_minor: number;
}

/** So many people who are not even are settled by the fewest transfers there can be; more of them greedily. */
const EXACT_UP_TO = 12;

/** Minor units of `into`, half up; null where the rate is not known. */
export function convert(amount: number, currency: string, rate: number | null, into: string): number | null {
  if (currency === into) return amount;
  if (rate === null) return null;
  return Math.floor(amount * rate * 10 ** (decimals(into) - decimals(currency)) + 0.5);
}

/**
 * Splits a total in proportion. What division leaves over goes a unit each, round the table from `start` on, to those
 * who have a weight at all; weights of nothing but 0 count as even.
 */
export function deal(total: number, given: readonly number[], start: number): number[] {
  if (given.length === 0) return [];
  let whole = given.reduce((sum, weight) => sum + weight, 0);
  const weights = whole === 0 ? given.map(() => 1) : given;
  if (whole === 0) whole = weights.length;
  const parts = weights.map((weight) => share(total, weight, whole));
  let rest = total - parts.reduce((sum, part) => sum + part, 0);
  for (let at = start % weights.length; rest > 0; at = (at + 1) % weights.length) {
    if ((weights[at] ?? 0) > 0) {
      parts[at] = (parts[at] ?? 0) + 1;
      rest--;
    }
  }
  return parts;
}

/** floor(total × weight ÷ whole), exactly, also where the product is more than a double can hold. */
function share(total: number, weight: number, whole: number): number {
  const product = total * weight;
  if (product <= Number.MAX_SAFE_INTEGER) return Math.floor(product / whole);
  return Number((BigInt(total) * BigInt(weight)) / BigInt(whole));
}

/** Where the round begins: the expense's id decides, so that the odd cent is not always the same person's. */
export const turn = (id: string): number => Number.parseInt(id.slice(-6), 16);

/** What each member owes of `total`, the expense's amount in whatever currency. */
export function shares(expense: Spent, total: number): Map<string, number> {
  const owed = new Map<string, number>();
  const start = turn(expense.id);
  if (expense.split === "item") {
    const lines = deal(
      total,
      expense.items.map(([amount]) => amount),
      start,
    );
    expense.items.forEach(([, people], at) => {
      const ordered = [...people].sort();
      addAll(
        owed,
        ordered,
        ordered.map(() => 1),
        lines[at] ?? 0,
        start,
      );
    });
    return owed;
  }
  const ordered = [...expense.weights].sort(([a], [b]) => (a < b ? -1 : 1));
  const weights = ordered.map(([, value]) => (expense.split === "evenly" ? 1 : (value ?? 0)));
  addAll(
    owed,
    ordered.map(([member]) => member),
    weights,
    total,
    start,
  );
  return owed;
}

function addAll(
  owed: Map<string, number>,
  members: readonly string[],
  weights: readonly number[],
  total: number,
  start: number,
): void {
  const parts = deal(total, weights, start);
  members.forEach((member, at) => {
    bump(owed, member, parts[at] ?? 0);
  });
}

const bump = (sums: Map<string, number>, key: string, by: number): void => {
  sums.set(key, (sums.get(key) ?? 0) + by);
};

/** The amount in the trip's currency if the expense changes balances: paid, shared, and with a rate; else null. */
export function counts(expense: Spent, into: string): number | null {
  const byItem = expense.split === "item";
  const shared = byItem ? expense.items : expense.weights;
  if (expense.payments.length === 0 || shared.length === 0) return null;
  if (byItem && !expense.items.every(([, people]) => people.length > 0)) return null;
  return convert(expense.amount_minor, expense.currency, expense.rate, into);
}

/** Paid minus owed of every member who appears, in minor units of the trip's currency. */
export function balances(
  expenses: Iterable<Spent>,
  settlements: Iterable<Settled>,
  into: string,
): Map<string, number> {
  const found = new Map<string, number>();
  for (const expense of expenses) {
    const total = counts(expense, into);
    if (total === null) continue;
    const payers = [...expense.payments].sort(([a], [b]) => (a < b ? -1 : 1));
    addAll(
      found,
      payers.map(([member]) => member),
      payers.map(([, amount]) => amount),
      total,
      turn(expense.id),
    );
    for (const [member, part] of shares(expense, total)) bump(found, member, -part);
  }
  for (const given of settlements) {
    const amount = convert(given.amount_minor, given.currency, given.rate, into);
    if (amount === null) continue;
    bump(found, given.from_id, amount);
    bump(found, given.to_id, -amount);
  }
  return found;
}

type Uneven = readonly [string, number];

/**
 * Transfers that bring every balance to zero: as few as there can be among a dozen, never more than the greedy way.
 * People are split into as many groups that even out among themselves as possible; a group of n takes n - 1.
 */
export function suggestions(balance: ReadonlyMap<string, number>): Transfer[] {
  const uneven = [...balance].filter(([, amount]) => amount !== 0).sort(([a], [b]) => (a < b ? -1 : 1));
  if (uneven.length > EXACT_UP_TO) return greedy(uneven);
  return groups(uneven.map(([, amount]) => amount)).flatMap((group) =>
    greedy(group.flatMap((at) => (uneven[at] ? [uneven[at]] : []))),
  );
}

/** The most groups that each sum to zero, as lists of indices; what does not even out is one more. */
function groups(amounts: readonly number[]): number[][] {
  const size = 2 ** amounts.length;
  const sums = new Float64Array(size);
  const most = new Int8Array(size);
  const last = new Int8Array(size).fill(-1);
  for (let mask = 1; mask < size; mask++) {
    const low = 31 - Math.clz32(mask & -mask);
    sums[mask] = (sums[mask & (mask - 1)] ?? 0) + (amounts[low] ?? 0);
    let best = -1;
    for (let at = 0; at < amounts.length; at++) {
      if (!((mask >> at) & 1)) continue;
      const before = most[mask ^ (1 << at)] ?? 0;
      if (before > best) {
        best = before;
        last[mask] = at;
      }
    }
    most[mask] = best + (sums[mask] === 0 ? 1 : 0);
  }
  const found: number[][] = [];
  let group: number[] = [];
  for (let mask = size - 1; mask > 0; ) {
    const at = last[mask] ?? 0;
    group.push(at);
    mask ^= 1 << at;
    if (sums[mask] === 0) {
      found.push(group.sort((a, b) => a - b));
      group = [];
    }
  }
  return found;
}

/** The largest debt to the largest claim, again and again. */
function greedy(uneven: readonly Uneven[]): Transfer[] {
  const largestFirst = (a: Uneven, b: Uneven) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1);
  const debts = uneven
    .filter(([, amount]) => amount < 0)
    .map(([member, amount]): [string, number] => [member, -amount])
    .sort(largestFirst);
  const claims = uneven
    .filter(([, amount]) => amount > 0)
    .map(([member, amount]): [string, number] => [member, amount])
    .sort(largestFirst);
  const found: Transfer[] = [];
  let debt = debts.shift();
  let claim = claims.shift();
  while (debt && claim) {
    const amount = Math.min(debt[1], claim[1]);
    found.push({ from_id: debt[0], to_id: claim[0], amount_minor: amount });
    debt[1] -= amount;
    claim[1] -= amount;
    if (debt[1] === 0) debt = debts.shift();
    if (claim[1] === 0) claim = claims.shift();
  }
  return found;
}
