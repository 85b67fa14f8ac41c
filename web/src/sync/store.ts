/**
 * One stream in memory: what the server has said (`base`) and what is shown, which is the base with the mutations that
 * still wait replayed on top. Knows neither network nor device.
 */
import { applyDiffs } from "./apply";
import { unpack } from "./columns";
import type { Kinds } from "./kinds";
import { perform } from "./perform";
import type { MutationId, StreamId } from "./records";
import { advance, Draft, EMPTY, type State, type Touch, towards } from "./state";
import type { Change, Diff, Edit, Mutation, Snapshot } from "./wire";

/** A mutation that the base does not hold yet. */
export interface Pending {
  readonly stream: StreamId;
  readonly mutation: Mutation;
  /** When it was made, in milliseconds. */
  readonly at: number;
  /** The seq the server gave it, when it has answered but the changes before it have not arrived. */
  readonly seq: number | null;
  /** The mutation this one takes back. */
  readonly undoes: MutationId | null;
}

export interface Received {
  readonly applied: readonly Change[];
  /** Pending mutations that the base holds now, each with its change when that was among those received. */
  readonly settled: readonly { readonly pending: Pending; readonly change: Change | null }[];
  /** Numbers are missing before the rest. */
  readonly gap: boolean;
}

export type Phase = "loading" | "ready" | "missing" | "denied";

const NOTHING: Received = { applied: [], settled: [], gap: false };

export class StreamStore {
  readonly stream: StreamId;
  readonly #kinds: Kinds;
  /** The last change in the base; null while nothing is known of the stream. */
  head: number | null = null;
  grants: string | null = null;
  base: State = EMPTY;
  shown: State = EMPTY;
  phase: Phase = "loading";
  /** True once the device has been asked. */
  loaded = false;
  /** In the order of their ids, which is the order they were made. */
  pending: readonly Pending[] = [];
  #diffs = new Map<MutationId, readonly Diff[]>();
  #covered: Touch[] = [];
  readonly #listeners = new Set<() => void>();

