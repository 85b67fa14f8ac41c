import { useSyncExternalStore } from "react";
import { call } from "../kit/http";
import { renewShell } from "./pwa";

/** What the server says of itself before anybody has signed in; the last answer is kept for starts without a network. */
export interface ServerConfig {
  has_users: boolean;
  allow_registration: boolean;
  version: string;
  default_language: string;
  map: MapConfig;
  /** The first password that the server made up has not been changed yet. */
  is_fresh?: boolean;
}

export interface MapConfig {
  style: "cairn" | "openfreemap" | "custom";
  url?: string | null;
  kind?: "vector" | "raster" | null;
  attribution?: string | null;
}

const KEY = "cairn-server";
const UNKNOWN: ServerConfig = {
  has_users: true,
  allow_registration: false,
  version: "",
  default_language: "en",
  map: { style: "cairn" },
};

let config: ServerConfig = read() ?? UNKNOWN;
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
