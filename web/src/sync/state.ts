/**
 * The records of a stream as values: maps that are copied only where they change, so that whoever holds one can tell
 * by identity whether anything is new.
 */
import { sameFields } from "../kit/equal";
import type { Value } from "./records";

export interface Rec {
  readonly id: string;
  readonly [field: string]: Value;
}

export type Records = ReadonlyMap<string, Rec>;

/** By kind, then by id. */
export type State = ReadonlyMap<string, Records>;

export const NO_RECORDS: Records = new Map();
export const EMPTY: State = new Map();

/** A record that may have changed: its kind, its id and what it is now (null: gone). */
export type Touch = readonly [kind: string, id: string, now: Rec | null];

/** Reads through to a state, writes beside it. */
export class Draft {
  readonly #base: State;
  readonly #over = new Map<string, Map<string, Rec | null>>();

  constructor(base: State) {
    this.#base = base;
  }

  get(kind: string, id: string): Rec | null {
    const over = this.#over.get(kind)?.get(id);
    return over === undefined ? (this.#base.get(kind)?.get(id) ?? null) : over;
  }

  put(kind: string, id: string, record: Rec | null): void {
    let over = this.#over.get(kind);
    if (!over) {
      over = new Map();
      this.#over.set(kind, over);
    }
    over.set(id, record);
  }

  *records(kind: string): Iterable<Rec> {
    const over = this.#over.get(kind);
    for (const [id, record] of this.#base.get(kind) ?? NO_RECORDS) if (!over?.has(id)) yield record;
    if (over) for (const record of over.values()) if (record) yield record;
  }

  *touched(): Iterable<Touch> {
    for (const [kind, over] of this.#over) for (const [id, now] of over) yield [kind, id, now];
  }
}

/** The state with the touched records as they are now. What is equal keeps its identity: records, maps and all. */
export function advance(state: State, touches: Iterable<Touch>): State {
  const fresh = new Map<string, Map<string, Rec>>();
  for (const [kind, id, now] of touches) {
    const stood = (fresh.get(kind) ?? state.get(kind))?.get(id);
    if (now === null ? stood === undefined : stood !== undefined && sameFields(stood, now)) continue;
    let records = fresh.get(kind);
    if (!records) {
      records = new Map(state.get(kind));
      fresh.set(kind, records);
    }
    if (now === null) records.delete(id);
    else records.set(id, now);
  }
  if (fresh.size === 0) return state;
  const next = new Map<string, Records>(state);
  for (const [kind, records] of fresh) next.set(kind, records);
  return next;
}

/** Every record that stands in `old` or in `next`, as a touch towards `next`. */
export function* towards(old: State, next: State): Iterable<Touch> {
  for (const [kind, records] of old)
    for (const id of records.keys()) if (!next.get(kind)?.has(id)) yield [kind, id, null];
  for (const [kind, records] of next) for (const [id, record] of records) yield [kind, id, record];
}
