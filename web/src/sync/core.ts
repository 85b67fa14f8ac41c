/**
 * The streams of this tab, on the device and in memory, and the one way in for everything that happens to them:
 * mutations made here, answers, changes, refusals, snapshots. Asks the network for nothing.
 */
import type { Clock } from "../kit/clock";
import { followId, uuidv7 } from "../kit/ids";
import { Signal } from "../kit/signal";
import { pack } from "./columns";
import { type Device, type Kept, MemoryDevice, type Refusal, type Writing } from "./device";
import type { Kinds } from "./kinds";
import { conflictsIn, Ledger } from "./ledger";
import type { MutationId, StreamId } from "./records";
import { type Pending, type Phase, type Received, StreamStore } from "./store";
import type { News, Tabs } from "./tabs";
import type { Change, Edit, Snapshot } from "./wire";

export const MAX_EDITS = 1000;
/** Changes, and records in them, that lie beside an image before they are folded into it. */
const FOLD_AT = 300;
const FOLD_AFTER_MS = 2_000;

export interface Parts {
  readonly kinds: Kinds;
  readonly device: Promise<Device>;
  readonly tabs: Tabs;
  readonly clock: Clock;
}

export interface MutateOptions {
  readonly undoes?: MutationId;
  readonly base?: number;
}

export class Core {
  readonly kinds: Kinds;
  readonly tabs: Tabs;
  readonly clock: Clock;
  readonly ledger = new Ledger();
  readonly streams = new Map<StreamId, StreamStore>();
  device: Device = new MemoryDevice();
  /** False when what is written here may be gone with the window. */
  durable = true;
  /** Counts wipes: work begun for one account must not end in the store of the next. */
  epoch = 0;
  /** The device's outbox has been read. */
  readonly ready: Promise<void>;
  /** Something that the outbox's sign shows is different. */
  readonly noted = new Signal();
  readonly made = new Signal<Pending>();
  /** Changes that are in the base now; those of this device's mutations are in `answered` too. */
  readonly received = new Signal<{ stream: StreamId; changes: readonly Change[] }>();
  readonly answered = new Signal<Change>();
  readonly refused = new Signal<Refusal>();
  /** A stream lacks numbers. */
  readonly gap = new Signal<StreamId>();
  /** This tab is the one that sends. */
  readonly leading = new Signal();
  readonly wiped = new Signal();
  readonly accountChanged = new Signal();
  readonly #loading = new Map<StreamId, Promise<StreamStore>>();
  /** Mutations that are done with: news of them from a slower tab comes too late. */
  readonly #done = new Set<MutationId>();
  readonly #logged = new Map<StreamId, number>();

