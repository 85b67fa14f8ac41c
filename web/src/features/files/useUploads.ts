import { useCallback, useMemo, useSyncExternalStore } from "react";
import { type Upload, uploads } from "./uploads";

/** What is on its way to this trip from this device. */
export function useUploads(tripId: string): readonly Upload[] {
  const subscribe = useCallback((listener: () => void) => uploads.changed.on(listener), []);
  const all = useSyncExternalStore(subscribe, uploads.all);
  return useMemo(() => all.filter((one) => one.tripId === tripId), [all, tripId]);
}
