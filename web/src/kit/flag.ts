import { useSyncExternalStore } from "react";

/** A yes or no that distant parts of a page share: whether a dialog is open, for one. */
export interface Flag {
  raise(): void;
  lower(): void;
  use(): boolean;
}

export function flag(): Flag {
  let isUp = false;
  const listeners = new Set<() => void>();
  const put = (next: boolean) => {
    isUp = next;
    for (const listener of listeners) listener();
  };
  const subscribe = (listener: () => void) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  };
  return {
    raise: () => put(true),
    lower: () => put(false),
    use: () => useSyncExternalStore(subscribe, () => isUp),
  };
}
