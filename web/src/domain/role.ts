/** What the person at this screen may do on this trip, read from their own member record. */

import { useAccount, useRecords } from "../sync";
import type { Member } from "./kinds.gen";

export type Role = Member["role"];

export interface Rights {
  readonly role: Role | null;
  readonly canEdit: boolean;
  readonly memberId: string | null;
}

const NONE: Rights = { role: null, canEdit: false, memberId: null };

export function rightsOf(members: ReadonlyMap<string, Member>, accountId: string | undefined): Rights {
  if (!accountId) return NONE;
  for (const member of members.values()) {
    if (member.account_id !== accountId) continue;
    return {
      role: member.role,
      canEdit: member.role === "owner" || member.role === "editor",
      memberId: member.id,
    };
  }
  return NONE;
}

export function useRole(stream: string): Rights {
  const members = useRecords(stream, "member");
  const { user } = useAccount();
  return rightsOf(members, user?.id);
}
