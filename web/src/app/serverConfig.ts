import { useSyncExternalStore } from "react";
import type { AppConfig } from "../domain/api.gen";
import { call } from "../kit/http";
import { type Levels, setLevels } from "../kit/levels";
import type { MapConfig } from "../map/types";
import { renewShell } from "./pwa";

/** What the server says of itself before anybody has signed in; the last answer is kept for starts without a network. */
export type ServerConfig = Omit<AppConfig, "map"> & {
  readonly map: MapConfig;
  /** The first password that the server made up has not been changed yet. */
  readonly is_fresh?: boolean;
};

const KEY = "cairn-server";
const UNKNOWN: ServerConfig = {
  has_users: true,
  allow_registration: false,
  password_login: true,
  passkey_login: false,
  oidc_login: false,
  oidc_name: "",
  can_reset_password: false,
  password_min_length: 8,
  version: null,
  default_language: "en",
  levels: {},
  map: { style: "cairn" },
};

let config: ServerConfig = { ...UNKNOWN, ...read() };
setLevels(config.levels as Levels);
const listeners = new Set<() => void>();

function read(): ServerConfig | null {
  try {
    return JSON.parse(localStorage.getItem(KEY) ?? "null") as ServerConfig | null;
  } catch {
    return null;
  }
}

export async function refreshServerConfig(): Promise<void> {
  try {
    const fresh = await call<ServerConfig>("GET", "/api/auth/app-config");
    if (JSON.stringify(fresh) === JSON.stringify(config)) return;
    if (JSON.stringify(fresh.map) !== JSON.stringify(config.map)) renewShell();
    config = fresh;
    setLevels(fresh.levels as Levels);
    localStorage.setItem(KEY, JSON.stringify(fresh));
    for (const listener of listeners) listener();
  } catch {
    // No network: the last answer stands.
  }
}

export const isServerKnown = (): boolean => read() !== null;

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export const useServerConfig = (): ServerConfig => useSyncExternalStore(subscribe, () => config);
