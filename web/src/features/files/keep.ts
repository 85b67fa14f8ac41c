/** The documents of the trips on this device, so that a ticket opens on a train without a network. */
import { fileUrl, previewUrl } from "../../domain/attachments";
import type { Attachment } from "../../domain/kinds.gen";

/** The service worker looks here before it asks the network; the name is said in both. */
export const CACHE = "files";
const ONE = 10 * 1024 * 1024;
const TRIP = 100 * 1024 * 1024;

/** Starred and newest first, until a trip has its share of the device. */
export async function keepFiles(tripId: string, files: readonly Attachment[]): Promise<void> {
  if (!("caches" in globalThis) || !navigator.onLine) return;
  const cache = await caches.open(CACHE);
  const known = new Set((await cache.keys()).map(({ url }) => new URL(url).pathname));
  let taken = 0;
  for (const file of files) {
    if (file.stored_at === null || file.deleted_at !== null || file.size === null || file.size > ONE)
      continue;
    taken += file.size;
    if (taken > TRIP) return;
    for (const url of [
      fileUrl(tripId, file.id),
      ...(file.has_preview ? [previewUrl(tripId, file.id)] : []),
    ]) {
      if (known.has(url)) continue;
      const answer = await fetch(url).catch(() => null);
      if (!answer) return;
      if (answer.ok) await cache.put(url, answer);
    }
  }
}

/** What has left the trip leaves the device. */
export async function dropFiles(tripId: string, files: ReadonlyMap<string, Attachment>): Promise<void> {
  if (!("caches" in globalThis)) return;
  const cache = await caches.open(CACHE);
  const start = `/api/trips/${tripId}/files/`;
  for (const request of await cache.keys()) {
    const { pathname } = new URL(request.url);
    if (pathname.startsWith(start) && !files.has(pathname.slice(start.length).split("/")[0] ?? ""))
      await cache.delete(request);
  }
}
