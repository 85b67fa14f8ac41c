/** How wide the panes are and which are folded away; this device remembers. */
import { useCallback, useState } from "react";

export interface Widths {
  readonly days: number;
  readonly places: number;
  readonly isDaysOpen: boolean;
  readonly isPlacesOpen: boolean;
}

export const LIMITS = { days: { min: 300, max: 560 }, places: { min: 260, max: 480 } } as const;
export const RAIL = 48;
const KEY = "cairn.plan.panes";

function initial(): Widths {
  // Below this a third pane would leave no map worth the name.
  const fallback: Widths = {
    days: 372,
    places: 316,
    isDaysOpen: true,
    isPlacesOpen: window.innerWidth >= 1100,
  };
  try {
    const stored = JSON.parse(localStorage.getItem(KEY) ?? "null") as Partial<Widths> | null;
    return stored
      ? {
          days: clamp("days", Number(stored.days) || fallback.days),
          places: clamp("places", Number(stored.places) || fallback.places),
          isDaysOpen: stored.isDaysOpen !== false,
          isPlacesOpen: stored.isPlacesOpen !== false && fallback.isPlacesOpen,
        }
      : fallback;
  } catch {
    return fallback;
  }
}

export function clamp(pane: "days" | "places", width: number): number {
  const { min, max } = LIMITS[pane];
  return Math.round(Math.max(min, Math.min(max, width)));
}

export function useWidths(): [Widths, (patch: Partial<Widths>) => void] {
  const [widths, setWidths] = useState(initial);
  const patch = useCallback((change: Partial<Widths>) => {
    setWidths((known) => {
      const next = { ...known, ...change };
      localStorage.setItem(KEY, JSON.stringify(next));
      return next;
    });
  }, []);
  return [widths, patch];
}
