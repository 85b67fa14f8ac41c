/** The network, with what its answers tell on the way: can the server be reached, and does it know us? */
import { Signal } from "../kit/signal";
import { type Method, type Net, RefusedError, UnreachableError } from "./net";
import type { StreamId } from "./records";
import type { Delta, Mutation, Result, Snapshot } from "./wire";

export class Link implements Net {
  readonly #net: Net;
  offline = false;
  readonly changed = new Signal();
  readonly signedOut = new Signal();

  constructor(net: Net) {
    this.#net = net;
  }

  snapshot(stream: StreamId): Promise<Snapshot> {
    return this.#watch(this.#net.snapshot(stream));
  }

  changes(stream: StreamId, since: number, grants: string | null): Promise<Delta> {
    return this.#watch(this.#net.changes(stream, since, grants));
  }

  send(stream: StreamId, mutations: readonly Mutation[]): Promise<readonly Result[]> {
    return this.#watch(this.#net.send(stream, mutations));
  }

  request<T>(method: Method, path: string, body?: unknown): Promise<T> {
    return this.#watch(this.#net.request<T>(method, path, body));
  }

  setOffline(offline: boolean): void {
    if (this.offline === offline) return;
    this.offline = offline;
    this.changed.emit();
  }

  async #watch<T>(request: Promise<T>): Promise<T> {
    try {
      const answer = await request;
      this.setOffline(false);
      return answer;
    } catch (error) {
      if (error instanceof UnreachableError) this.setOffline(!error.answered);
      else if (error instanceof RefusedError) {
        this.setOffline(false);
        if (error.status === 401) this.signedOut.emit();
      }
      throw error;
    }
  }
}
