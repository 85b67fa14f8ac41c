import { call, file } from "../../kit/http";
import type { User } from "../../sync";
import type { Formats } from "./FormatFields";

export const saveProfile = (fields: { username?: string; email?: string; display_name?: string }) =>
  call<{ user: User }>("PUT", "/api/auth/me/settings", fields);

export const uploadAvatar = (picture: File) =>
  call<{ avatar: string }>("POST", "/api/auth/avatar", file("avatar", picture));

export const removeAvatar = () => call<unknown>("DELETE", "/api/auth/avatar");

export interface Device {
  id: string;
  last_seen_at: string;
  user_agent: string;
  ip: string | null;
  current: boolean;
}

export const listDevices = (signal?: AbortSignal) =>
  call<{ sessions: Device[] }>("GET", "/api/auth/sessions", undefined, signal);

export const endDevice = (id: string) => call<unknown>("DELETE", `/api/auth/sessions/${id}`);

export const endOtherDevices = () => call<unknown>("DELETE", "/api/auth/sessions");

export interface MapConfig {
  style: "cairn" | "openfreemap" | "custom";
  url?: string | null;
  kind?: "vector" | "raster" | null;
  attribution?: string | null;
}

export const saveMap = (map: MapConfig) => call<MapConfig>("PUT", "/api/admin/map", map);

export const readNewAccounts = () => call<Formats>("GET", "/api/admin/default-user-settings");
export const writeNewAccounts = (preferences: Formats) =>
  call<Formats>("PUT", "/api/admin/default-user-settings", { preferences });
