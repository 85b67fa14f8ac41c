/** Airports and time zones to fill a hop in with. Without a network there are none to choose from, and words do. */
import type { Airport, Airports, Zone } from "../../domain/api.gen";
import { call, isOffline } from "../../kit/http";

export type { Airport };

export async function findAirports(text: string, signal: AbortSignal): Promise<readonly Airport[]> {
  const path = `/api/airports?q=${encodeURIComponent(text)}`;
  const found = await orNothing(call<Airports>("GET", path, undefined, signal), signal);
  return found?.airports ?? [];
}

export async function zoneAt(lat: number, lng: number): Promise<string | null> {
  const found = await orNothing(call<Zone>("GET", `/api/zone?lat=${lat}&lng=${lng}`), null);
  return found?.tz ?? null;
}

async function orNothing<T>(answer: Promise<T>, signal: AbortSignal | null): Promise<T | null> {
  try {
    return await answer;
  } catch (error) {
    if (isOffline(error) || signal?.aborted) return null;
    throw error;
  }
}
