/** What the person at this screen may do on this trip, read from their own member record and the host's table. */

import { useSyncExternalStore } from "react";
import { currentLevels, type Levels, levelsChanged } from "../kit/levels";
import { useAccount, useRecords } from "../sync";
import type { Member } from "./kinds.gen";

export type Role = Member["role"];

/** The actions of `cairn/access/permissions.py`. */
export type Action =
  | "trip_edit"
  | "trip_archive"
  | "trip_cover_upload"
  | "member_manage"
  | "place_edit"
  | "day_edit"
  | "packing_edit"
  | "budget_edit"
  | "reservation_edit"
  | "file_upload"
  | "file_edit"
  | "file_delete"
  | "share_manage";

export interface Rights {
  readonly role: Role | null;
  /** All of the actions asked about. */
  readonly canEdit: boolean;
  readonly memberId: string | null;
}

const NONE: Rights = { role: null, canEdit: false, memberId: null };

/** May this role take this action? The server judges again; an action it does not name is for owner and editors. */
export function reaches(role: string, action: Action, levels: Levels): boolean {
  return role === "owner" || (role === "editor" && (levels[action] ?? "editor") === "editor");
}

export function rightsOf(
  members: ReadonlyMap<string, Member>,
  accountId: string | undefined,
  actions: readonly Action[],
  levels: Levels,
): Rights {
  if (!accountId) return NONE;
  for (const member of members.values()) {
    if (member.account_id !== accountId) continue;
    const canEdit = actions.every((action) => reaches(member.role, action, levels));
    return { role: member.role, canEdit, memberId: member.id };
  }
  return NONE;
}

export const useLevels = (): Levels =>
  useSyncExternalStore((listener) => levelsChanged.on(listener), currentLevels);

export function useRole(stream: string, ...actions: readonly Action[]): Rights {
  const members = useRecords(stream, "member");
  const { user } = useAccount();
  return rightsOf(members, user?.id, actions, useLevels());
}
