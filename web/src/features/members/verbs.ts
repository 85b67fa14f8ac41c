import type { Member } from "../../domain/kinds.gen";
import { keyBetween } from "../../kit/ordering";
import { add, type Edit, mutate, newId, remove, set } from "../../sync";
import { lastPosition, type Role } from "./views";

const streamOf = (tripId: string) => `trip:${tripId}`;

export function addGuest(tripId: string, members: readonly Member[], name: string) {
  const position = keyBetween(lastPosition(members), null);
  return mutate(streamOf(tripId), "member.add", [add("member", newId(), { name, role: "guest", position })]);
}

export const setRole = (tripId: string, memberId: string, role: Role) =>
  mutate(streamOf(tripId), "member.role", [set("member", memberId, { role })]);

export const renameGuest = (tripId: string, memberId: string, name: string) =>
  mutate(streamOf(tripId), "member.rename", [set("member", memberId, { name })]);

/** Whoever the costs name stays there under their name, as somebody who has left. */
const going = (memberId: string, hasMoney: boolean): Edit =>
  hasMoney
    ? set("member", memberId, { account_id: null, role: "guest", is_former: true })
    : remove("member", memberId);

/**
 * `letGo`: what takes their name out of everything else, and of the costs where the others take over their share, in
 * the same breath. Who has an account keeps their record: what they packed for themselves alone hangs on it, nobody
 * else sees it, and an undo finds it again.
 */
export const removeMember = (
  tripId: string,
  { id, account_id }: Member,
  hasMoney: boolean,
  letGo: readonly Edit[],
) => mutate(streamOf(tripId), "member.remove", [...letGo, going(id, hasMoney || account_id !== null)]);

/** Goes without an undo: who has left sees the trip no more. */
export const leaveTrip = (tripId: string, memberId: string, hasMoney: boolean) =>
  mutate(streamOf(tripId), "member.leave", [going(memberId, hasMoney)], { undoable: false });
