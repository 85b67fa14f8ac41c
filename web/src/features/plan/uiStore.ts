/**
 * What the plan page shows right now: selection, open panels, folded days. It lives outside React state so that a row
 * listens only to its own yes or no, and moving the selection draws two rows again, not five hundred.
 */
import { createContext, useContext, useSyncExternalStore } from "react";
import type { NewPlace, Target } from "./edits";

export type Selection =
  | { readonly kind: "place" | "stop" | "note"; readonly id: string }
  | { readonly kind: "none" };

export type Editor =
  | { readonly open: "no" }
  | { readonly open: "place"; readonly id: string }
  | { readonly open: "new"; readonly fields: Partial<NewPlace>; readonly target: Target | null };

/** What is being written straight into a day's trail. */
export type Adding = { readonly dayId: string | null; readonly what: "stop" | "note" } | null;

/** What waits for a day to be chosen: "Move to day...", "Add to day...". */
export type Chooser =
  | { readonly what: "items"; readonly ids: readonly string[] }
  | { readonly what: "places"; readonly ids: readonly string[] }
  | null;

/** The one open menu, wherever it was asked for: hundreds of rows share it. */
export type OpenMenu =
  | {
      readonly of: "item" | "day" | "place";
      readonly id: string;
      readonly at: "pointer" | "button";
      readonly x: number;
      readonly y: number;
    }
  | { readonly of: "map"; readonly lng: number; readonly lat: number; readonly x: number; readonly y: number }
  | null;

export type SheetStop = "peek" | "half" | "full";

export interface UiState {
  readonly selection: Selection;
  /** The row that holds the one tab stop of the day list. */
  readonly cursor: string | null;
  /** The day whose stones stand on the map; null shows the whole trip. */
  readonly mapDay: string | null;
  readonly folded: ReadonlySet<string>;
  /** The day whose title is a field right now. */
  readonly naming: string | null;
  readonly detailDay: string | null;
  /** The stop whose form stands open in the day's details. */
  readonly detailStop: string | null;
  readonly editingNote: string | null;
  readonly chooser: Chooser;
  readonly menu: OpenMenu;
  readonly editor: Editor;
  readonly adding: Adding;
  readonly historyOpen: boolean;
  readonly importOpen: boolean;
  /** Places ticked for a common deed; null while nobody is picking. */
  readonly picked: ReadonlySet<string> | null;
  readonly segment: "plan" | "places";
  readonly sheet: SheetStop;
  /** The row in the air, kept mounted. */
  readonly heldKey: string | null;
  /** Only the headers of days stand while one of them is carried. */
  readonly isCarryingDay: boolean;
  /** A row to bring onto the screen; a new object asks again. */
  readonly reveal: { readonly key: string; readonly align: "auto" | "start" | "center" } | null;
  /** Raised when the map should take the camera to what is selected. */
  readonly flight: number;
}

export class UiStore {
  private state: UiState;
  private readonly listeners = new Set<() => void>();
  private readonly tripId: string;

  constructor(tripId: string) {
    this.tripId = tripId;
    this.state = {
      selection: { kind: "none" },
      cursor: null,
      mapDay: null,
      folded: new Set(readFolded(tripId)),
      naming: null,
      detailDay: null,
      detailStop: null,
      editingNote: null,
      chooser: null,
      menu: null,
      editor: { open: "no" },
      adding: null,
      historyOpen: false,
      importOpen: false,
      picked: null,
      segment: "plan",
      sheet: "half",
      heldKey: null,
      isCarryingDay: false,
      reveal: null,
      flight: 0,
    };
  }

  readonly get = (): UiState => this.state;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  readonly set = (patch: Partial<UiState>): void => {
    this.state = { ...this.state, ...patch };
    for (const listener of this.listeners) listener();
  };

  /** Selecting by hand also flies there; selecting on the map itself must not move the ground under the finger. */
  readonly select = (selection: Selection, from: "list" | "map" = "list"): void => {
    this.set({ selection, flight: from === "list" ? this.state.flight + 1 : this.state.flight });
  };

  readonly openMenu = (
    of: "item" | "day" | "place",
    id: string,
    at: Element | { x: number; y: number },
  ): void => {
    const box = at instanceof Element ? at.getBoundingClientRect() : null;
    const point = box
      ? { x: document.dir === "rtl" ? box.left : box.right, y: box.bottom }
      : (at as { x: number; y: number });
    this.set({ menu: { of, id, at: box ? "button" : "pointer", x: point.x, y: point.y } });
  };

  readonly fold = (dayIds: readonly string[], isFolded: boolean): void => {
    const folded = new Set(this.state.folded);
    for (const id of dayIds) {
      if (isFolded) folded.add(id);
      else folded.delete(id);
    }
    writeFolded(this.tripId, folded);
    this.set({ folded });
  };

  readonly pick = (id: string, isPicked: boolean): void => {
    const picked = new Set(this.state.picked ?? []);
    if (isPicked) picked.add(id);
    else picked.delete(id);
    this.set({ picked });
  };
}

const foldedKey = (tripId: string) => `cairn.plan.folded.${tripId}`;

function readFolded(tripId: string): string[] {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(foldedKey(tripId)) ?? "[]");
    return Array.isArray(stored) ? stored.filter((id): id is string => typeof id === "string") : [];
  } catch {
    return [];
  }
}

function writeFolded(tripId: string, folded: ReadonlySet<string>): void {
  localStorage.setItem(foldedKey(tripId), JSON.stringify([...folded]));
}

export const UiContext = createContext<UiStore | null>(null);

export function useUiStore(): UiStore {
  const store = useContext(UiContext);
  if (!store) throw new Error("useUiStore is called outside the plan page");
  return store;
}

/** `choose` must return something that compares by identity: a value, a record, or a part of the state. */
export function useUi<T>(choose: (state: UiState) => T): T {
  const store = useUiStore();
  return useSyncExternalStore(store.subscribe, () => choose(store.get()));
}
