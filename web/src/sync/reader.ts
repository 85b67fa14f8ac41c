/**
 * Keeps the streams that somebody looks at up to date by requests: the first snapshot, what was missed, and polling
 * for as long as the socket is down. The device has been drawn before any of this begins.
 */
import { backoff } from "../kit/backoff";
import type { Core } from "./core";
import type { Link } from "./link";
import { RefusedError } from "./net";
import type { StreamId } from "./records";

const POLL_MS = 5_000;
const POLL_HIDDEN_MS = 60_000;
/** A server that answers each snapshot with "take a snapshot" must not be asked in a loop. */
const WHOLE_EVERY_MS = 1_000;

interface Follow {
  running: boolean;
  again: boolean;
  /** The next run takes a snapshot whatever the cursor says. */
  whole: boolean;
  failures: number;
  /** When the last snapshot came. */
  wholeAt: number;
  cancel: (() => void) | null;
}

export class Reader {
  readonly #core: Core;
  readonly #link: Link;
  readonly #follows = new Map<StreamId, Follow>();
  /** True when the socket brings news of this stream. */
  readonly #isLive: (stream: StreamId) => boolean;
  /** Called when a stream has a cursor from which the socket can go on. */
  readonly #caughtUp: (stream: StreamId) => void;
  hidden = false;

  constructor(
    core: Core,
    link: Link,
    isLive: (stream: StreamId) => boolean,
    caughtUp: (stream: StreamId) => void,
  ) {
    this.#core = core;
    this.#link = link;
    this.#isLive = isLive;
    this.#caughtUp = caughtUp;
    core.gap.on((stream) => this.refresh(stream));
  }

  followed(): Iterable<StreamId> {
    return this.#follows.keys();
  }

  follow(stream: StreamId): void {
    if (!this.#follows.has(stream)) this.#follows.set(stream, idle());
    this.refresh(stream);
  }

  unfollow(stream: StreamId): void {
    this.#follows.get(stream)?.cancel?.();
    this.#follows.delete(stream);
  }

  isFollowed(stream: StreamId): boolean {
    return this.#follows.has(stream);
  }

  /** Fetches what is missing. Calls while one runs make one more run. */
  refresh(stream: StreamId, whole = false): void {
    const follow = this.#follows.get(stream) ?? idle();
    follow.whole ||= whole;
    if (follow.running) {
      follow.again = true;
      return;
    }
    void this.#run(stream, follow);
  }

  refreshAll(): void {
    for (const [stream, follow] of this.#follows) {
      follow.failures = 0;
      this.refresh(stream);
    }
  }

  /** The socket is up and brings what is missing from a cursor on; only a stream that has none is asked for. */
  goLive(): void {
    for (const [stream, follow] of this.#follows) {
      follow.failures = 0;
      const { head, grants } = this.#core.store(stream);
      // A run that is under way goes live by itself when it is done.
      if (follow.running) continue;
      if (head === null || grants === null || follow.whole) {
        this.refresh(stream);
      } else {
        follow.cancel?.();
        follow.cancel = null;
        this.#caughtUp(stream);
      }
    }
  }

  async #run(stream: StreamId, follow: Follow): Promise<void> {
    const { epoch } = this.#core;
    follow.running = true;
    follow.cancel?.();
    follow.cancel = null;
    let next: number | null;
    let wait: number | null = null;
    try {
      do {
        follow.again = false;
        wait = await this.#fetch(stream, follow, epoch);
      } while (follow.again && wait === null);
      follow.failures = 0;
      next = this.hidden ? POLL_HIDDEN_MS : POLL_MS;
    } catch (error) {
      next = this.#failed(stream, error, follow);
    }
    follow.running = false;
    if (epoch !== this.#core.epoch || this.#follows.get(stream) !== follow) return;
    const isDone = follow.failures === 0 && wait === null;
    if (isDone && this.#core.store(stream).head !== null) this.#caughtUp(stream);
    if (next !== null && !(isDone && this.#isLive(stream))) {
      follow.cancel = this.#core.clock.later(wait ?? next, () => this.refresh(stream));
    }
  }

  /** Null when the stream is up to date, or how long to wait before a snapshot may be asked for again. */
  async #fetch(stream: StreamId, follow: Follow, epoch: number): Promise<number | null> {
    const store = this.#core.store(stream);
    // A trip made here that the server has not heard of yet: its first answer will bring the number 1.
    if (store.head === null && store.rooted) return null;
    if (!follow.whole && store.head !== null && store.grants !== null) {
      for (;;) {
        const since: number = store.head;
        const delta = await this.#link.changes(stream, since, store.grants);
        if (epoch !== this.#core.epoch) return null;
        if (delta.reset) break;
        const { gap } = this.#core.receive(stream, delta.changes);
        if (store.head >= delta.head) return null;
        if (gap || store.head === since) break;
      }
    }
    follow.whole = true;
    const wait = follow.wholeAt + WHOLE_EVERY_MS - this.#core.clock.now();
    if (wait > 0) return wait;
    const snapshot = await this.#link.snapshot(stream);
    follow.whole = false;
    follow.wholeAt = this.#core.clock.now();
    if (epoch === this.#core.epoch) this.#core.replace(snapshot);
    return null;
  }

  /** When to try again; null: not before somebody asks. */
  #failed(stream: StreamId, error: unknown, follow: Follow): number | null {
    if (error instanceof RefusedError && error.isForSignIn) return null;
    if (error instanceof RefusedError && [403, 404, 410].includes(error.status)) {
      this.#core.lose(stream, error.status === 403 ? "denied" : "missing");
      return null;
    }
    follow.failures += 1;
    return backoff(follow.failures - 1);
  }
}

function idle(): Follow {
  return { running: false, again: false, whole: false, failures: 0, wholeAt: 0, cancel: null };
}
