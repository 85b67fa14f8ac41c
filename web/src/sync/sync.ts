/** The parts put together: who looks at what, and when to try again. One for each tab; tests make several. */

import { Core, type Parts } from "./core";
import type { OpenConflict, Refusal } from "./device";
import { Link } from "./link";
import { Live, type OpenSocket } from "./live";
import type { Net } from "./net";
import { Outbox } from "./outbox";
import { Reader } from "./reader";
import type { MutationId, StreamId } from "./records";
import { Undoing } from "./undoing";
import type { Edit } from "./wire";

/** A page that is left and entered again within this time finds everything as it was. */
const LINGER_MS = 5_000;

export interface OutboxView {
  readonly state: "saved" | "saving" | "offline" | "refused";
  /** Mutations that the server has not answered. */
  readonly waiting: number;
  readonly refused: readonly Refusal[];
  readonly conflicts: readonly OpenConflict[];
  /** False: what is written here is lost with the window, for the browser keeps nothing. */
  readonly durable: boolean;
}

export class Sync {
  readonly core: Core;
  readonly link: Link;
  readonly live: Live;
  readonly reader: Reader;
  readonly outbox: Outbox;
  readonly undoing: Undoing;
  readonly #watchers = new Map<StreamId, number>();
  readonly #leaving = new Map<StreamId, () => void>();
  #view: OutboxView | null = null;

  constructor(parts: Parts & { readonly net: Net; readonly openSocket: OpenSocket | null }) {
    this.core = new Core(parts);
    this.link = new Link(parts.net);
    this.live = new Live(this.core, this.link, parts.openSocket);
    this.reader = new Reader(
      this.core,
      this.link,
      (stream) => this.live.isOn(stream),
      (stream) => this.live.subscribe(stream),
    );
    this.outbox = new Outbox(this.core, this.link);
    this.undoing = new Undoing(this.core);
    this.live.up.on(() => this.reader.goLive());
    this.live.down.on(() => this.reader.refreshAll());
    this.live.stale.on(({ stream, whole }) => this.reader.refresh(stream, whole));
    this.link.changed.on(() => {
      if (this.link.offline) this.live.doubt();
      for (const store of this.core.streams.values()) store.changed();
      this.core.noted.emit();
    });
    this.core.noted.on(() => {
      this.#view = null;
    });
    // A trip made here has its first number: now there is something to follow.
    this.core.received.on(({ stream }) => {
      const follows = this.reader.isFollowed(stream) && !this.live.isOn(stream);
      if (follows && this.core.store(stream).grants === null) this.reader.refresh(stream);
    });
  }

  /** Opens a stream for as long as somebody listens: from the device first, then from the network. */
  watch(stream: StreamId, listener: () => void): () => void {
    const count = this.#watchers.get(stream) ?? 0;
    this.#watchers.set(stream, count + 1);
    const leaving = this.#leaving.get(stream);
    leaving?.();
    this.#leaving.delete(stream);
    if (count === 0 && !leaving) this.#enter(stream);
    const stop = this.core.store(stream).subscribe(listener);
    let over = false;
    return () => {
      if (over) return;
      over = true;
      stop();
      this.#unwatch(stream);
    };
  }

  async mutate(stream: StreamId, verb: string, edits: readonly Edit[], undoable = true): Promise<MutationId> {
    const pending = await this.core.mutate(stream, verb, edits);
    // Taking back the making of a whole stream is not an undo but a removal, with questions asked first.
    if (undoable && !this.core.store(stream).plants(pending.mutation))
      this.undoing.record(stream, pending.mutation.id, verb, pending.at);
    return pending.mutation.id;
  }

  /** Settles a conflict: theirs stands already; mine is set again by somebody who has now seen theirs. */
  async resolve(id: string, choice: "mine" | "theirs"): Promise<void> {
    const conflict = this.core.ledger.conflicts.find((open) => open.id === id);
    if (!conflict) return;
    this.core.closeConflict(id);
    if (choice === "theirs") return;
    const { stream, verb, kind, recordId, field, mine, seq } = conflict;
    const store = await this.core.load(stream);
    const edits: Edit[] = [{ step: "set", kind, id: recordId, fields: { [field]: mine } }];
    const { mutation, at } = this.core.make(stream, verb, edits, { base: Math.max(store.head ?? 0, seq) });
    this.undoing.record(stream, mutation.id, verb, at);
  }

  outboxView(): OutboxView {
    this.#view ??= this.#look();
    return this.#view;
  }

  /** The network is back, the tab is looked at again, or somebody has signed in. */
  nudge(): void {
    this.outbox.kickAll();
    this.live.retry();
    this.reader.refreshAll();
  }

  /** Opens again what is watched, after a wipe has closed everything. */
  resume(): void {
    for (const stream of this.#watchers.keys()) this.#enter(stream);
    this.live.start();
    this.nudge();
  }

  #enter(stream: StreamId): void {
    void this.core.load(stream).then(() => {
      if (this.#watchers.has(stream)) this.reader.follow(stream);
    });
  }

  #unwatch(stream: StreamId): void {
    const count = (this.#watchers.get(stream) ?? 1) - 1;
    if (count > 0) {
      this.#watchers.set(stream, count);
      return;
    }
    this.#leaving.set(
      stream,
      this.core.clock.later(LINGER_MS, () => {
        this.#leaving.delete(stream);
        this.#watchers.delete(stream);
        this.reader.unfollow(stream);
        this.live.unsubscribe(stream);
      }),
    );
    this.#watchers.set(stream, 0);
  }

  #look(): OutboxView {
    const { ledger, durable, streams } = this.core;
    let waiting = 0;
    for (const store of streams.values()) waiting += store.waiting.length;
    const sending = this.link.offline ? "offline" : waiting > 0 ? "saving" : "saved";
    const state = ledger.refusals.length > 0 ? "refused" : sending;
    return { state, waiting, refused: ledger.refusals, conflicts: ledger.conflicts, durable };
  }
}
