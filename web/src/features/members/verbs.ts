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

/** `dealt`: how the others take over their share of the costs, in the same breath. */
export const removeMember = (
  tripId: string,
  memberId: string,
  hasMoney: boolean,
  dealt: readonly Edit[] = [],
) => mutate(streamOf(tripId), "member.remove", [...dealt, going(memberId, hasMoney)]);

/** Goes without an undo: who has left sees the trip no more. */
export const leaveTrip = (tripId: string, memberId: string, hasMoney: boolean) =>
  mutate(streamOf(tripId), "member.leave", [going(memberId, hasMoney)], { undoable: false });
