/** Which reserved journeys are drawn on a trip's map: all, none, or each by itself, as this device remembers it. */
import { useLocalStorage } from "@mantine/hooks";
import { useMemo } from "react";

interface Stored {
  /** What holds for every booking, also for those still to come. */
  readonly all: boolean;
  /** The bookings of which the opposite is true. */
  readonly except: readonly string[];
}

export interface ShownRoutes {
  readonly all: boolean;
  isShown(bookingId: string): boolean;
  /** Every journey, or none. */
  showAll(all: boolean): void;
  /** The other way round for one. */
  toggle(bookingId: string): void;
}

export function useShownRoutes(tripId: string): ShownRoutes {
  const [{ all, except }, store] = useLocalStorage<Stored>({
    key: `cairn-map-routes:${tripId}`,
    defaultValue: { all: true, except: [] },
    getInitialValueInEffect: false,
  });
  return useMemo(
    () => ({
      all,
      isShown: (id) => all !== except.includes(id),
      showAll: (all) => store({ all, except: [] }),
      toggle: (id) =>
        store({ all, except: except.includes(id) ? except.filter((one) => one !== id) : [...except, id] }),
    }),
    [all, except, store],
  );
}
