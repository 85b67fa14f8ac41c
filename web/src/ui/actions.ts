/**
 * Where pages say what can be done on them, so that the command palette, the keyboard and the list of shortcuts know
 * it without the pages knowing each other. An action lives as long as the component that registers it.
 */
import type { Icon } from "@tabler/icons-react";
import { useEffect, useRef, useSyncExternalStore } from "react";

export interface Action {
  /** Stable, "noun.verb": `stop.add`. */
  id: string;
  label: string;
  /** The heading it stands under in the palette and in the list of shortcuts. */
  group?: string;
  description?: string;
  /** More words to find it by. */
  keywords?: string;
  icon?: Icon;
  /** As Mantine writes hotkeys: "mod+K", "N", "shift+?". Ignored while somebody types; only the palette opens then. */
  shortcut?: string;
  /** Shown in the list of shortcuts, but not offered in the palette. */
  hidden?: boolean;
  run(): void;
}

/** Things to jump to (places, days, stops), asked for only while the palette is open. */
export interface Finder {
  id: string;
  group: string;
  /** All of them; the palette does the matching. Called when it opens. */
  items(): readonly Found[];
}

export interface Found {
  id: string;
  label: string;
  description?: string;
  icon?: Icon;
  run(): void;
}

class Registry<T> {
  private readonly entries = new Map<object, readonly T[]>();
  private readonly listeners = new Set<() => void>();
  private flat: readonly T[] = [];

  put(owner: object, items: readonly T[]): void {
    if (items.length === 0) this.entries.delete(owner);
    else this.entries.set(owner, items);
    this.flat = [...this.entries.values()].flat();
    for (const listener of this.listeners) listener();
  }

  readonly all = (): readonly T[] => this.flat;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };
}

const actions = new Registry<Action>();
const finders = new Registry<Finder>();

function useRegister<T>(registry: Registry<T>, items: readonly T[]): void {
  const owner = useRef({});
  useEffect(() => registry.put(owner.current, items), [registry, items]);
  useEffect(() => {
    const mine = owner.current;
    return () => registry.put(mine, []);
  }, [registry]);
}

/** Memoise the list: a new array is a new registration. */
export const useActions = (items: readonly Action[]): void => useRegister(actions, items);

/** Memoise the list: a new array is a new registration. */
export const useFinders = (items: readonly Finder[]): void => useRegister(finders, items);

export const useAllActions = (): readonly Action[] => useSyncExternalStore(actions.subscribe, actions.all);

export const useAllFinders = (): readonly Finder[] => useSyncExternalStore(finders.subscribe, finders.all);
