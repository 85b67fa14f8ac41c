/** Who travels: what every list of people to choose from is made of. */
import type { Member } from "./kinds.gen";

/** The members in their order, without those who have left, except who is `named` already where something is edited. */
export function travellers(members: ReadonlyMap<string, Member>, named: readonly string[] = []): Member[] {
  return [...members.values()]
    .filter((one) => !one.is_former || named.includes(one.id))
    .sort((a, b) => Number(a.is_former) - Number(b.is_former) || (a.position < b.position ? -1 : 1));
}
