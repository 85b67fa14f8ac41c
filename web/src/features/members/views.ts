import type { Member } from "../../domain/kinds.gen";
import type { StreamState } from "../../sync";

export type Role = Member["role"];

/** The roles one can give; the owner's is handed over, a guest's comes with having no account. */
export const GIVEN_ROLES = ["editor", "commenter", "viewer"] as const;

const RANK: Record<Role, number> = { owner: 0, editor: 1, commenter: 2, viewer: 3, guest: 4 };

/** The owner first, guests last, each group in its own order. */
export function membersOf(state: StreamState): Member[] {
  return [...state.kinds.member.values()]
    .filter((member) => !member.is_former)
    .sort(
      (a, b) =>
        RANK[a.role] - RANK[b.role] ||
        (a.position < b.position ? -1 : a.position > b.position ? 1 : 0) ||
        (a.id < b.id ? -1 : 1),
    );
}

/** Members whose name the costs bear: they cannot simply go. */
export function namedByMoney({ kinds }: StreamState): ReadonlySet<string> {
  const named = new Set<string>();
  for (const { member_id } of kinds.payment.values()) named.add(member_id);
  for (const { member_id } of kinds.split.values()) named.add(member_id);
  for (const { member_ids } of kinds.expense_item.values()) for (const id of member_ids) named.add(id);
  for (const { from_id, to_id } of kinds.settlement.values()) named.add(from_id).add(to_id);
  return named;
}

export const lastPosition = (members: readonly Member[]): string | null =>
  members.reduce<string | null>(
    (last, { position }) => (last === null || position > last ? position : last),
    null,
  );
