/** Links that open a place in the map application of the traveller's choice. */
import type { Spot } from "./legs";

export type MapApp = "device" | "osm" | "google" | "apple";
export const MAP_APPS: readonly MapApp[] = ["device", "osm", "google", "apple"];

export function directionsLink(app: MapApp, spot: Spot, name: string): string {
  const pair = `${spot.lat},${spot.lng}`;
  switch (app) {
    case "device":
      return `geo:${pair}?q=${pair}(${encodeURIComponent(name)})`;
    case "osm":
      // The empty first half of the route is "from where I am", which the site asks for.
      return `https://www.openstreetmap.org/directions?route=;${encodeURIComponent(pair)}`;
    case "google":
      return `https://www.google.com/maps/dir/?api=1&destination=${encodeURIComponent(pair)}`;
    case "apple":
      return `https://maps.apple.com/?daddr=${encodeURIComponent(pair)}&q=${encodeURIComponent(name)}`;
  }
}

const KEY = "cairn.plan.mapApp";

/** The last choice stands, so that the second time is one tap. */
export function preferredMapApp(): MapApp | null {
  const stored = localStorage.getItem(KEY);
  return MAP_APPS.find((app) => app === stored) ?? null;
}

export function preferMapApp(app: MapApp): void {
  localStorage.setItem(KEY, app);
}
