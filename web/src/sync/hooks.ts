/** The store as React sees it. Every hook that names a stream opens it, for as long as its component is there. */
import { useCallback, useEffect, useMemo, useSyncExternalStore } from "react";
import type { AccountView } from "./account";
import { theEngine } from "./browser";
import type { KindMap, KindName, MutationId, StreamId } from "./records";
import type { OutboxView } from "./sync";
import type { PlainCard } from "./trips";
import type { Last } from "./undoing";
import { memo, recordsOf, type StreamState, type StreamStatus, statusOf } from "./views";
import type { Person } from "./wire";

/** A trip as lists show it: its own record, with the reader's role, counts and people. */
export type Card = (KindMap extends { trip: infer Trip } ? Trip : unknown) & PlainCard;

export interface TripsView {
  /** Active, archived and trashed together, newest first. */
  readonly trips: readonly Card[];
  readonly state: "loading" | "ready";
}

function useWatched<T>(stream: StreamId, look: () => T): T {
  const subscribe = useCallback((listener: () => void) => theEngine().sync.watch(stream, listener), [stream]);
  return useSyncExternalStore(subscribe, look);
}

/** Opens a stream: what the device has first, then what the network adds. */
export function useStream(stream: StreamId): StreamStatus {
  return useWatched(stream, () => {
    const { core, link } = theEngine().sync;
    return statusOf(core.store(stream), link.offline);
  });
}

/** All records of a kind. The same map until one of them changes. */
export function useRecords<K extends KindName>(stream: StreamId, kind: K): ReadonlyMap<string, KindMap[K]> {
  return useWatched(stream, () => recordsOf(theEngine().sync.core.store(stream), kind));
}

/** One record. The same object until it changes. */
export function useRecord<K extends KindName>(
  stream: StreamId,
  kind: K,
  id: string | null,
): KindMap[K] | undefined {
  return useWatched(stream, () =>
    id === null ? undefined : recordsOf(theEngine().sync.core.store(stream), kind).get(id),
  );
}

/**
 * A pure view over a stream, run again only when a kind that it read has changed. Give it a function that stays the
 * same between renders: a module's own, or one held by `useCallback`.
 */
export function useView<T>(stream: StreamId, view: (state: StreamState) => T): T {
  const look = useMemo(() => memo(view, theEngine().sync.core.kinds), [view]);
  return useWatched(stream, () => look(theEngine().sync.core.store(stream)));
}

/** The sign in the top bar: saved, saving, offline, refused; and what needs a person's attention. */
export function useOutbox(): OutboxView {
  const subscribe = useCallback((listener: () => void) => theEngine().sync.core.noted.on(listener), []);
  return useSyncExternalStore(subscribe, () => theEngine().sync.outboxView());
}

export interface Undo {
  /** Takes back the last mutation of this tab that still has an effect. */
  undo(): void;
  /** Takes back the one named, wherever it stands: the button of a message that is a few mutations old. */
  undoOne(mutationId: MutationId): void;
  redo(): void;
  readonly canUndo: boolean;
  readonly canRedo: boolean;
  readonly last: Last | null;
}

export function useUndo(stream: StreamId): Undo {
  const view = useWatched(stream, () => theEngine().sync.undoing.view(stream));
  return useMemo(
    () => ({
      ...view,
      undo: () => theEngine().sync.undoing.undo(stream),
      undoOne: (mutationId: MutationId) => theEngine().sync.undoing.undo(stream, mutationId),
      redo: () => theEngine().sync.undoing.redo(stream),
    }),
    [stream, view],
  );
}

/** Who else is on this stream, and what they look at. */
export function usePresence(stream: StreamId): readonly Person[] {
  const subscribe = useCallback(
    (listener: () => void) => theEngine().sync.live.peopleChanged.on(listener),
    [],
  );
  return useSyncExternalStore(subscribe, () => theEngine().sync.live.people(stream));
}

/** The list of trips: from the device at once, then the server's, always with what waits here on top. */
export function useTrips(): TripsView {
  const { trips } = theEngine();
  useEffect(() => trips.start(), [trips]);
  const subscribe = useCallback((listener: () => void) => trips.changed.on(listener), [trips]);
  // The card's own fields are the trip record's, which this room does not know by name.
  return useSyncExternalStore(subscribe, () => trips.view()) as TripsView;
}

/** Who is signed in: the device's word at once, then the server's. */
export function useAccount(): AccountView {
  const { account } = theEngine();
  const subscribe = useCallback((listener: () => void) => account.changed.on(listener), [account]);
  return useSyncExternalStore(subscribe, () => account.view);
}
