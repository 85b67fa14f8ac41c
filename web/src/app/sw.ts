/// <reference lib="webworker" />
import { cacheNames, clientsClaim } from "workbox-core";
import { ExpirationPlugin } from "workbox-expiration";
import {
  createHandlerBoundToURL,
  getCacheKeyForURL,
  type PrecacheEntry,
  precacheAndRoute,
} from "workbox-precaching";
import { NavigationRoute, registerRoute } from "workbox-routing";
import { StaleWhileRevalidate } from "workbox-strategies";

declare const self: ServiceWorkerGlobalScope & { __WB_MANIFEST: (PrecacheEntry | string)[] };

/**
 * Only the shell, pictures and kept files. Data never passes through here: the sync core keeps it in IndexedDB, and a cached
 * answer under /api would be a second truth.
 */
precacheAndRoute(self.__WB_MANIFEST);

registerRoute(
  new NavigationRoute(createHandlerBoundToURL("/index.html"), {
    denylist: [/^\/api\//, /^\/ws/, /^\/uploads\//, /^\/mcp/, /^\/shared\//, /^\/feeds?\//],
  }),
);

// Covers and avatars have names that change with their content, so an old answer is never a wrong one.
registerRoute(
  ({ url, request }) =>
    url.origin === self.location.origin &&
    url.pathname.startsWith("/uploads/") &&
    request.destination === "image",
  new StaleWhileRevalidate({
    cacheName: "uploads",
    plugins: [
      new ExpirationPlugin({ maxEntries: 300, maxAgeSeconds: 60 * 24 * 3600, purgeOnQuotaError: true }),
    ],
  }),
);

// The documents that a page has put aside: what is here under the file's own id is the file, with a network or without.
registerRoute(
  ({ url, request }) =>
    url.origin === self.location.origin &&
    request.method === "GET" &&
    /^\/api\/trips\/[0-9a-f-]{36}\/files\/[0-9a-f-]{36}(\/preview)?$/.test(url.pathname),
  async ({ request, url }) => (await (await caches.open("files")).match(url.pathname)) ?? fetch(request),
);

// The page asks before a new version takes over, so nobody loses a half-written form.
self.addEventListener("message", (event) => {
  if (event.data === "take-over") void self.skipWaiting();
});
// The page's policy names where map tiles come from, so the shell kept here is renewed when that changes.
self.addEventListener("message", (event) => {
  const key = getCacheKeyForURL("/index.html");
  if (event.data !== "renew-shell" || key === undefined) return;
  const renew = async () => {
    const fresh = await fetch("/index.html", { cache: "reload" });
    if (fresh.ok) await (await caches.open(cacheNames.precache)).put(key, fresh);
  };
  // Without a network the old one stays; the next change of the answer asks again.
  event.waitUntil(renew().catch(() => {}));
});
// Signing out leaves no picture behind.
self.addEventListener("message", (event) => {
  if (event.data === "forget") event.waitUntil(caches.delete("uploads"));
});
clientsClaim();
