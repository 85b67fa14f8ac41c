/** An expense as it is filled in, and the edits that make the records what was filled in. */
import type { Expense, Member } from "../../domain/kinds.gen";
import { deal } from "../../domain/settling";
import { sameValue } from "../../kit/equal";
import { add, type Edit, newId, remove, set } from "../../sync";
import type { Line } from "./views";

export interface ItemDraft {
  readonly id: string;
  readonly title: string;
  readonly amount: number;
  readonly members: readonly string[];
}

export interface Draft {
  readonly title: string;
  readonly category: string;
  readonly spent_on: string | null;
  readonly note: string | null;
  readonly amount: number;
  readonly currency: string;
  readonly rate: number | null;
  readonly rate_source: string | null;
  readonly split: Expense["split"];
  /** Who has paid, and how much; nobody: planned. One payer alone pays it all, whatever stands here. */
  readonly payers: ReadonlyMap<string, number>;
  /** Who takes part, and what the rule needs of them. */
  readonly parts: ReadonlyMap<string, number | null>;
  readonly items: readonly ItemDraft[];
}

export function draftOf(line: Line): Draft {
  const { title, category, spent_on, note, amount_minor, currency, rate, rate_source, split } = line.expense;
  return {
    title,
    category,
    spent_on,
    note,
    amount: amount_minor,
    currency,
    rate,
    rate_source,
    split,
    payers: new Map(line.payments.map((one) => [one.member_id, one.amount_minor])),
    parts: new Map(line.splits.map((one) => [one.member_id, one.value])),
    items: line.items.map((one) => ({
      id: one.id,
      title: one.title,
      amount: one.amount_minor,
      members: one.member_ids,
    })),
  };
}

/** The values that a rule starts from when it is chosen: one share each, an even part of the whole. */
export function partsFor(
  split: Draft["split"],
  members: readonly string[],
  amount: number,
): Map<string, number | null> {
  const even = (whole: number) =>
    deal(
      whole,
      members.map(() => 1),
      0,
    );
  const values: readonly (number | null)[] =
    split === "shares"
      ? members.map(() => 1)
      : split === "percentage"
        ? even(10_000)
        : split === "amount"
          ? even(amount)
          : members.map(() => null);
  return new Map(members.map((member, at) => [member, values[at] ?? null]));
}

export type Problem = "title" | "amount" | "payments" | "people" | "parts" | "items" | "itemPeople";

/** What must still be put right before it can be saved, the first of it; and by how much a sum is off. */
export function problemOf(draft: Draft): { problem: Problem; off: number } | null {
  const sum = (values: Iterable<number | null>) =>
    [...values].reduce<number>((all, one) => all + (one ?? 0), 0);
  if (draft.title.trim() === "") return { problem: "title", off: 0 };
  if (draft.amount <= 0) return { problem: "amount", off: 0 };
  const paid = sum(draft.payers.values());
  if (draft.payers.size > 1 && paid !== draft.amount)
    return { problem: "payments", off: draft.amount - paid };
  if (draft.split === "item") {
    const off = draft.amount - sum(draft.items.map((one) => one.amount));
    if (draft.items.length === 0 || off !== 0) return { problem: "items", off };
    return draft.items.some((one) => one.members.length === 0) ? { problem: "itemPeople", off: 0 } : null;
  }
  if (draft.parts.size === 0) return { problem: "people", off: 0 };
  const whole = { percentage: 10_000, amount: draft.amount }[draft.split as "percentage" | "amount"];
  const parts = sum(draft.parts.values());
  if (whole !== undefined && parts !== whole) return { problem: "parts", off: whole - parts };
  return draft.split === "shares" && parts === 0 ? { problem: "parts", off: 1 } : null;
}

/** One payer pays all of it; no payment of nothing is kept. */
function paymentsOf(draft: Draft): Map<string, number> {
  if (draft.payers.size === 1)
    return new Map([...draft.payers.keys()].map((member) => [member, draft.amount]));
  return new Map([...draft.payers].filter(([, amount]) => amount > 0));
}

/** What must be written so that the records say what the draft says; only what is different. */
export function editsOf(draft: Draft, line: Line | null, id: string): Edit[] {
  const fields = {
    title: draft.title.trim(),
    category: draft.category,
    spent_on: draft.spent_on,
    note: draft.note?.trim() || null,
    amount_minor: draft.amount,
    currency: draft.currency,
    rate: draft.rate,
    rate_source: draft.rate_source,
    split: draft.split,
  };
  const edits: Edit[] = [];
  if (line === null) edits.push(add("expense", id, fields));
  else {
    const changed = Object.entries(fields).filter(
      ([name, value]) => !sameValue(line.expense[name as keyof Expense], value),
    );
    if (changed.length > 0) edits.push(set("expense", id, Object.fromEntries(changed)));
  }
  const payments = paymentsOf(draft);
  for (const payment of line?.payments ?? []) {
    const wanted = payments.get(payment.member_id);
    payments.delete(payment.member_id);
    if (wanted === undefined) edits.push(remove("payment", payment.id));
    else if (wanted !== payment.amount_minor)
      edits.push(set("payment", payment.id, { amount_minor: wanted }));
  }
  for (const [member_id, amount_minor] of payments)
    edits.push(add("payment", newId(), { expense_id: id, member_id, amount_minor }));

  const parts = new Map(draft.split === "item" ? [] : draft.parts);
  for (const split of line?.splits ?? []) {
    const wanted = parts.get(split.member_id);
    parts.delete(split.member_id);
    if (wanted === undefined) edits.push(remove("split", split.id));
    else if (wanted !== split.value) edits.push(set("split", split.id, { value: wanted }));
  }
  for (const [member_id, value] of parts)
    edits.push(add("split", newId(), { expense_id: id, member_id, value }));

  const items = new Map((draft.split === "item" ? draft.items : []).map((item) => [item.id, item]));
  for (const item of line?.items ?? []) {
    const wanted = items.get(item.id);
    items.delete(item.id);
    if (!wanted) edits.push(remove("expense_item", item.id));
    else if (
      wanted.title !== item.title ||
      wanted.amount !== item.amount_minor ||
      !sameValue(wanted.members, item.member_ids)
    )
      edits.push(set("expense_item", item.id, itemFields(id, wanted)));
  }
  for (const item of items.values()) edits.push(add("expense_item", item.id, itemFields(id, item)));
  return edits;
}

const itemFields = (expense_id: string, item: ItemDraft) => ({
  expense_id,
  title: item.title.trim() || "–",
  amount_minor: item.amount,
  member_ids: item.members,
});

/** Paid by this person, shared evenly by everybody who travels. */
export function freshDraft(
  me: string | null,
  people: readonly Member[],
  currency: string,
  today: string,
): Draft {
  return {
    title: "",
    category: "other",
    spent_on: today,
    note: null,
    amount: 0,
    currency,
    rate: null,
    rate_source: null,
    split: "evenly",
    payers: new Map(me === null ? [] : [[me, 0]]),
    parts: partsFor(
      "evenly",
      people.map(({ id }) => id),
      0,
    ),
    items: [],
  };
}
