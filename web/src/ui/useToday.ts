import { useSyncExternalStore } from "react";
import { today } from "../kit/dates";

/** Looks at the clock now and then, so that a page left open overnight is right in the morning. */
function subscribe(listener: () => void): () => void {
  const timer = setInterval(listener, 30_000);
  document.addEventListener("visibilitychange", listener);
  return () => {
    clearInterval(timer);
    document.removeEventListener("visibilitychange", listener);
  };
}

/** Today's date where the reader is. */
export const useToday = (): string => useSyncExternalStore(subscribe, () => today());

/** The time of day, "HH:MM". */
export const useClock = (): string => useSyncExternalStore(subscribe, clock);

function clock(): string {
  const now = new Date();
  return `${String(now.getHours()).padStart(2, "0")}:${String(now.getMinutes()).padStart(2, "0")}`;
}
