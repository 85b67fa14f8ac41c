/** The service worker, which keeps the shell on the device, and what the page has to say to it. */

let waiting: ServiceWorker | null = null;
const listeners = new Set<() => void>();

function found(worker: ServiceWorker): void {
  waiting = worker;
  for (const listener of listeners) listener();
}

export function registerServiceWorker(): void {
  // In development the modules come from Vite, and a worker would keep yesterday's.
  if (!import.meta.env.PROD || !("serviceWorker" in navigator)) return;
  const started = navigator.serviceWorker.controller !== null;
  void navigator.serviceWorker
    .register("/sw.js")
    .then((registration: ServiceWorkerRegistration | undefined) => {
      // A browser that is told to keep nothing may answer with nothing.
      if (!registration) return;
      if (registration.waiting && started) found(registration.waiting);
      registration.addEventListener("updatefound", () => {
        const worker = registration.installing;
        worker?.addEventListener("statechange", () => {
          // The first install is not an update.
          if (worker.state === "installed" && navigator.serviceWorker.controller) found(worker);
        });
      });
      // A tab left open for days learns of a new version, too.
      setInterval(() => void registration.update().catch(() => {}), 3_600_000);
    });
}

export function subscribeToUpdate(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export const isUpdateReady = (): boolean => waiting !== null;

export function takeUpdate(): void {
  navigator.serviceWorker.addEventListener("controllerchange", () => location.reload(), { once: true });
  waiting?.postMessage("take-over");
}

/** The server's page has changed though the build has not: the worker fetches it anew for the next visit. */
export function renewShell(): void {
  navigator.serviceWorker?.controller?.postMessage("renew-shell");
}

/** After signing out no picture stays in the cache. */
export function forgetPictures(): void {
  navigator.serviceWorker?.controller?.postMessage("forget");
}
