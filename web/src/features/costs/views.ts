/** What the costs of a trip show: expenses with what belongs to them, sums, balances, budgets. */
import type {
  Budget,
  Expense,
  ExpenseItem,
  Member,
  Payment,
  Settlement,
  Split,
} from "../../domain/kinds.gen";
import {
  balances,
  convert,
  counts,
  type Spent,
  shares,
  suggestions,
  type Transfer,
} from "../../domain/settling";
import { groupBy } from "../../kit/groupBy";
import type { StreamState } from "../../sync";

export const FILTERS = ["all", "mine", "owed", "planned"] as const;
export type Filter = (typeof FILTERS)[number];

/** An expense as a row shows it. */
export interface Line {
  readonly expense: Expense;
  readonly payments: readonly Payment[];
  readonly splits: readonly Split[];
  readonly items: readonly ExpenseItem[];
  /** Its amount in the trip's currency; null without a rate. */
  readonly worth: number | null;
  /** What each member owes of it, in the trip's currency; empty where no balance changes. */
  readonly owed: ReadonlyMap<string, number>;
  /** Nobody has paid yet: it is meant, not spent. */
  readonly isPlanned: boolean;
}

export interface Book {
  readonly currency: string;
  /** The latest first; those without a date on top. */
  readonly lines: readonly Line[];
  readonly members: ReadonlyMap<string, Member>;
  readonly settlements: readonly Settlement[];
  readonly budgets: readonly Budget[];
  readonly balances: ReadonlyMap<string, number>;
  readonly suggestions: readonly Transfer[];
  /** Spent so far, in the trip's currency. */
  readonly total: number;
  readonly planned: number;
}

const byExpense = <T extends { readonly expense_id: string }>(records: Iterable<T>): Map<string, T[]> =>
  groupBy(records, (record) => record.expense_id);

export function bookOf({ kinds }: StreamState): Book {
  const trip = kinds.trip.values().next().value;
  const currency = trip?.currency ?? "EUR";
  const payments = byExpense(kinds.payment.values());
  const splits = byExpense(kinds.split.values());
  const items = byExpense(kinds.expense_item.values());
  const spent: Spent[] = [];
  const lines: Line[] = [];
  for (const expense of kinds.expense.values()) {
    const line = {
      payments: payments.get(expense.id) ?? [],
      splits: splits.get(expense.id) ?? [],
      items: items.get(expense.id) ?? [],
    };
    const one: Spent = {
      ...expense,
      payments: line.payments.map(({ member_id, amount_minor }) => [member_id, amount_minor] as const),
      weights: line.splits.map(({ member_id, value }) => [member_id, value] as const),
      items: line.items.map(({ amount_minor, member_ids }) => [amount_minor, member_ids] as const),
    };
    spent.push(one);
    const counted = counts(one, currency);
    lines.push({
      ...line,
      expense,
      worth: convert(expense.amount_minor, expense.currency, expense.rate, currency),
      owed: counted === null ? new Map() : shares(one, counted),
      isPlanned: line.payments.length === 0,
    });
  }
  lines.sort((a, b) => latest(a.expense, b.expense));
  const settlements = [...kinds.settlement.values()].sort((a, b) => (a.id < b.id ? 1 : -1));
  const found = balances(spent, settlements, currency);
  const sum = (planned: boolean) =>
    lines.reduce((total, line) => total + (line.isPlanned === planned ? (line.worth ?? 0) : 0), 0);
  return {
    currency,
    lines,
    members: kinds.member,
    settlements,
    budgets: [...kinds.budget.values()],
    balances: found,
    suggestions: suggestions(found),
    total: sum(false),
    planned: sum(true),
  };
}

function latest(a: Expense, b: Expense): number {
  const [one, other] = [a.spent_on ?? "9999", b.spent_on ?? "9999"];
  if (one !== other) return one < other ? 1 : -1;
  return a.id < b.id ? 1 : -1;
}

export const paidBy = (line: Line, member: string): number =>
  line.payments.reduce((sum, payment) => sum + (payment.member_id === member ? payment.amount_minor : 0), 0);

export function shows(line: Line, filter: Filter, me: string | null, category: string | null): boolean {
  if (category !== null && line.expense.category !== category) return false;
  if (filter === "all") return true;
  if (filter === "planned") return line.isPlanned;
  if (me === null) return false;
  const part = line.owed.get(me) ?? 0;
  const paid = paidBy(line, me);
  return filter === "mine" ? part > 0 || paid > 0 : part > 0 && paid === 0;
}

export interface Slice {
  readonly key: string;
  readonly amount: number;
}

/** Spent per category, the most first. */
export function byCategory(lines: readonly Line[]): Slice[] {
  return summed(lines, ({ expense }) => expense.category).sort(
    (a, b) => b.amount - a.amount || (a.key < b.key ? -1 : 1),
  );
}

/** Spent per day that something was spent on, the first first. */
export function byDay(lines: readonly Line[]): Slice[] {
  return summed(lines, ({ expense }) => expense.spent_on).sort((a, b) => (a.key < b.key ? -1 : 1));
}

function summed(lines: readonly Line[], keyOf: (line: Line) => string | null): Slice[] {
  const sums = new Map<string, number>();
  for (const line of lines) {
    const key = keyOf(line);
    if (key === null || line.isPlanned || line.worth === null) continue;
    sums.set(key, (sums.get(key) ?? 0) + line.worth);
  }
  return [...sums].map(([key, amount]) => ({ key, amount }));
}

/** By the day they were spent on, in the order they stand in. */
export const grouped = (lines: readonly Line[]): Map<string | null, Line[]> =>
  groupBy(lines, (line) => line.expense.spent_on);

/** What a budget allows in all: a budget per person counts everybody who travels. */
export const allowed = (budget: Budget, people: number): number =>
  budget.is_per_person ? budget.amount_minor * people : budget.amount_minor;