  constructor({ kinds, device, tabs, clock }: Parts) {
    this.kinds = kinds;
    this.tabs = tabs;
    this.clock = clock;
    this.ready = device.then((opened) => this.#begin(opened));
  }

  store(stream: StreamId): StreamStore {
    let store = this.streams.get(stream);
    if (!store) {
      store = new StreamStore(stream, this.kinds);
      this.streams.set(stream, store);
    }
    return store;
  }

  /** The stream as the device has it; one read, and only the first time. */
  load(stream: StreamId): Promise<StreamStore> {
    let loading = this.#loading.get(stream);
    if (!loading) {
      loading = this.#read(stream);
      this.#loading.set(stream, loading);
    }
    return loading;
  }

  /** Shown at once, kept on the device, then announced to whoever sends. */
  mutate(stream: StreamId, verb: string, edits: readonly Edit[], options?: MutateOptions): Promise<Pending> {
    if (edits.length > MAX_EDITS) {
      throw new RangeError(`a mutation carries at most ${MAX_EDITS} edits; ${verb} has ${edits.length}`);
    }
    // No waiting when the stream is here: the next frame must show it.
    if (this.store(stream).loaded) return Promise.resolve(this.make(stream, verb, edits, options));
    return this.load(stream).then(() => this.make(stream, verb, edits, options));
  }

  /** The same for a stream that has been read from the device. */
  make(stream: StreamId, verb: string, edits: readonly Edit[], options: MutateOptions = {}): Pending {
    const store = this.store(stream);
    const at = this.clock.now();
    const mutation = { id: uuidv7(at), verb, base: options.base ?? store.head, edits };
    const pending: Pending = { stream, mutation, at, seq: null, undoes: options.undoes ?? null };
    store.adopt([pending]);
    this.noted.emit();
    const { epoch } = this;
    void this.write({ pending: [pending] }).then(() => {
      if (epoch !== this.epoch) return;
      this.tabs.post({ t: "pending", pending });
      this.made.emit(pending);
    });
    return pending;
  }

  /** Changes of a stream in order, from wherever: the socket, a delta, an answer. Says whether numbers are missing. */
  receive(stream: StreamId, changes: readonly Change[]): Received {
    const store = this.store(stream);
    const received = store.receive(changes);
    this.#settled(store, received, { changes: received.applied });
    if (received.applied.length > 0) this.#log(stream, received.applied);
    return received;
  }

  /** The server's answers to mutations of this device. */
  accept(stream: StreamId, changes: readonly Change[], told = false): void {
    const store = this.store(stream);
    if (!told) this.tabs.post({ t: "accepted", stream, changes });
    this.receive(stream, changes);
    const left = new Map(changes.map((change) => [change.mutation_id, change]));
    const ahead = store.pending.filter(({ mutation, seq }) => seq === null && left.has(mutation.id));
    if (ahead.length === 0) return;
    for (const { mutation } of ahead) this.#answer(left.get(mutation.id));
    if (store.head === null) {
      // Never read on this device: there is no base that the effect could wait for.
      const ids = ahead.map(({ mutation }) => mutation.id);
      this.#finish(ids);
      store.drop(new Set(ids));
      void this.write({ settled: ids });
    } else {
      for (const pending of ahead) {
        const seq = left.get(pending.mutation.id)?.seq ?? null;
        store.exchange({ ...pending, seq });
      }
      if (!told) void this.write({ pending: store.pending.filter(({ mutation }) => left.has(mutation.id)) });
      this.gap.emit(stream);
    }
    this.noted.emit();
  }

  /** Lets a mutation go without the number its author saw. */
  rebase(pending: Pending): void {
    const rebased = { ...pending, mutation: { ...pending.mutation, base: null } };
    this.store(pending.stream).exchange(rebased);
    void this.write({ pending: [rebased] });
  }

  refuse(refusal: Refusal, told = false): void {
    const ids = new Set(refusal.mutationIds);
    this.#finish(ids);
    this.store(refusal.stream).drop(ids);
    this.ledger.refuse(refusal);
    if (!told) {
      this.tabs.post({ t: "refused", refusal });
      void this.write({ settled: [...ids], refusals: [refusal] });
    }
    this.refused.emit(refusal);
    this.noted.emit();
  }

  /** A whole new base. Pending mutations stay on top of it. */
  replace(snapshot: Snapshot): void {
    const store = this.store(snapshot.stream);
    const received = store.reset(snapshot);
    this.#logged.set(snapshot.stream, 0);
    this.#settled(store, received, { image: snapshot });
    this.received.emit({ stream: snapshot.stream, changes: [] });
  }

  /** The server shows this stream to us no more. */
  lose(stream: StreamId, phase: Phase): void {
    this.store(stream).clear(phase, false);
    void this.write({ forget: [stream] });
  }

  dismissRefusal(id: MutationId, told = false): void {
    this.ledger.dismiss(id);
    if (!told) {
      this.tabs.post({ t: "dismissed", id });
      void this.write({ dismissed: [id] });
    }
    this.noted.emit();
  }

  closeConflict(id: string, told = false): void {
    this.ledger.close(id);
    if (!told) {
      this.tabs.post({ t: "resolved", id });
      void this.write({ resolved: [id] });
    }
    this.noted.emit();
  }

  /** Forgets everything of the account, on the device and in every tab. */
  async wipe(told = false, kept: Kept = {}): Promise<void> {
    this.epoch += 1;
    this.#loading.clear();
    this.#logged.clear();
    this.ledger.clear();
    for (const store of this.streams.values()) {
      store.loaded = false;
      store.clear("loading", true);
    }
    this.wiped.emit();
    this.noted.emit();
    if (told) return;
    try {
      await this.device.wipe(kept);
    } finally {
      this.tabs.post({ t: "wiped" });
    }
  }

  async write(writing: Writing): Promise<void> {
    try {
      await this.device.write(writing);
    } catch {
      // The disk is full, or another tab upgraded the store: go on in memory and say so.
      this.durable = false;
      this.noted.emit();
    }
  }

  async #begin(device: Device): Promise<void> {
    this.device = device;
    this.durable = device.durable;
    this.tabs.listen(
      (news) => this.#hear(news),
      () => void this.#lead(),
    );
    await this.#readOutbox();
  }

