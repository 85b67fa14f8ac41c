/** One device of one person in front of the fake server, with a network and a clock that the test turns. */
import type { Clock } from "../../kit/clock";
import { type Device, type Kept, MemoryDevice, type Writing } from "../device";
import type { Kinds } from "../kinds";
import type { Socket } from "../live";
import { type Net, RefusedError, UnreachableError } from "../net";
import type { StreamId } from "../records";
import { Sync } from "../sync";
import { LoneTab, type Tabs } from "../tabs";
import type { ClientFrame, Delta, Mutation, Result, ServerFrame, Snapshot } from "../wire";
import type { FakeServer } from "./server";

export class ManualClock implements Clock {
  #now = 1_800_000_000_000;
  readonly #timers = new Set<{ at: number; work: () => void }>();

  now(): number {
    return this.#now;
  }

  later(ms: number, work: () => void): () => void {
    const timer = { at: this.#now + ms, work };
    this.#timers.add(timer);
    return () => this.#timers.delete(timer);
  }

  async pass(ms: number): Promise<void> {
    const until = this.#now + ms;
    for (;;) {
      await calm();
      const next = [...this.#timers].toSorted((a, b) => a.at - b.at)[0];
      if (!next || next.at > until) break;
      this.#timers.delete(next);
      this.#now = Math.max(this.#now, next.at);
      next.work();
    }
    this.#now = until;
  }
}

/** Lets everything happen that needs no time. */
export async function calm(): Promise<void> {
  for (let turn = 0; turn < 3; turn += 1) await new Promise((resolve) => setImmediate(resolve));
}

export class FakeNet implements Net {
  readonly #server: FakeServer;
  readonly #actor: string;
  online = true;
  /** Mutations get through, and their answers are lost. */
  losesAnswers = false;
  requests: string[] = [];
  answers = new Map<string, unknown>();

  constructor(server: FakeServer, actor: string) {
    this.#server = server;
    this.#actor = actor;
  }

  snapshot(stream: StreamId): Promise<Snapshot> {
    return this.#ask(`snapshot ${stream}`, () => this.#server.snapshot(stream));
  }

  changes(stream: StreamId, since: number, grants: string | null): Promise<Delta> {
    return this.#ask(`changes ${stream}`, () => this.#server.changes(stream, since, grants));
  }

  async send(stream: StreamId, mutations: readonly Mutation[]): Promise<readonly Result[]> {
    const sent = structuredClone(mutations);
    const results = await this.#ask(`send ${sent.length}`, () =>
      this.#server.send(stream, sent, this.#actor),
    );
    if (this.losesAnswers) throw new UnreachableError("the answer is lost");
    return results;
  }

  request<T>(method: string, path: string): Promise<T> {
    return this.#ask(`${method} ${path}`, () => {
      if (path === "/api/auth/ws-token") return { token: "t" } as T;
      const answer = this.answers.get(`${method} ${path}`);
      if (answer === undefined) throw new RefusedError(404, { code: "NOT_FOUND", error: "nothing here" });
      return structuredClone(answer) as T;
    });
  }

  async #ask<T>(what: string, answer: () => T): Promise<T> {
    this.requests.push(what);
    await Promise.resolve();
    if (!this.online) throw new UnreachableError("offline");
    return answer();
  }
}

/** A socket to the fake server. `doubles` delivers some changes twice, `drops` loses frames. */
export class FakeSocket implements Socket {
  readonly #server: FakeServer;
  readonly #cursors = new Map<StreamId, number>();
  onopen: (() => void) | null = null;
  onmessage: ((event: { readonly data: unknown }) => void) | null = null;
  onclose: ((event: { readonly code: number }) => void) | null = null;
  doubles = false;
  drops = false;
  readonly frames: ClientFrame[] = [];
  readonly #news = (stream: StreamId) => this.#pump(stream);

