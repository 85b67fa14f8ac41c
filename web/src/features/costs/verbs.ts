/** The deeds of the costs. Each is one mutation: an expense with its payments and parts stands or falls as one. */
import type { Budget } from "../../domain/kinds.gen";
import { add, mutate, newId, remove, set } from "../../sync";
import { type Draft, editsOf } from "./draft";
import type { Book, Line } from "./views";

const streamOf = (tripId: string) => `trip:${tripId}`;

export function saveExpense(tripId: string, draft: Draft, line: Line | null): void {
  const edits = editsOf(draft, line, line?.expense.id ?? newId());
  if (edits.length > 0) void mutate(streamOf(tripId), line ? "expense.set" : "expense.add", edits);
}

export function removeExpense(tripId: string, id: string): void {
  void mutate(streamOf(tripId), "expense.remove", [remove("expense", id)]);
}

export interface Given {
  readonly from_id: string;
  readonly to_id: string;
  readonly amount_minor: number;
  readonly currency: string;
  readonly rate: number | null;
  readonly rate_source: string | null;
  readonly settled_on: string;
}

export function addSettlement(tripId: string, given: Given): void {
  void mutate(streamOf(tripId), "settlement.add", [add("settlement", newId(), given)]);
}

export function removeSettlement(tripId: string, id: string): void {
  void mutate(streamOf(tripId), "settlement.remove", [remove("settlement", id)]);
}

/** Nothing to spend is no budget. */
export function setBudget(
  tripId: string,
  book: Book,
  category: string | null,
  amount_minor: number | null,
): void {
  const known = book.budgets.find((budget) => budget.category === category);
  if (amount_minor === null || amount_minor === 0) {
    if (known) void mutate(streamOf(tripId), "budget.remove", [remove("budget", known.id)]);
  } else if (!known) {
    void mutate(streamOf(tripId), "budget.add", [add("budget", newId(), { category, amount_minor })]);
  } else if (known.amount_minor !== amount_minor) {
    void mutate(streamOf(tripId), "budget.set", [set("budget", known.id, { amount_minor })]);
  }
}

/** Whether a budget is for each traveller or for all together. */
export function setPerPerson(tripId: string, budget: Budget, is_per_person: boolean): void {
  void mutate(streamOf(tripId), "budget.set", [set("budget", budget.id, { is_per_person })]);
}
