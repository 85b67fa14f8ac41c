import type { Member } from "../../domain/kinds.gen";
import { keyBetween } from "../../kit/ordering";
import { add, mutate, newId, remove, set } from "../../sync";
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

export const removeMember = (tripId: string, memberId: string) =>
  mutate(streamOf(tripId), "member.remove", [remove("member", memberId)]);

/** Goes without an undo: who has left sees the trip no more. */
export const leaveTrip = (tripId: string, memberId: string) =>
  mutate(streamOf(tripId), "member.leave", [remove("member", memberId)], { undoable: false });