  async #readOutbox(): Promise<void> {
    const { epoch } = this;
    try {
      const stored = await this.device.readOutbox();
      if (epoch !== this.epoch) return;
      for (const pending of stored.pending) this.#adopt(pending);
      this.ledger.load(stored);
    } catch {
      this.durable = false;
    }
    this.noted.emit();
  }

  /** This tab sends from now on, also what a tab that has gone may not have told. */
  async #lead(): Promise<void> {
    await this.#readOutbox();
    this.leading.emit();
  }

  async #read(stream: StreamId): Promise<StreamStore> {
    await this.ready;
    const store = this.store(stream);
    const { epoch } = this;
    try {
      const { image, changes } = await this.device.readStream(stream);
      // What the network brought in the meantime is newer.
      if (epoch === this.epoch && store.head === null) {
        const settled = image ? [...store.reset(image).settled] : [];
        if (changes.length > 0) settled.push(...store.receive(changes).settled);
        if (settled.length > 0)
          void this.write({ settled: settled.map(({ pending }) => pending.mutation.id) });
        this.#log(stream, changes);
      }
    } catch {
      this.durable = false;
    }
    if (epoch === this.epoch) store.loaded = true;
    store.changed();
    return store;
  }

  #hear(news: News): void {
    switch (news.t) {
      case "pending":
        this.#adopt(news.pending);
        this.made.emit(news.pending);
        break;
      case "accepted":
        this.accept(news.stream, news.changes, true);
        break;
      case "refused":
        this.refuse(news.refusal, true);
        break;
      case "dismissed":
        this.dismissRefusal(news.id, true);
        break;
      case "conflicts":
        this.ledger.open(news.conflicts);
        break;
      case "resolved":
        this.closeConflict(news.id, true);
        break;
      case "account":
        this.accountChanged.emit();
        break;
      case "wiped":
        void this.wipe(true);
        break;
    }
    this.noted.emit();
  }

  #adopt(pending: Pending): void {
    followId(pending.mutation.id);
    if (!this.#done.has(pending.mutation.id)) this.store(pending.stream).adopt([pending]);
  }

  #settled(store: StreamStore, { applied, settled }: Received, writing: Writing): void {
    const ids = settled.map(({ pending }) => pending.mutation.id);
    this.#finish(ids);
    for (const { pending, change } of settled) if (pending.seq === null) this.#answer(change ?? undefined);
    if (writing.image || applied.length > 0 || ids.length > 0) {
      void this.write({ ...writing, settled: ids });
      store.changed();
    }
    if (ids.length > 0) this.noted.emit();
    if (applied.length > 0) this.received.emit({ stream: store.stream, changes: applied });
  }

  /** The first time a mutation of this device is seen answered. */
  #answer(change: Change | undefined): void {
    if (!change) return;
    const conflicts = conflictsIn(change, this.clock.now());
    if (conflicts.length > 0) {
      this.ledger.open(conflicts);
      this.tabs.post({ t: "conflicts", conflicts });
      void this.write({ conflicts });
    }
    this.answered.emit(change);
  }

  #finish(ids: Iterable<MutationId>): void {
    for (const id of ids) this.#done.add(id);
  }

  #log(stream: StreamId, changes: readonly Change[]): void {
    const weight = changes.reduce((sum, { diffs }) => sum + 1 + diffs.length, 0);
    const logged = (this.#logged.get(stream) ?? 0) + weight;
    this.#logged.set(stream, logged >= FOLD_AT ? 0 : logged);
    if (logged < FOLD_AT) return;
    const { epoch } = this;
    this.clock.later(FOLD_AFTER_MS, () => {
      const { head, grants, base } = this.store(stream);
      if (epoch !== this.epoch || head === null) return;
      void this.write({ fold: { stream, head, grants, kinds: pack(base) } });
    });
  }
}
