/** What components see of a stream: typed records, and views that run again only when what they read has changed. */
import type { Kinds } from "./kinds";
import type { KindMap, KindName, StreamId } from "./records";
import { NO_RECORDS, type Records, type State } from "./state";
import type { Phase, StreamStore } from "./store";

export interface StreamState {
  readonly stream: StreamId;
  readonly kinds: { readonly [K in KindName]: ReadonlyMap<string, KindMap[K]> };
}

export interface StreamStatus {
  readonly state: Phase;
  /** The number of the last change shown; null before the server has given one. */
  readonly head: number | null;
  readonly offline: boolean;
}

/** The records of a kind as typed. The generated types and the server's records are one thing by construction. */
export function recordsOf<K extends KindName>(store: StreamStore, kind: K): ReadonlyMap<string, KindMap[K]> {
  const records: Records = store.shown.get(kind) ?? NO_RECORDS;
  return records as unknown as ReadonlyMap<string, KindMap[K]>;
}

export function statusOf(store: StreamStore, offline: boolean): StreamStatus {
  const known = statuses.get(store);
  if (known && known.state === store.phase && known.head === store.head && known.offline === offline)
    return known;
  const status = { state: store.phase, head: store.head, offline };
  statuses.set(store, status);
  return status;
}

const statuses = new WeakMap<StreamStore, StreamStatus>();

/** Answers with the same object for as long as no kind that the view has read is another. */
export function memo<T>(view: (state: StreamState) => T, kinds: Kinds): (store: StreamStore) => T {
  let last: { readonly state: State; readonly read: ReadonlyMap<string, Records>; readonly value: T } | null =
    null;
  return (store) => {
    const { shown } = store;
    if (last && (last.state === shown || isSame(last.read, shown))) {
      if (last.state !== shown) last = { ...last, state: shown };
      return last.value;
    }
    const read = new Map<string, Records>();
    const value = view({ stream: store.stream, kinds: watched(shown, kinds, read) });
    last = { state: shown, read, value };
    return value;
  };
}

function isSame(read: ReadonlyMap<string, Records>, state: State): boolean {
  for (const [kind, records] of read) if ((state.get(kind) ?? NO_RECORDS) !== records) return false;
  return true;
}

/** The kinds by name, noting which of them are looked at. */
function watched(state: State, kinds: Kinds, read: Map<string, Records>): StreamState["kinds"] {
  const names = new Set([...kinds.names(), ...state.keys()]);
  const object = {};
  for (const kind of names) {
    Object.defineProperty(object, kind, {
      enumerable: true,
      get() {
        const records = state.get(kind) ?? NO_RECORDS;
        read.set(kind, records);
        return records;
      },
    });
  }
  return object as StreamState["kinds"];
}
