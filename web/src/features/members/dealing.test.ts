import { expect, test } from "vitest";
import type { Expense, ExpenseItem, Payment, Settlement, Split } from "../../domain/kinds.gen";
import { dealtAnew, isStillNamed } from "./dealing";

const byId = <T extends { readonly id: string }>(records: readonly T[]) =>
  new Map(records.map((record) => [record.id, record]));

const split = (expense_id: string, member_id: string, value: number | null = null): Split => ({
  id: `${expense_id}-${member_id}`,
  expense_id,
  member_id,
  value,
});

function costs(
  given: Readonly<Record<string, readonly Split[]>>,
  items: readonly ExpenseItem[] = [],
  payments: readonly Payment[] = [],
) {
  const expenses = Object.keys(given).map((how) => ({ id: how, split: how, amount_minor: 1000 }) as Expense);
  return {
    kinds: {
      expense: byId(expenses),
      split: byId(Object.values(given).flat()),
      expense_item: byId(items),
      payment: byId(payments),
      settlement: new Map<string, Settlement>(),
    },
  };
}

const short = (edits: ReturnType<typeof dealtAnew>) =>
  edits.map(({ step, id, fields }) => [step, id, fields]);

test("whoever goes leaves an even split; parts and percentages are dealt in proportion and still add up", () => {
  const found = costs({
    evenly: [split("evenly", "ana"), split("evenly", "ben"), split("evenly", "cleo")],
    percentage: [
      split("percentage", "ana", 2500),
      split("percentage", "ben", 5000),
      split("percentage", "cleo", 2500),
    ],
    amount: [split("amount", "ana", 301), split("amount", "ben", 399), split("amount", "cleo", 300)],
    shares: [split("shares", "ana", 0), split("shares", "ben", 2)],
  });
  const edits = dealtAnew(found, "ben");
  expect(short(edits)).toEqual([
    ["remove", "evenly-ben", {}],
    ["remove", "percentage-ben", {}],
    ["set", "percentage-ana", { value: 5000 }],
    ["set", "percentage-cleo", { value: 5000 }],
    ["remove", "amount-ben", {}],
    ["set", "amount-ana", { value: expect.any(Number) }],
    ["set", "amount-cleo", { value: expect.any(Number) }],
    ["remove", "shares-ben", {}],
    ["set", "shares-ana", { value: 1 }],
  ]);
  const amounts = edits
    .filter(({ id }) => id.startsWith("amount"))
    .map(({ fields }) => Number(fields?.value ?? 0));
  expect(amounts.reduce((sum, one) => sum + one)).toBe(1000);
  expect(isStillNamed(found, "ben", edits)).toBe(false);
});

test("what nobody else shares, and what was paid, stays under the name", () => {
  const alone = costs({ evenly: [split("evenly", "ben")] });
  expect(dealtAnew(alone, "ben")).toEqual([]);
  expect(isStillNamed(alone, "ben", [])).toBe(true);
  const payment = { id: "p", expense_id: "evenly", member_id: "ben", amount_minor: 1000 };
  const paid = costs({ evenly: [split("evenly", "ana"), split("evenly", "ben")] }, [], [payment]);
  expect(isStillNamed(paid, "ben", dealtAnew(paid, "ben"))).toBe(true);
});

test("an item of the bill goes to those who had it, too", () => {
  const item = (id: string, member_ids: string[]): ExpenseItem => ({
    id,
    expense_id: "item",
    title: id,
    amount_minor: 500,
    member_ids,
  });
  const found = costs({ item: [] }, [item("wine", ["ana", "ben"]), item("beer", ["ben"])]);
  expect(short(dealtAnew(found, "ben"))).toEqual([["set", "wine", { member_ids: ["ana"] }]]);
});
