import type { Link } from "../../domain/api.gen";
import { call } from "../../kit/http";

export interface Someone {
  id: string;
  username: string;
  display_name: string;
  avatar: string | null;
}

export const everyone = async (signal?: AbortSignal): Promise<Someone[]> =>
  (await call<{ users: Someone[] }>("GET", "/api/auth/users", undefined, signal)).users;

/** By exact e-mail address or user name: only the server may look that up. */
export const addMember = (tripId: string, identifier: string, role: string) =>
  call<unknown>("POST", `/api/trips/${tripId}/members`, { identifier, role });

export const transfer = (tripId: string, memberId: string) =>
  call<unknown>("POST", `/api/trips/${tripId}/transfer`, { member_id: memberId });

export const readLink = (tripId: string) => call<Link>("GET", `/api/trips/${tripId}/invite-link`);
export const makeLink = (tripId: string, role: string) =>
  call<Link>("POST", `/api/trips/${tripId}/invite-link`, { role });
export const removeLink = (tripId: string) => call<unknown>("DELETE", `/api/trips/${tripId}/invite-link`);
