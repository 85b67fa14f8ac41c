/** What the device keeps, so that a trip seen once opens at once and nothing written is lost with the window. */
import type { PackedState } from "./columns";
import type { MutationId, StreamId, Value } from "./records";
import type { Pending } from "./store";
import type { Change, Refused } from "./wire";

/** A stream at one number; changes after it lie beside it until they are folded in. */
export interface Image {
  readonly stream: StreamId;
  readonly head: number;
  readonly grants: string | null;
  readonly kinds: PackedState;
}

export interface StoredStream {
  readonly image: Image | null;
  readonly changes: readonly Change[];
}

/** Mutations that the server would not have: the first was refused, the others stood on it (L15). */
export interface Refusal extends Refused {
  /** The id of the mutation that was refused. */
  readonly id: MutationId;
  readonly stream: StreamId;
  readonly verb: string;
  /** The verbs of all that was taken back, the refused one first. */
  readonly verbs: readonly string[];
  readonly mutationIds: readonly MutationId[];
  readonly at: number;
}

/** A field that two people changed: theirs stands until the author of `mine` chooses (L14). */
export interface OpenConflict {
  readonly id: string;
  readonly stream: StreamId;
  readonly mutationId: MutationId;
  readonly verb: string;
  readonly kind: string;
  readonly recordId: string;
  readonly field: string;
  readonly mine: Value;
  readonly theirs: Value;
  /** The change that named the conflict: who chooses has seen the stream up to it. */
  readonly seq: number;
  readonly at: number;
}

export interface StoredOutbox {
  readonly pending: readonly Pending[];
  readonly refusals: readonly Refusal[];
  readonly conflicts: readonly OpenConflict[];
}

/** One transaction: all of it is kept, or nothing. */
export interface Writing {
  readonly image?: Image;
  /** An image made here from what is there already: left out when another tab has kept a later one. */
  readonly fold?: Image;
  readonly changes?: readonly Change[];
  /** Streams to forget, but for their pending mutations. */
  readonly forget?: readonly StreamId[];
  readonly pending?: readonly Pending[];
  readonly settled?: readonly MutationId[];
  readonly refusals?: readonly Refusal[];
  readonly dismissed?: readonly MutationId[];
  readonly conflicts?: readonly OpenConflict[];
  readonly resolved?: readonly string[];
}

/** Small things that are no stream, by their names. */
export type Kept = Readonly<Record<string, unknown>>;

export interface Device {
  /** False: everything is gone when the window closes, and the outbox says so. */
  readonly durable: boolean;
  readOutbox(): Promise<StoredOutbox>;
  readStream(stream: StreamId): Promise<StoredStream>;
  write(writing: Writing): Promise<void>;
  /** Small things that are no stream: the list of trips, the account. */
  readKept(key: string): Promise<unknown>;
  keep(key: string, value: unknown): Promise<void>;
  /** Empties the device of all but what is said here, in one transaction. */
  wipe(kept?: Kept): Promise<void>;
}

/** Keeps nothing beyond the window: private browsing without storage, and tests. */
export class MemoryDevice implements Device {
  readonly durable = false;
  readonly #images = new Map<StreamId, Image>();
  readonly #changes = new Map<StreamId, Map<number, Change>>();
  readonly #pending = new Map<MutationId, Pending>();
  readonly #refusals = new Map<MutationId, Refusal>();
  readonly #conflicts = new Map<string, OpenConflict>();
  readonly #kept = new Map<string, unknown>();

  async readOutbox(): Promise<StoredOutbox> {
    const pending = [...this.#pending.values()].toSorted((a, b) => (a.mutation.id < b.mutation.id ? -1 : 1));
    return { pending, refusals: [...this.#refusals.values()], conflicts: [...this.#conflicts.values()] };
  }

  async readStream(stream: StreamId): Promise<StoredStream> {
    const changes = [...(this.#changes.get(stream)?.values() ?? [])].toSorted((a, b) => a.seq - b.seq);
    return { image: this.#images.get(stream) ?? null, changes };
  }

  async write(writing: Writing): Promise<void> {
    for (const stream of writing.forget ?? []) {
      this.#images.delete(stream);
      this.#changes.delete(stream);
    }
    const { fold } = writing;
    const image =
      writing.image ?? (fold && fold.head >= (this.#images.get(fold.stream)?.head ?? 0) ? fold : null);
    if (image) {
      this.#images.set(image.stream, image);
      const changes = this.#changes.get(image.stream);
      for (const seq of [...(changes?.keys() ?? [])]) if (seq <= image.head) changes?.delete(seq);
    }
    for (const change of writing.changes ?? []) {
      const changes = this.#changes.get(change.stream) ?? new Map<number, Change>();
      this.#changes.set(change.stream, changes.set(change.seq, change));
    }
    for (const pending of writing.pending ?? []) this.#pending.set(pending.mutation.id, pending);
    for (const id of writing.settled ?? []) this.#pending.delete(id);
    for (const refusal of writing.refusals ?? []) this.#refusals.set(refusal.id, refusal);
    for (const id of writing.dismissed ?? []) this.#refusals.delete(id);
    for (const conflict of writing.conflicts ?? []) this.#conflicts.set(conflict.id, conflict);
    for (const id of writing.resolved ?? []) this.#conflicts.delete(id);
  }

  async readKept(key: string): Promise<unknown> {
    return this.#kept.get(key);
  }

  async keep(key: string, value: unknown): Promise<void> {
    this.#kept.set(key, value);
  }

  async wipe(kept: Kept = {}): Promise<void> {
    for (const map of [this.#images, this.#changes, this.#pending, this.#refusals, this.#conflicts])
      map.clear();
    this.#kept.clear();
    for (const [key, value] of Object.entries(kept)) this.#kept.set(key, value);
  }
}
