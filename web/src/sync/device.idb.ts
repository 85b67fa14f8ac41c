/**
 * The device's store in IndexedDB. Relaxed durability: the browser may lose the last moments in a power cut, and a
 * hundred writes take 70 ms instead of a second.
 *
 * An image is one JSON text: a trip of 2,000 places is then one read and one parse, not 2,000 rows.
 */
import { type DBSchema, type IDBPDatabase, openDB, type StoreNames } from "idb";
import type { StoredOutbox, StoredStream } from "./device";
import {
  type Device,
  type Image,
  type Kept,
  MemoryDevice,
  type OpenConflict,
  type Refusal,
  type Writing,
} from "./device";
import type { Pending } from "./store";
import type { Change } from "./wire";

interface Schema extends DBSchema {
  images: { key: string; value: { stream: string; head: number; text: string } };
  changes: { key: [string, number]; value: Change };
  pending: { key: string; value: Pending & { id: string } };
  refusals: { key: string; value: Refusal };
  conflicts: { key: string; value: OpenConflict };
  kept: { key: string; value: { key: string; value: unknown } };
}

const STORES: StoreNames<Schema>[] = ["images", "changes", "pending", "refusals", "conflicts", "kept"];
const RELAXED = { durability: "relaxed" } as const;

class IdbDevice implements Device {
  readonly durable = true;
  readonly #db: IDBPDatabase<Schema>;

  constructor(db: IDBPDatabase<Schema>) {
    this.#db = db;
  }

  async readOutbox(): Promise<StoredOutbox> {
    const tx = this.#db.transaction(["pending", "refusals", "conflicts"]);
    const [pending, refusals, conflicts] = await Promise.all([
      tx.objectStore("pending").getAll(),
      tx.objectStore("refusals").getAll(),
      tx.objectStore("conflicts").getAll(),
    ]);
    return { pending: pending.map(({ id: _id, ...rest }) => rest), refusals, conflicts };
  }

  async readStream(stream: string): Promise<StoredStream> {
    const tx = this.#db.transaction(["images", "changes"]);
    const [stored, changes] = await Promise.all([
      tx.objectStore("images").get(stream),
      tx.objectStore("changes").getAll(from(stream)),
    ]);
    return { image: stored ? (JSON.parse(stored.text) as Image) : null, changes };
  }

  async write(writing: Writing): Promise<void> {
    const tx = this.#db.transaction(
      ["images", "changes", "pending", "refusals", "conflicts"],
      "readwrite",
      RELAXED,
    );
    const work: Promise<unknown>[] = [tx.done];
    const images = tx.objectStore("images");
    const changes = tx.objectStore("changes");
    for (const stream of writing.forget ?? []) {
      work.push(images.delete(stream), changes.delete(from(stream)));
    }
    const { fold } = writing;
    const older = fold && (await images.get(fold.stream));
    const image = writing.image ?? (fold && fold.head >= (older?.head ?? 0) ? fold : null);
    if (image) {
      work.push(images.put({ stream: image.stream, head: image.head, text: JSON.stringify(image) }));
      work.push(changes.delete(IDBKeyRange.bound([image.stream, -1], [image.stream, image.head])));
    }
    for (const change of writing.changes ?? []) work.push(changes.put(change));
    const pending = tx.objectStore("pending");
    for (const entry of writing.pending ?? []) work.push(pending.put({ ...entry, id: entry.mutation.id }));
    for (const id of writing.settled ?? []) work.push(pending.delete(id));
    const refusals = tx.objectStore("refusals");
    for (const refusal of writing.refusals ?? []) work.push(refusals.put(refusal));
    for (const id of writing.dismissed ?? []) work.push(refusals.delete(id));
    const conflicts = tx.objectStore("conflicts");
    for (const conflict of writing.conflicts ?? []) work.push(conflicts.put(conflict));
    for (const id of writing.resolved ?? []) work.push(conflicts.delete(id));
    await Promise.all(work);
  }

  async readKept(key: string): Promise<unknown> {
    return (await this.#db.get("kept", key))?.value;
  }

  async keep(key: string, value: unknown): Promise<void> {
    const tx = this.#db.transaction("kept", "readwrite", RELAXED);
    await Promise.all([tx.store.put({ key, value }), tx.done]);
  }

  async wipe(kept: Kept = {}): Promise<void> {
    const tx = this.#db.transaction(STORES, "readwrite");
    const work = [...STORES.map((name) => tx.objectStore(name).clear())];
    const store = tx.objectStore("kept");
    await Promise.all([
      ...work,
      ...Object.entries(kept).map(([key, value]) => store.put({ key, value })),
      tx.done,
    ]);
  }
}

function from(stream: string): IDBKeyRange {
  return IDBKeyRange.bound([stream, -1], [stream, Number.MAX_SAFE_INTEGER]);
}

/** Opens the store, or one in memory where the browser allows none. */
export async function openDevice(name = "cairn"): Promise<Device> {
  try {
    const db = await openDB<Schema>(name, 1, {
      upgrade(fresh) {
        fresh.createObjectStore("images", { keyPath: "stream" });
        fresh.createObjectStore("changes", { keyPath: ["stream", "seq"] });
        fresh.createObjectStore("pending", { keyPath: "id" });
        fresh.createObjectStore("refusals", { keyPath: "id" });
        fresh.createObjectStore("conflicts", { keyPath: "id" });
        fresh.createObjectStore("kept", { keyPath: "key" });
      },
      // Another tab runs a newer version of the program: let it go on.
      blocking: (_current, _blocked, event) => (event.target as IDBDatabase).close(),
    });
    return new IdbDevice(db);
  } catch {
    return new MemoryDevice();
  }
}