  constructor(stream: StreamId, kinds: Kinds) {
    this.stream = stream;
    this.#kinds = kinds;
  }

  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  changed(): void {
    for (const listener of [...this.#listeners]) listener();
  }

  get waiting(): readonly Pending[] {
    return this.pending.filter((pending) => pending.seq === null);
  }

  /** True while a pending mutation adds the stream's own first record: the trip was made on this device. */
  get rooted(): boolean {
    return this.pending.some(({ mutation }) => this.plants(mutation));
  }

  plants(mutation: Mutation): boolean {
    const root = this.stream.slice(this.stream.indexOf(":") + 1);
    return mutation.edits.some((edit) => edit.step === "add" && edit.id === root);
  }

  /** What a pending mutation does, as far as can be told here. */
  diffsOf(id: MutationId): readonly Diff[] | undefined {
    return this.#diffs.get(id);
  }

  /** A new base, from the server or the device. Pending mutations stay unless it already holds them. */
  reset(snapshot: Snapshot): Received {
    const next = unpack(snapshot.kinds, this.#kinds);
    // Records that are as they were keep their identity: a snapshot of nothing new draws nothing anew.
    const isFirst = this.shown.size === 0;
    const touches = isFirst ? [] : [...towards(this.base, next)];
    this.base = isFirst ? next : advance(this.base, touches);
    if (isFirst) this.shown = next;
    this.head = snapshot.head;
    this.grants = snapshot.grants;
    this.phase = "ready";
    const settled = this.#settle(new Map());
    this.#rebuild(touches);
    return { applied: [], settled, gap: false };
  }

  /** Changes in order. Those already in the base are skipped; behind a gap nothing is taken. */
  receive(changes: readonly Change[]): Received {
    // A stream that nobody knew a moment ago starts with nothing, so its first change can be taken as it is.
    let head = this.head ?? (changes[0]?.seq === 1 ? 0 : null);
    if (head === null) return { ...NOTHING, gap: changes.length > 0 };
    const draft = new Draft(this.base);
    const applied: Change[] = [];
    const answers = new Map<MutationId, Change>();
    let gap = false;
    for (const change of changes) {
      if (change.seq > head + 1) {
        gap = true;
        break;
      }
      answers.set(change.mutation_id, change);
      if (change.seq <= head) continue;
      applyDiffs(draft, change.diffs, this.#kinds);
      applied.push(change);
      head = change.seq;
    }
    if (answers.size === 0) return { ...NOTHING, gap };
    const touches = [...draft.touched()];
    this.base = advance(this.base, touches);
    this.head = head;
    this.phase = "ready";
    const settled = this.#settle(answers);
    if (applied.length > 0 || settled.length > 0) this.#rebuild(touches);
    return { applied, settled, gap };
  }

  /** Mutations of this tab, another tab or an earlier visit. Those already known are skipped. */
  adopt(arrived: readonly Pending[]): void {
    const known = new Set(this.pending.map(({ mutation }) => mutation.id));
    const fresh = arrived.filter(({ mutation }) => !known.has(mutation.id));
    if (fresh.length === 0) return;
    const last = this.pending.at(-1)?.mutation.id ?? "";
    const inOrder = fresh.every(({ mutation }, at) => mutation.id > (fresh[at - 1]?.mutation.id ?? last));
    this.pending = [...this.pending, ...fresh];
    if (this.rooted && this.phase !== "ready") this.phase = "ready";
    if (inOrder) this.#extend(fresh);
    else {
      this.pending = this.pending.toSorted((a, b) => (a.mutation.id < b.mutation.id ? -1 : 1));
      this.#rebuild([]);
    }
    this.changed();
  }

  /** The same mutation under other circumstances; its edits stay. */
  exchange(fresh: Pending): void {
    this.pending = this.pending.map((stood) => (stood.mutation.id === fresh.mutation.id ? fresh : stood));
    this.changed();
  }

  /** Takes back the effect of mutations that will not happen, or whose effect will come with the base. */
  drop(ids: ReadonlySet<MutationId>): void {
    const kept = this.pending.filter(({ mutation }) => !ids.has(mutation.id));
    if (kept.length === this.pending.length) return;
    this.pending = kept;
    this.#rebuild([]);
    this.changed();
  }

  /** Forgets what the server said, and with `everything` what waits for it too. */
  clear(phase: Phase, everything: boolean): void {
    this.head = null;
    this.grants = null;
    if (everything) this.pending = [];
    this.base = EMPTY;
    this.phase = this.rooted ? "ready" : phase;
    this.#rebuild([...towards(this.shown, EMPTY)]);
    this.changed();
  }

  #settle(answers: ReadonlyMap<MutationId, Change>): { pending: Pending; change: Change | null }[] {
    const settled = this.pending
      .filter(({ mutation, seq }) => answers.has(mutation.id) || (seq !== null && seq <= (this.head ?? -1)))
      .map((pending) => ({ pending, change: answers.get(pending.mutation.id) ?? null }));
    if (settled.length > 0) {
      const gone = new Set(settled.map(({ pending }) => pending.mutation.id));
      this.pending = this.pending.filter(({ mutation }) => !gone.has(mutation.id));
    }
    return settled;
  }

  /** New mutations at the end need no replay of those before. */
  #extend(fresh: readonly Pending[]): void {
    const draft = new Draft(this.shown);
    for (const { mutation } of fresh) this.#play(draft, mutation.id, mutation.edits);
    const touches = [...draft.touched()];
    this.#covered.push(...touches);
    this.shown = advance(this.shown, touches);
  }

  #rebuild(touched: readonly Touch[]): void {
    const draft = new Draft(this.base);
    this.#diffs = new Map();
    for (const { mutation } of this.pending) this.#play(draft, mutation.id, mutation.edits);
    const covered = [...draft.touched()];
    const dirty = [...touched, ...this.#covered, ...covered];
    this.#covered = covered;
    this.shown = advance(
      this.shown,
      dirty.map(([kind, id]) => [kind, id, draft.get(kind, id)]),
    );
    // With nothing pending both are equal; one set of maps then serves for both.
    if (this.pending.length === 0) this.base = this.shown;
  }

  #play(draft: Draft, id: MutationId, edits: readonly Edit[]): void {
    this.#diffs.set(id, perform(draft, edits, this.#kinds));
  }
}