  constructor(server: FakeServer) {
    this.#server = server;
    server.listeners.add(this.#news);
    queueMicrotask(() => this.say({ t: "hello", id: "me" }));
  }

  send(text: string): void {
    const frame = JSON.parse(text) as ClientFrame;
    this.frames.push(frame);
    if (frame.t === "sub") {
      this.#cursors.set(frame.stream, frame.since);
      queueMicrotask(() => this.#pump(frame.stream));
    } else if (frame.t === "unsub") this.#cursors.delete(frame.stream);
  }

  close(code = 1006): void {
    this.#server.listeners.delete(this.#news);
    this.onclose?.({ code });
  }

  say(frame: ServerFrame): void {
    this.onmessage?.({ data: JSON.stringify(frame) });
  }

  #pump(stream: StreamId): void {
    const since = this.#cursors.get(stream);
    if (since === undefined) return;
    const again = Math.max(this.#server.horizon(stream), since - 2);
    const delta = this.#server.changes(stream, this.doubles ? Math.min(since, again) : since, "all");
    if (delta.reset) {
      this.#cursors.delete(stream);
      this.say({ t: "reset", stream });
      return;
    }
    this.#cursors.set(stream, delta.head);
    if (!this.drops) this.say({ t: "changes", stream, head: delta.head, changes: delta.changes });
  }
}

/** A device that stops taking anything when its window has closed. */
class Window implements Device {
  readonly #device: Device;
  closed = false;

  constructor(device: Device) {
    this.#device = device;
  }

  get durable() {
    return this.#device.durable;
  }
  readOutbox = () => this.#device.readOutbox();
  readStream = (stream: StreamId) => this.#device.readStream(stream);
  readKept = (key: string) => this.#device.readKept(key);
  write = async (writing: Writing) => {
    if (!this.closed) await this.#device.write(writing);
  };
  keep = async (key: string, value: unknown) => {
    if (!this.closed) await this.#device.keep(key, value);
  };
  wipe = (kept?: Kept) => this.#device.wipe(kept);
}

export class Client {
  readonly device: Device;
  readonly clock: ManualClock;
  readonly #server: FakeServer;
  readonly #kinds: Kinds;
  readonly actor: string;
  readonly tabs: Tabs;
  net: FakeNet;
  sync: Sync;
  sockets: FakeSocket[] = [];
  doubles = false;
  #window: Window;
  #stops: (() => void)[] = [];

  constructor(
    server: FakeServer,
    actor: string,
    clock = new ManualClock(),
    device: Device = new MemoryDevice(),
    tabs: Tabs = new LoneTab(),
  ) {
    this.#server = server;
    this.#kinds = server.kinds;
    this.actor = actor;
    this.clock = clock;
    this.device = device;
    this.tabs = tabs;
    this.#window = new Window(device);
    this.net = new FakeNet(server, actor);
    this.sync = this.#open();
  }

  get socket(): FakeSocket | undefined {
    return this.sockets.at(-1);
  }

  watch(stream: StreamId): void {
    this.#stops.push(this.sync.watch(stream, () => {}));
  }

  setOnline(online: boolean): void {
    this.net.online = online;
    if (online) this.sync.nudge();
    else {
      for (const socket of this.sockets) socket.close();
      this.sockets = [];
    }
  }

  /** The window closes without a word, and a new one opens on the same device. */
  restart(stream: StreamId): void {
    this.#window.closed = true;
    this.net.online = false;
    for (const socket of this.sockets) {
      socket.onmessage = null;
      socket.onclose = null;
      socket.close();
    }
    this.sockets = [];
    this.sync.live.stop();
    this.#window = new Window(this.device);
    this.net = new FakeNet(this.#server, this.actor);
    this.sync = this.#open();
    this.watch(stream);
    this.sync.live.start();
  }

  #open(): Sync {
    return new Sync({
      kinds: this.#kinds,
      device: Promise.resolve(this.#window),
      net: this.net,
      tabs: this.tabs,
      clock: this.clock,
      openSocket: () => {
        const socket = new FakeSocket(this.#server);
        socket.doubles = this.doubles;
        this.sockets.push(socket);
        if (!this.net.online) queueMicrotask(() => socket.close());
        return socket;
      },
    });
  }
}
