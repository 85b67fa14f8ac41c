import type { AuditLog, OutboundLog, PeopleHere, PersonMade, SignInPolicy } from "../../domain/api.gen";
import { call } from "../../kit/http";

export type { Outgoing, PersonHere } from "../../domain/api.gen";

/** How many entries of a log are fetched at a time. */
export const PAGE = 100;

export const readOutbound = (offset: number) =>
  call<OutboundLog>("GET", `/api/admin/outbound?limit=${PAGE}&offset=${offset}`);

export const readSignInPolicy = () => call<SignInPolicy>("GET", "/api/auth/app-settings");
export const writeSignInPolicy = (fields: Partial<SignInPolicy>) =>
  call<SignInPolicy>("PUT", "/api/auth/app-settings", fields);

const filtered = (action: string, isFailed: boolean): string =>
  new URLSearchParams({
    ...(action ? { action } : {}),
    ...(isFailed ? { success: "false" } : {}),
  }).toString();

export const readAudit = (action: string, isFailed: boolean, offset: number) =>
  call<AuditLog>("GET", `/api/admin/audit-log?limit=${PAGE}&offset=${offset}&${filtered(action, isFailed)}`);

export const auditExport = (action: string, isFailed: boolean): string =>
  `/api/admin/audit-log/export?${filtered(action, isFailed)}`;

export const listPeople = () => call<PeopleHere>("GET", "/api/admin/users");
export const addPerson = (fields: { username: string; email: string; role: "user" | "admin" }) =>
  call<PersonMade>("POST", "/api/admin/users", fields);
export const changePerson = (id: string, fields: { role?: "user" | "admin"; password?: string }) =>
  call<PersonMade>("PUT", `/api/admin/users/${id}`, fields);
export const resetFactor = (id: string) => call<unknown>("DELETE", `/api/admin/users/${id}/mfa`);
export const endSessions = (id: string) => call<unknown>("DELETE", `/api/admin/users/${id}/sessions`);
export const deletePerson = (id: string, heir: string | null) =>
  call<unknown>("DELETE", `/api/admin/users/${id}${heir === null ? "" : `?heir=${heir}`}`);

/** Signs everybody out, whoever asks included. */
export const endEverySession = () => call<unknown>("POST", "/api/admin/rotate-jwt-secret");
