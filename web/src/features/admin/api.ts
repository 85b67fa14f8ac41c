import type {
  AppSettings,
  AppSettingsChange,
  AuditLog,
  Checks,
  InviteMade,
  Invites,
  NewInvite,
  OutboundLog,
  PeopleHere,
  PermissionTable,
  PersonMade,
  SsoChange,
  SsoSaved,
  SsoState,
  Tested,
  VersionCheck,
} from "../../domain/api.gen";
import { call } from "../../kit/http";

export type { Outgoing, PersonHere } from "../../domain/api.gen";

/** How many entries of a log are fetched at a time. */
export const PAGE = 100;

export const readOutbound = (offset: number) =>
  call<OutboundLog>("GET", `/api/admin/outbound?limit=${PAGE}&offset=${offset}`);

export const readSettings = () => call<AppSettings>("GET", "/api/auth/app-settings");
export const writeSettings = (fields: AppSettingsChange) =>
  call<AppSettings>("PUT", "/api/auth/app-settings", fields);
export const sendTestMail = () => call<Tested>("POST", "/api/notifications/test-smtp", {});

export const readSso = () => call<SsoState>("GET", "/api/admin/oidc");
export const writeSso = (fields: SsoChange) => call<SsoSaved>("PUT", "/api/admin/oidc", fields);

export const listInvites = () => call<Invites>("GET", "/api/admin/invites");
export const makeInvite = (fields: NewInvite) => call<InviteMade>("POST", "/api/admin/invites", fields);
export const removeInvite = (id: string) => call<unknown>("DELETE", `/api/admin/invites/${id}`);

export const readPermissions = () => call<PermissionTable>("GET", "/api/admin/permissions");
export const writePermissions = (permissions: Readonly<Record<string, string | null>>) =>
  call<PermissionTable>("PUT", "/api/admin/permissions", { permissions });

export const readChecks = () => call<Checks>("GET", "/api/admin/security-check");
export const readVersion = () => call<VersionCheck>("GET", "/api/admin/version-check");

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
export const resetPasskeys = (id: string) => call<unknown>("DELETE", `/api/admin/users/${id}/passkeys`);
export const resetFactor = (id: string) => call<unknown>("DELETE", `/api/admin/users/${id}/mfa`);
export const endSessions = (id: string) => call<unknown>("DELETE", `/api/admin/users/${id}/sessions`);
export const deletePerson = (id: string, heir: string | null) =>
  call<unknown>("DELETE", `/api/admin/users/${id}${heir === null ? "" : `?heir=${heir}`}`);

/** Signs everybody out, whoever asks included. */
export const endEverySession = () => call<unknown>("POST", "/api/admin/rotate-jwt-secret");
