import { expect, test } from "vitest";
import cases from "../../../contract/cases/settling.json";
import { balances, deal, type Settled, type Spent, shares, suggestions } from "./settling";

const spent = (found: object[]) => found as unknown as Spent[];

test.each(cases.deals)("$total by $weights from $start", ({ total, weights, start, parts }) => {
  expect(deal(total, weights, start)).toEqual(parts);
});

test.each(cases.trips.map((one) => [one.name, one] as const))("%s", (_, one) => {
  const expenses = spent(one.expenses);
  const found = balances(expenses, one.settlements as Settled[], one.currency);
  expect(Object.fromEntries(found)).toEqual(one.balances);
  expect(suggestions(found)).toEqual(one.suggestions);
  for (const expense of expenses) {
    expect(Object.fromEntries(shares(expense, expense.amount_minor))).toEqual(
      (one.shares as unknown as Record<string, Record<string, number>>)[expense.id],
    );
  }
});
