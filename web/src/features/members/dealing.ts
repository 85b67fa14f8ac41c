/** What somebody's share of the costs becomes when they go and the others take it over. */
import type { Split } from "../../domain/kinds.gen";
import { deal, turn } from "../../domain/settling";
import { groupBy } from "../../kit/groupBy";
import { type Edit, remove, type StreamState, set } from "../../sync";

interface Costs {
  readonly kinds: Pick<StreamState["kinds"], "expense" | "split" | "expense_item" | "payment" | "settlement">;
}

const WHOLE_PERCENTAGE = 10_000;

/**
 * Takes a member out of every expense and item that others share, too, and deals their part among those, in proportion
 * to what they have already. What nobody else shares stays theirs.
 */
export function dealtAnew({ kinds }: Costs, memberId: string): Edit[] {
  const edits: Edit[] = [];
  for (const [expenseId, splits] of groupBy(kinds.split.values(), (split) => split.expense_id)) {
    const theirs = splits.find((split) => split.member_id === memberId);
    const others = splits.filter((split) => split !== theirs);
    const expense = kinds.expense.get(expenseId);
    if (!theirs || !expense || others.length === 0) continue;
    edits.push(remove("split", theirs.id), ...values(expense.split, expense.amount_minor, expenseId, others));
  }
  for (const item of kinds.expense_item.values()) {
    const others = item.member_ids.filter((id) => id !== memberId);
    if (others.length > 0 && others.length < item.member_ids.length)
      edits.push(set("expense_item", item.id, { member_ids: others }));
  }
  return edits;
}

function values(how: string, amount: number, expenseId: string, others: readonly Split[]): Edit[] {
  const had = others.map(({ value }) => value ?? 0);
  let given: readonly number[];
  if (how === "percentage") given = deal(WHOLE_PERCENTAGE, had, turn(expenseId));
  else if (how === "amount") given = deal(amount, had, turn(expenseId));
  else if (how === "shares" && had.every((share) => share === 0)) given = had.map(() => 1);
  else return [];
  return others.flatMap((split, at) =>
    given[at] === split.value ? [] : [set("split", split.id, { value: given[at] })],
  );
}

/** Whether the costs still bear the member's name after these edits. */
export function isStillNamed({ kinds }: Costs, memberId: string, edits: readonly Edit[]): boolean {
  const dealt = new Set(edits.map(({ id }) => id));
  return (
    [...kinds.payment.values()].some((one) => one.member_id === memberId) ||
    [...kinds.settlement.values()].some((one) => one.from_id === memberId || one.to_id === memberId) ||
    [...kinds.split.values()].some((one) => one.member_id === memberId && !dealt.has(one.id)) ||
    [...kinds.expense_item.values()].some((one) => one.member_ids.includes(memberId) && !dealt.has(one.id))
  );
}
