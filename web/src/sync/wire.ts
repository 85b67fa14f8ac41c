/** The vocabulary of the log as it goes over the wire. Twin of `cairn/sync/types.py`. */
import type { MutationId, StreamId, Value } from "./records";

export type Fields = Readonly<Record<string, Value>>;

export type Step = "add" | "set" | "remove";

/** What a client wants of one record. */
export interface Edit {
  readonly step: Step;
  readonly kind: string;
  readonly id: string;
  readonly fields: Fields;
}

/** Asked: minted by the client, waits in the outbox. */
export interface Mutation {
  readonly id: MutationId;
  readonly verb: string;
  /** The seq the author saw (L14); null when the author has not seen the stream. */
  readonly base: number | null;
  readonly edits: readonly Edit[];
}

/** One record's step. No `before`: added. No `after`: removed. */
export interface Diff {
  readonly kind: string;
  readonly id: string;
  readonly before: Fields | null;
  readonly after: Fields | null;
}

/** A field that somebody else changed since the author looked: not applied, both values kept (L14). */
export interface Conflict {
  readonly kind: string;
  readonly id: string;
  readonly field: string;
  readonly mine: Value;
  readonly theirs: Value;
}

/** Done: a mutation with a number, an author and its diffs. */
export interface Change {
  readonly stream: StreamId;
  readonly seq: number;
  readonly mutation_id: MutationId;
  readonly actor: string;
  readonly at: string;
  readonly verb: string;
  readonly diffs: readonly Diff[];
  readonly conflicts?: readonly Conflict[];
}

export interface Columns {
  readonly fields: readonly string[];
  readonly rows: readonly (readonly Value[])[];
}

export interface Snapshot {
  readonly stream: StreamId;
  readonly head: number;
  readonly grants: string | null;
  readonly kinds: Readonly<Record<string, Columns>>;
}

export type Delta =
  | { readonly head: number; readonly changes: readonly Change[]; readonly reset?: false }
  | { readonly head: number; readonly reset: true };

export interface Refused {
  readonly code: string;
  readonly error: string;
  readonly detail?: Readonly<Record<string, unknown>> | null;
}

export type Result = { readonly change: Change } | { readonly refused: Refused };

/** Where somebody is looking; null is the trip as a whole. */
export interface Spot {
  readonly kind?: string;
  readonly id?: string;
  readonly field?: string;
}

export interface Person {
  readonly socket: string;
  readonly account: string;
  readonly name: string;
  readonly avatar: string | null;
  readonly at: Spot | null;
}

export type ClientFrame =
  | { readonly t: "sub"; readonly stream: StreamId; readonly since: number; readonly grants: string | null }
  | { readonly t: "unsub"; readonly stream: StreamId }
  | { readonly t: "here"; readonly stream: StreamId; readonly at: Spot | null };

export type ServerFrame =
  | { readonly t: "hello"; readonly id: string }
  | {
      readonly t: "changes";
      readonly stream: StreamId;
      readonly head: number;
      readonly changes: readonly Change[];
    }
  | { readonly t: "reset"; readonly stream: StreamId }
  | { readonly t: "people"; readonly stream: StreamId; readonly people: readonly Person[] }
  | { readonly t: "trips" }
  | { readonly t: "error"; readonly code: string; readonly error: string; readonly stream?: StreamId };
