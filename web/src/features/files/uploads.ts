/**
 * Files on their way to the server, in the manner of tus: announced, then sent part by part from where it was cut.
 * They wait in IndexedDB, so that neither a lost network nor a closed tab loses one.
 */
import { type DBSchema, type IDBPDatabase, openDB } from "idb";
import { fileUrl } from "../../domain/attachments";
import { backoff } from "../../kit/backoff";
import { HttpError } from "../../kit/http";
import { Signal } from "../../kit/signal";
import { newId } from "../../sync";
import { addFile, giveUp } from "./verbs";

export interface Upload {
  readonly id: string;
  readonly tripId: string;
  readonly name: string;
  readonly size: number;
  readonly sent: number;
  readonly state: "waiting" | "sending" | "refused";
  /** What the server said of it. */
  readonly reason: string | null;
}

interface Waiting {
  id: string;
  tripId: string;
  accountId: string;
  keepsLocation: boolean;
  file: File;
}

interface Schema extends DBSchema {
  waiting: { key: string; value: Waiting };
}

const DATABASE = "cairn-uploads";
const PART = 1024 * 1024;

class Uploads {
  readonly changed = new Signal();
  #all: readonly Upload[] = [];
  #db: Promise<IDBPDatabase<Schema>> | null = null;
  #running: AbortController | null = null;
  #failures = 0;
  #pause: ReturnType<typeof setTimeout> | undefined;

  readonly all = (): readonly Upload[] => this.#all;

  /** Goes on with what was left when the tab was closed; another account's leaves the device. */
  async start(accountId: string): Promise<void> {
    const db = await this.#open();
    for (const one of await db.getAll("waiting")) {
      if (one.accountId !== accountId) await db.delete("waiting", one.id);
      else if (!this.#all.some(({ id }) => id === one.id)) this.#put(fresh(one));
    }
    addEventListener("online", this.#again);
    this.#again();
  }

  async add(
    tripId: string,
    accountId: string,
    files: readonly File[],
    keepsLocation = false,
  ): Promise<readonly string[]> {
    const db = await this.#open();
    const ids: string[] = [];
    for (const file of files) {
      const one = { id: newId(), tripId, accountId, keepsLocation, file };
      await db.put("waiting", one);
      addFile(tripId, one.id, file.name.slice(0, 255) || "file");
      this.#put(fresh(one));
      ids.push(one.id);
    }
    void this.#run();
    return ids;
  }

  /** Given up: neither its bytes nor its record stay. */
  async cancel(id: string): Promise<void> {
    const one = this.#all.find((upload) => upload.id === id);
    if (!one) return;
    if (one.state === "sending") this.#running?.abort();
    await this.#forget(id);
    if (one.state !== "refused") {
      giveUp(one.tripId, id);
      await fetch(fileUrl(one.tripId, id), { method: "DELETE" }).catch(() => null);
    }
    void this.#run();
  }

  /** After signing out nothing stays. */
  async clear(): Promise<void> {
    this.#running?.abort();
    this.#all = [];
    this.changed.emit();
    await (await this.#open()).clear("waiting");
  }

  readonly #again = (): void => {
    this.#failures = 0;
    clearTimeout(this.#pause);
    void this.#run();
  };

  #open(): Promise<IDBPDatabase<Schema>> {
    this.#db ??= openDB<Schema>(DATABASE, 1, {
      upgrade: (db) => void db.createObjectStore("waiting", { keyPath: "id" }),
    });
    return this.#db;
  }

  /** One at a time, in one tab: a second tab finds the lock taken and leaves it at that. */
  async #run(): Promise<void> {
    if (this.#running) return;
    const next = this.#all.find(({ state }) => state === "waiting");
    if (!next) return;
    const running = new AbortController();
    this.#running = running;
    try {
      await navigator.locks.request("cairn-uploads", { ifAvailable: true }, async (lock) => {
        if (!lock) return;
        this.#set(next.id, { state: "sending" });
        await this.#send(next, running.signal);
        await this.#forget(next.id);
        this.#failures = 0;
      });
    } catch (error) {
      await this.#failed(next, error, running.signal);
    } finally {
      this.#running = null;
    }
    if (this.#failures === 0 && this.#all.some(({ state }) => state === "waiting")) void this.#run();
  }

  async #failed(upload: Upload, error: unknown, signal: AbortSignal): Promise<void> {
    if (signal.aborted) return;
    if (error instanceof HttpError && error.status >= 400 && error.status < 500 && error.status !== 429) {
      // It will not be taken however often it is sent, and a record without a file would be a lie.
      this.#set(upload.id, { state: "refused", reason: error.message });
      giveUp(upload.tripId, upload.id);
      await (await this.#open()).delete("waiting", upload.id);
      return;
    }
    this.#set(upload.id, { state: "waiting" });
    this.#pause = setTimeout(() => void this.#run(), backoff(this.#failures));
    this.#failures += 1;
  }

  async #send(upload: Upload, signal: AbortSignal): Promise<void> {
    const one = await (await this.#open()).get("waiting", upload.id);
    if (!one) return;
    const { file } = one;
    const words = [
      `filename ${base64(file.name)}`,
      `attachment ${base64(upload.id)}`,
      ...(one.keepsLocation ? [`keeps_location ${base64("1")}`] : []),
    ];
    const announced = await ask(`/api/trips/${upload.tripId}/files`, {
      method: "POST",
      headers: { "Upload-Length": String(file.size), "Upload-Metadata": words.join(",") },
      signal,
    });
    let at = Number(announced.headers.get("upload-offset") ?? 0);
    while (at < file.size) {
      this.#set(upload.id, { sent: at });
      const answer = await ask(fileUrl(upload.tripId, upload.id), {
        method: "PATCH",
        headers: { "Upload-Offset": String(at), "Content-Type": "application/offset+octet-stream" },
        body: file.slice(at, at + PART),
        signal,
      });
      at = Number(answer.headers.get("upload-offset") ?? file.size);
    }
  }

  #put(upload: Upload): void {
    this.#all = [...this.#all, upload];
    this.changed.emit();
  }

  #set(id: string, fields: Partial<Upload>): void {
    this.#all = this.#all.map((one) => (one.id === id ? { ...one, ...fields } : one));
    this.changed.emit();
  }

  async #forget(id: string): Promise<void> {
    await (await this.#open()).delete("waiting", id);
    this.#all = this.#all.filter((one) => one.id !== id);
    this.changed.emit();
  }
}

const fresh = ({ id, tripId, file }: Waiting): Upload => ({
  id,
  tripId,
  name: file.name,
  size: file.size,
  sent: 0,
  state: "waiting",
  reason: null,
});

async function ask(path: string, init: RequestInit): Promise<Response> {
  let answer: Response;
  try {
    answer = await fetch(path, { credentials: "same-origin", ...init });
  } catch (cause) {
    if (init.signal?.aborted) throw cause;
    throw new HttpError("OFFLINE", 0, "no answer from the server");
  }
  if (answer.ok) return answer;
  const body = (await answer.json().catch(() => ({}))) as { code?: string; error?: string };
  throw new HttpError(body.code ?? "", answer.status, body.error ?? answer.statusText);
}

/** UTF-8 in base64, as tus writes names. */
const base64 = (text: string): string => btoa(String.fromCharCode(...new TextEncoder().encode(text)));

export const uploads = new Uploads();
