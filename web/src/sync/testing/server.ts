/** A server in memory that keeps the rules of the log, for the tests of the core. */
import { sameValue } from "../../kit/equal";
import { applyDiffs } from "../apply";
import { pack } from "../columns";
import type { Kinds } from "../kinds";
import { RefusedError } from "../net";
import { perform, targets } from "../perform";
import type { StreamId, Value } from "../records";
import { advance, Draft, EMPTY, type State } from "../state";
import type { Change, Conflict, Delta, Edit, Fields, Mutation, Result, Snapshot } from "../wire";

interface Stream {
  head: number;
  horizon: number;
  state: State;
  log: Change[];
  /** First answers outlive the log: a sender may ask again after the horizon has passed. */
  answers: Map<string, Change>;
  /** Every (kind id) that ever stood here. */
  known: Set<string>;
}

class No extends Error {
  readonly code: string;
  constructor(code: string) {
    super(`refused: ${code}`);
    this.code = code;
  }
}

export class FakeServer {
  readonly kinds: Kinds;
  readonly streams = new Map<StreamId, Stream>();
  /** Mutations for which this says a code are refused with it. */
  refuses: (mutation: Mutation) => string | null = () => null;
  readonly listeners = new Set<(stream: StreamId) => void>();
  /** How often each mutation was written: once, or the test fails. */
  readonly written = new Map<string, number>();

  constructor(kinds: Kinds) {
    this.kinds = kinds;
  }

  state(stream: StreamId): State {
    return this.streams.get(stream)?.state ?? EMPTY;
  }

  snapshot(stream: StreamId): Snapshot {
    const { head, state } = this.#visible(stream);
    return structuredClone({ stream, head, grants: "all", kinds: pack(state) });
  }

  changes(stream: StreamId, since: number, grants: string | null): Delta {
    const { head, horizon, log } = this.#visible(stream);
    if (since < horizon || since > head || grants !== "all") return { head, reset: true };
    return structuredClone({ head, changes: log.filter(({ seq }) => seq > since) });
  }

  send(stream: StreamId, mutations: readonly Mutation[], actor: string): Result[] {
    const results = mutations.map((mutation): Result => {
      try {
        return { change: structuredClone(this.#write(stream, mutation, actor)) };
      } catch (error) {
        if (!(error instanceof No)) throw error;
        return { refused: { code: error.code, error: error.message } };
      }
    });
    for (const listener of [...this.listeners]) listener(stream);
    return results;
  }

  horizon(stream: StreamId): number {
    return this.#visible(stream).horizon;
  }

  /** Forgets the log up to a number: readers before it need a snapshot (L13). */
  trim(stream: StreamId, horizon: number): void {
    const found = this.#visible(stream);
    found.horizon = horizon;
    found.log = found.log.filter(({ seq }) => seq > horizon);
  }

  #visible(stream: StreamId): Stream {
    const found = this.streams.get(stream);
    if (!found) throw new RefusedError(404, { code: "UNKNOWN_STREAM", error: "there is no such stream" });
    return found;
  }

  #write(stream: StreamId, mutation: Mutation, actor: string): Change {
    const found = this.streams.get(stream) ?? fresh();
    const first = found.answers.get(mutation.id);
    if (first) return first;
    const code = this.refuses(mutation);
    if (code) throw new No(code);
    if (found.head === 0 && !mutation.edits.some(({ kind }) => kind === "trip"))
      throw new No("UNKNOWN_STREAM");
    if (mutation.base !== null && mutation.base > found.head) throw new No("BAD_BASE");
    this.#judge(found, mutation.edits);
    const conflicts: Conflict[] = [];
    const edits = mutation.edits.map((edit) => this.#merge(found, edit, mutation.base, actor, conflicts));
    const draft = new Draft(found.state);
    const diffs = perform(draft, edits, this.kinds);
    const change: Change = {
      stream,
      seq: found.head + 1,
      mutation_id: mutation.id,
      actor,
      at: "2026-11-24T05:00:00.000000Z",
      verb: mutation.verb,
      diffs,
      conflicts,
    };
    const facts = new Draft(found.state);
    applyDiffs(facts, diffs, this.kinds);
    found.state = advance(found.state, facts.touched());
    found.head += 1;
    found.log.push(change);
    found.answers.set(mutation.id, change);
    for (const { kind, id } of diffs) found.known.add(`${kind} ${id}`);
    this.streams.set(stream, found);
    this.written.set(mutation.id, (this.written.get(mutation.id) ?? 0) + 1);
    return change;
  }

  /** What is a mistake and not a race is refused, as the real server does. */
  #judge({ state, known }: Stream, edits: readonly Edit[]): void {
    const here = new Set<string>();
    for (const { step, kind, id } of edits) {
      if (step === "add" && state.get(kind)?.has(id)) throw new No("RECORD_EXISTS");
      if (step === "add") here.add(`${kind} ${id}`);
      else if (!known.has(`${kind} ${id}`) && !here.has(`${kind} ${id}`)) throw new No("UNKNOWN_RECORD");
    }
    for (const { kind, fields } of edits) {
      for (const { field, ref } of this.kinds.refsOf(kind)) {
        for (const id of targets(fields[field])) {
          const key = `${ref.kind} ${id}`;
          if (!known.has(key) && !here.has(key)) throw new No("UNKNOWN_REFERENCE");
        }
      }
    }
  }

  /** L14: fields that somebody else has changed since `base` are left as they are, and named. */
  #merge(found: Stream, edit: Edit, base: number | null, actor: string, conflicts: Conflict[]): Edit {
    const now = found.state.get(edit.kind)?.get(edit.id);
    if (edit.step !== "set" || base === null || !now) return edit;
    const fields: Record<string, Value> = {};
    for (const [field, mine] of Object.entries(edit.fields)) {
      const theirs = now[field] ?? null;
      const byOthers = found.log.some(
        (change) => change.seq > base && change.actor !== actor && sets(change, edit, field),
      );
      const asks = this.kinds.field(edit.kind, field)?.merge === "ask";
      if (!byOthers || !asks || sameValue(mine, theirs)) fields[field] = mine;
      else conflicts.push({ kind: edit.kind, id: edit.id, field, mine, theirs });
    }
    return { ...edit, fields };
  }
}

function fresh(): Stream {
  return { head: 0, horizon: 0, state: EMPTY, log: [], answers: new Map(), known: new Set() };
}

function sets(change: Change, { kind, id }: Edit, field: string): boolean {
  const has = (fields: Fields | null) => fields !== null && Object.hasOwn(fields, field);
  return change.diffs.some(
    (diff) => diff.kind === kind && diff.id === id && has(diff.before) && has(diff.after),
  );
}
