/** Sends what waits: in order, one batch in flight a stream, again and again until it is answered (L4 makes that safe). */
import { backoff } from "../kit/backoff";
import type { Core } from "./core";
import { standingOn } from "./dependents";
import type { Link } from "./link";
import { RefusedError, UnreachableError } from "./net";
import type { MutationId, StreamId } from "./records";
import type { Pending, StreamStore } from "./store";
import type { Change, Refused, Result } from "./wire";

const BATCH_COUNT = 100;
/** Half of what a request may weigh. */
const BATCH_BYTES = 1_000_000;

/** Said of a single mutation, these mean "not now": it stays in line. */
const LATER = new Set(["PASSWORD_CHANGE_REQUIRED", "MFA_REQUIRED", "RATE_LIMITED", "TOO_MANY_REQUESTS"]);

interface Lane {
  busy: boolean;
  failures: number;
  /** How many may go together; one, after a batch was refused as a whole. */
  limit: number;
  cancel: (() => void) | null;
}

export class Outbox {
  readonly #core: Core;
  readonly #link: Link;
  readonly #lanes = new Map<StreamId, Lane>();

  constructor(core: Core, link: Link) {
    this.#core = core;
    this.#link = link;
    core.made.on(({ stream }) => this.#kick(stream));
    core.leading.on(() => this.kickAll());
  }

  /** Tries everything now: we are online again, signed in again, or the tab that leads. */
  kickAll(): void {
    for (const [stream, store] of this.#core.streams) {
      const lane = this.#lane(stream);
      lane.failures = 0;
      if (store.waiting.length > 0) this.#kick(stream);
    }
  }

  #lane(stream: StreamId): Lane {
    let lane = this.#lanes.get(stream);
    if (!lane) {
      lane = { busy: false, failures: 0, limit: BATCH_COUNT, cancel: null };
      this.#lanes.set(stream, lane);
    }
    return lane;
  }

  #kick(stream: StreamId): void {
    const lane = this.#lane(stream);
    // After a failure only the timer, or kickAll, tries again.
    if (!lane.busy && this.#core.tabs.leads && (lane.failures === 0 || !lane.cancel))
      void this.#run(stream, lane);
  }

  async #run(stream: StreamId, lane: Lane): Promise<void> {
    const { epoch } = this.#core;
    lane.busy = true;
    lane.cancel?.();
    lane.cancel = null;
    try {
      const store = await this.#core.load(stream);
      while (this.#core.tabs.leads && epoch === this.#core.epoch) {
        const batch = nextBatch(store, lane.limit);
        if (batch.length === 0) break;
        const results = await this.#send(stream, batch, lane);
        if (epoch !== this.#core.epoch) break;
        if (results) this.#settle(store, batch, results);
        // An answer that settles nothing must not be asked for in a loop.
        const stuck = results && store.waiting[0]?.mutation === batch[0]?.mutation;
        if (stuck) throw new UnreachableError("the answer does not fit the question", true);
        lane.failures = 0;
      }
    } catch (error) {
      this.#failed(stream, lane, error);
    } finally {
      lane.busy = false;
    }
  }

  /** Null: the batch as a whole was refused, and goes again one by one. */
  async #send(stream: StreamId, batch: readonly Pending[], lane: Lane): Promise<readonly Result[] | null> {
    try {
      const results = await this.#link.send(
        stream,
        batch.map(({ mutation }) => mutation),
      );
      if (results.length === 0) throw new UnreachableError("no results", true);
      lane.limit = BATCH_COUNT;
      return results;
    } catch (error) {
      if (!(error instanceof RefusedError) || error.isForSignIn) throw error;
      if (batch.length === 1) {
        return [{ refused: { code: error.code, error: error.message, detail: error.detail } }];
      }
      lane.limit = 1;
      return null;
    }
  }

  #settle(store: StreamStore, batch: readonly Pending[], results: readonly Result[]): void {
    const accepted: Change[] = [];
    const refused: [Pending, Refused][] = [];
    for (const [at, result] of results.entries()) {
      const pending = batch[at];
      if (!pending) break;
      if ("change" in result) accepted.push(result.change);
      // The server was set back to an older copy: what the author saw then is no longer a number it knows.
      else if (result.refused.code === "BAD_BASE" && pending.mutation.base !== null)
        this.#core.rebase(pending);
      else if (LATER.has(result.refused.code)) break;
      else refused.push([pending, result.refused]);
    }
    if (accepted.length > 0) this.#core.accept(store.stream, accepted);
    const fallen = new Set<MutationId>();
    for (const [pending, reason] of refused) {
      if (fallen.has(pending.mutation.id)) continue;
      const later = store.waiting.filter(({ mutation }) => mutation.id > pending.mutation.id);
      const homeless = store.head === null && store.plants(pending.mutation);
      const group = [pending, ...(homeless ? later : standingOn(pending, later, store.base))];
      for (const { mutation } of group) fallen.add(mutation.id);
      this.#core.refuse({
        ...reason,
        id: pending.mutation.id,
        stream: store.stream,
        verb: pending.mutation.verb,
        verbs: group.map(({ mutation }) => mutation.verb),
        mutationIds: group.map(({ mutation }) => mutation.id),
        at: this.#core.clock.now(),
      });
    }
  }

  #failed(stream: StreamId, lane: Lane, error: unknown): void {
    // Not signed in: what waits stays until the same account is back.
    if (error instanceof RefusedError) return;
    const wait = error instanceof UnreachableError ? error.wait : null;
    lane.cancel = this.#core.clock.later(wait ?? backoff(lane.failures), () => {
      lane.cancel = null;
      this.#kick(stream);
    });
    lane.failures += 1;
  }
}

/** From the front of the line, as many as may go together. */
export function nextBatch(store: StreamStore, limit: number): Pending[] {
  const batch: Pending[] = [];
  const ids = new Set<MutationId>();
  let bytes = 0;
  // The mutation that makes the stream goes alone: refused, nothing after it has anywhere to go.
  const most = store.head === null && store.rooted ? 1 : limit;
  for (const pending of store.waiting) {
    bytes += JSON.stringify(pending.mutation).length;
    const takesBack = pending.undoes !== null && ids.has(pending.undoes);
    if (batch.length > 0 && (batch.length >= most || bytes > BATCH_BYTES || takesBack)) break;
    batch.push(pending);
    ids.add(pending.mutation.id);
  }
  return batch;
}
