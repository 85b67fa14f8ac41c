/** Requests to the server. Two ways to fail: it said no, or nothing sensible came back and trying again may help. */
import type { StreamId } from "./records";
import type { Delta, Mutation, Refused, Result, Snapshot } from "./wire";

/** The server understood and said no: asking again brings the same answer. */
export class RefusedError extends Error {
  readonly status: number;
  readonly code: string;
  readonly detail: Readonly<Record<string, unknown>> | null;

  constructor(status: number, body: Partial<Refused>) {
    super(body.error ?? `HTTP ${status}`);
    this.name = "RefusedError";
    this.status = status;
    this.code = body.code ?? `HTTP_${status}`;
    this.detail = body.detail ?? null;
  }

  /** Nothing is wrong with what was asked: somebody has to sign in, or choose a password, and ask again. */
  get isForSignIn(): boolean {
    return this.status === 401 || this.code === "PASSWORD_CHANGE_REQUIRED" || this.code === "MFA_REQUIRED";
  }
}

/** No answer, or one that says "not now". */
export class UnreachableError extends Error {
  /** How long the server asked us to wait, in milliseconds. */
  readonly wait: number | null;
  /** True when something did answer: we are not offline, the server is in trouble. */
  readonly answered: boolean;

  constructor(message: string, answered = false, wait: number | null = null) {
    super(message);
    this.name = "UnreachableError";
    this.answered = answered;
    this.wait = wait;
  }
}

export type Method = "GET" | "POST" | "PUT" | "PATCH" | "DELETE";

/** What the core asks of the network; tests put a server in memory behind it. */
export interface Net {
  snapshot(stream: StreamId): Promise<Snapshot>;
  changes(stream: StreamId, since: number, grants: string | null): Promise<Delta>;
  send(stream: StreamId, mutations: readonly Mutation[]): Promise<readonly Result[]>;
  /** Any other JSON request. The answer is the server's own and is trusted to be a `T`. */
  request<T>(method: Method, path: string, body?: unknown): Promise<T>;
}

const NOT_NOW = new Set([408, 425, 429]);
const PATIENCE_MS = 30_000;

export class HttpNet implements Net {
  readonly #fetch: (path: string, init: RequestInit) => Promise<Response>;

  constructor(
    ask: (path: string, init: RequestInit) => Promise<Response> = (path, init) => fetch(path, init),
  ) {
    this.#fetch = ask;
  }

  async snapshot(stream: StreamId): Promise<Snapshot> {
    return this.request("GET", `/api/sync/${stream}`);
  }

  async changes(stream: StreamId, since: number, grants: string | null): Promise<Delta> {
    const query = new URLSearchParams({ since: String(since), grants: grants ?? "" });
    return this.request("GET", `/api/sync/${stream}/changes?${query}`);
  }

  async send(stream: StreamId, mutations: readonly Mutation[]): Promise<readonly Result[]> {
    const answer = await this.request<{ results: Result[] }>("POST", `/api/sync/${stream}`, { mutations });
    return answer.results;
  }

  async request<T>(method: Method, path: string, body?: unknown): Promise<T> {
    let response: Response;
    let text: string;
    try {
      response = await this.#fetch(path, {
        method,
        credentials: "same-origin",
        headers: body === undefined ? {} : { "Content-Type": "application/json" },
        body: body === undefined ? null : JSON.stringify(body),
        // A connection that died without a word must not hold the outbox for ever.
        signal: AbortSignal.timeout(PATIENCE_MS),
      });
      text = await response.text();
    } catch (error) {
      throw new UnreachableError(error instanceof Error ? error.message : "no answer");
    }
    if (response.status >= 500 || NOT_NOW.has(response.status)) {
      const seconds = Number(response.headers.get("Retry-After"));
      throw new UnreachableError(`HTTP ${response.status}`, true, seconds > 0 ? seconds * 1000 : null);
    }
    const parsed = parse(text);
    if (!response.ok) throw new RefusedError(response.status, (parsed ?? {}) as Partial<Refused>);
    // A sign-in page of a hotel's network answers 200 with HTML: that is not our server.
    if (parsed === undefined) throw new UnreachableError("the answer is not JSON");
    return parsed as T;
  }
}

function parse(text: string): unknown {
  if (text === "") return null;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
