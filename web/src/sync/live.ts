/**
 * The socket: news of the streams somebody looks at, and who else is there. Everything works without it, by polling;
 * this only makes it quick.
 */
import { backoff } from "../kit/backoff";
import { Signal } from "../kit/signal";
import type { Core } from "./core";
import type { Link } from "./link";
import { RefusedError } from "./net";
import type { StreamId } from "./records";
import type { ClientFrame, Person, ServerFrame, Spot } from "./wire";

const ANNOUNCE_MS = 1_000;
const NOT_SIGNED_IN = 4001;
const NOBODY: readonly Person[] = [];

/** The part of WebSocket that is used; tests have their own. */
export interface Socket {
  send(text: string): void;
  close(): void;
  onopen: (() => void) | null;
  onmessage: ((event: { readonly data: unknown }) => void) | null;
  onclose: ((event: { readonly code: number }) => void) | null;
}

export type OpenSocket = (token: string) => Socket;

interface Announcing {
  at: Spot | null;
  sentAt: number;
  cancel: (() => void) | null;
}

export class Live {
  readonly #core: Core;
  readonly #link: Link;
  readonly #open: OpenSocket | null;
  #socket: Socket | null = null;
  #id: string | null = null;
  #wanted = false;
  #connecting = false;
  #failures = 0;
  #cancel: (() => void) | null = null;
  readonly #subscribed = new Set<StreamId>();
  readonly #people = new Map<StreamId, readonly Person[]>();
  readonly #announced = new Map<StreamId, Announcing>();
  readonly up = new Signal();
  readonly down = new Signal();
  /** What the server has has to be asked for again: a whole snapshot, or what is missing. */
  readonly stale = new Signal<{ stream: StreamId; whole: boolean }>();
  readonly trips = new Signal();
  readonly peopleChanged = new Signal<StreamId>();

  constructor(core: Core, link: Link, open: OpenSocket | null) {
    this.#core = core;
    this.#link = link;
    this.#open = open;
    core.wiped.on(() => this.stop());
  }

  /** Connects, and stays connected until `stop`. */
  start(): void {
    this.#wanted = true;
    this.retry();
  }

  stop(): void {
    this.#wanted = false;
    this.#cancel?.();
    for (const announcing of this.#announced.values()) announcing.cancel?.();
    this.#announced.clear();
    const socket = this.#socket;
    this.#socket = null;
    this.#id = null;
    this.#subscribed.clear();
    this.#people.clear();
    socket?.close();
  }

  /** Tries at once rather than when the timer says. */
  retry(): void {
    if (!this.#wanted || this.#socket || this.#connecting || !this.#open) return;
    this.#cancel?.();
    this.#cancel = null;
    void this.#connect(this.#open);
  }

  /** A request got no answer: the socket is likely dead too, and may not notice for minutes. */
  doubt(): void {
    const socket = this.#socket;
    if (!socket) return;
    this.#lost(1006);
    socket.close();
  }

  isOn(stream: StreamId): boolean {
    return this.#subscribed.has(stream);
  }

  subscribe(stream: StreamId): void {
    const { head, grants } = this.#core.store(stream);
    if (!this.#id || head === null || this.#subscribed.has(stream)) return;
    this.#subscribed.add(stream);
    this.#send({ t: "sub", stream, since: head, grants });
    const announcing = this.#announced.get(stream);
    if (announcing) this.#send({ t: "here", stream, at: announcing.at });
  }

  unsubscribe(stream: StreamId): void {
    this.#announced.get(stream)?.cancel?.();
    this.#announced.delete(stream);
    this.#people.delete(stream);
    if (this.#subscribed.delete(stream)) this.#send({ t: "unsub", stream });
  }

  people(stream: StreamId): readonly Person[] {
    return this.#people.get(stream) ?? NOBODY;
  }

  /** Tells the others where this person looks; at most once a second, the last word always. */
  announce(stream: StreamId, at: Spot | null): void {
    const announcing = this.#announced.get(stream) ?? { at, sentAt: 0, cancel: null };
    this.#announced.set(stream, announcing);
    announcing.at = at;
    if (announcing.cancel) return;
    const say = () => {
      announcing.cancel = null;
      announcing.sentAt = this.#core.clock.now();
      if (this.#subscribed.has(stream)) this.#send({ t: "here", stream, at: announcing.at });
    };
    const wait = announcing.sentAt + ANNOUNCE_MS - this.#core.clock.now();
    if (wait <= 0) say();
    else announcing.cancel = this.#core.clock.later(wait, say);
  }

  async #connect(open: OpenSocket): Promise<void> {
    this.#connecting = true;
    let token: string;
    try {
      token = (await this.#link.request<{ token: string }>("POST", "/api/auth/ws-token")).token;
    } catch (error) {
      this.#connecting = false;
      if (!(error instanceof RefusedError && error.isForSignIn)) this.#later();
      return;
    }
    this.#connecting = false;
    if (!this.#wanted) return;
    const socket = open(token);
    this.#socket = socket;
    socket.onmessage = ({ data }) => {
      if (this.#socket === socket && typeof data === "string") this.#frame(JSON.parse(data) as ServerFrame);
    };
    socket.onclose = ({ code }) => {
      if (this.#socket === socket) this.#lost(code);
    };
  }

  #lost(code: number): void {
    this.#socket = null;
    this.#id = null;
    this.#subscribed.clear();
    const seen = [...this.#people.keys()];
    this.#people.clear();
    for (const stream of seen) this.peopleChanged.emit(stream);
    if (code === NOT_SIGNED_IN) this.#link.signedOut.emit();
    else this.#later();
    this.down.emit();
  }

  #later(): void {
    if (!this.#wanted) return;
    this.#cancel = this.#core.clock.later(backoff(this.#failures), () => this.retry());
    this.#failures += 1;
  }

  #frame(frame: ServerFrame): void {
    this.#link.setOffline(false);
    switch (frame.t) {
      case "hello":
        this.#id = frame.id;
        this.#failures = 0;
        this.up.emit();
        break;
      case "changes": {
        const { gap } = this.#core.receive(frame.stream, frame.changes);
        const { head } = this.#core.store(frame.stream);
        if (gap || head === null || head < frame.head)
          this.stale.emit({ stream: frame.stream, whole: false });
        break;
      }
      case "reset":
        this.#subscribed.delete(frame.stream);
        this.stale.emit({ stream: frame.stream, whole: true });
        break;
      case "people":
        this.#people.set(
          frame.stream,
          frame.people.filter(({ socket }) => socket !== this.#id),
        );
        this.peopleChanged.emit(frame.stream);
        break;
      case "trips":
        this.trips.emit();
        break;
      case "error":
        // Why is for a request to find out: it tells missing from denied from busy.
        if (frame.stream !== undefined && this.#subscribed.delete(frame.stream)) {
          this.stale.emit({ stream: frame.stream, whole: false });
        }
        break;
    }
  }

  #send(frame: ClientFrame): void {
    this.#socket?.send(JSON.stringify(frame));
  }
}
