import { afterEach, describe, expect, test, vi } from "vitest";
import { uuidv7 } from "../kit/ids";
import { type Device, type Image, MemoryDevice, type OpenConflict, type Refusal } from "./device";
import { openDevice } from "./device.idb";
import type { Pending } from "./store";
import { Client, calm } from "./testing/client";
import { adding, JAPAN, plain, STREAM } from "./testing/edits";
import { FakeServer } from "./testing/server";
import { toys } from "./testing/toys";
import type { Change } from "./wire";

const image = (head: number): Image => ({
  stream: STREAM,
  head,
  grants: "all",
  kinds: { place: { fields: ["id", "name"], rows: [["p1", `at ${head}`]] } },
});
const change = (seq: number): Change => ({
  stream: STREAM,
  seq,
  mutation_id: uuidv7(),
  actor: "ben",
  at: "2026-11-24T05:00:00.000000Z",
  verb: "toy.do",
  diffs: [],
});
const pending = (): Pending => ({
  stream: STREAM,
  mutation: { id: uuidv7(), verb: "toy.do", base: 3, edits: [adding("place", "p2", { name: "Nara" })] },
  at: 1,
  seq: null,
  undoes: null,
});

const kinds: [string, () => Promise<Device>][] = [
  ["memory", async () => new MemoryDevice()],
  ["IndexedDB", () => openDevice(`device-${uuidv7()}`)],
];

describe.each(kinds)("the device in %s", (_name, open) => {
  test("has an image and the changes after it, and of other streams nothing", async () => {
    const device = await open();
    await device.write({ image: image(3) });
    const changes = [change(4), change(5)];
    await device.write({ changes });
    await device.write({ changes: [{ ...change(9), stream: "trip:other" }] });
    expect(await device.readStream(STREAM)).toEqual({ image: image(3), changes });
    expect(await device.readStream("trip:unknown")).toEqual({ image: null, changes: [] });
  });

  test("a new image takes the changes in it along", async () => {
    const device = await open();
    const kept = change(6);
    await device.write({ image: image(3), changes: [change(4), change(5), kept] });
    await device.write({ image: image(5) });
    expect(await device.readStream(STREAM)).toEqual({ image: image(5), changes: [kept] });
  });

  test("folding never goes back behind what another tab has folded; a snapshot may", async () => {
    const device = await open();
    await device.write({ fold: image(9) });
    await device.write({ fold: image(7) });
    expect((await device.readStream(STREAM)).image?.head).toBe(9);
    await device.write({ image: image(2) });
    expect((await device.readStream(STREAM)).image?.head).toBe(2);
  });

  test("keeps what waits in the order it was made, until it is settled", async () => {
    const device = await open();
    const [first, second, third] = [pending(), pending(), pending()];
    await device.write({ pending: [second, third] });
    await device.write({ pending: [first] });
    expect((await device.readOutbox()).pending).toEqual([first, second, third]);
    await device.write({ settled: [second.mutation.id], pending: [{ ...third, seq: 8 }] });
    expect((await device.readOutbox()).pending).toEqual([first, { ...third, seq: 8 }]);
  });

  test("keeps refusals and conflicts until they are dealt with", async () => {
    const device = await open();
    const refusal: Refusal = {
      id: uuidv7(),
      stream: STREAM,
      verb: "a.b",
      verbs: ["a.b"],
      mutationIds: [],
      at: 1,
      code: "NO",
      error: "No.",
    };
    const conflict: OpenConflict = {
      id: "c",
      stream: STREAM,
      mutationId: uuidv7(),
      verb: "a.b",
      kind: "day",
      recordId: "d1",
      field: "title",
      mine: "a",
      theirs: null,
      seq: 4,
      at: 1,
    };
    await device.write({ refusals: [refusal], conflicts: [conflict] });
    expect(await device.readOutbox()).toEqual({ pending: [], refusals: [refusal], conflicts: [conflict] });
    await device.write({ dismissed: [refusal.id], resolved: [conflict.id] });
    expect(await device.readOutbox()).toEqual({ pending: [], refusals: [], conflicts: [] });
  });

  test("forgets a stream but not what waits for it, and everything when wiped", async () => {
    const device = await open();
    const waits = pending();
    await device.write({ image: image(3), changes: [change(4)], pending: [waits] });
    await device.keep("account", { id: "ana" });
    await device.write({ forget: [STREAM] });
    expect(await device.readStream(STREAM)).toEqual({ image: null, changes: [] });
    expect((await device.readOutbox()).pending).toEqual([waits]);
    expect(await device.readKept("account")).toEqual({ id: "ana" });
    await device.wipe();
    expect((await device.readOutbox()).pending).toEqual([]);
    expect(await device.readKept("account")).toBeUndefined();
  });
});

describe("IndexedDB", () => {
  afterEach(() => vi.unstubAllGlobals());

  test("where it is not allowed, everything works in memory and the outbox says so", async () => {
    vi.stubGlobal("indexedDB", {
      open() {
        throw new DOMException("not in private windows", "SecurityError");
      },
    });
    const device = await openDevice("private");
    expect(device.durable).toBe(false);
    const server = new FakeServer(toys());
    const client = new Client(server, "ana", undefined, device);
    client.watch(STREAM);
    await client.sync.mutate(STREAM, "trip.create", JAPAN);
    await calm();
    expect(server.state(STREAM).get("trip")?.size).toBe(1);
    expect(client.sync.outboxView().durable).toBe(false);
  });

  test("a disk that is full loses nothing of what is on the screen", async () => {
    const device = new MemoryDevice();
    const client = new Client(new FakeServer(toys()), "ana", undefined, device);
    client.watch(STREAM);
    client.setOnline(false);
    device.write = () => Promise.reject(new DOMException("full", "QuotaExceededError"));
    await client.sync.mutate(STREAM, "trip.create", JAPAN);
    await calm();
    expect(client.sync.outboxView()).toMatchObject({ durable: false, waiting: 1 });
    client.setOnline(true);
    await client.clock.pass(10_000);
    expect(client.sync.outboxView()).toMatchObject({ durable: false, waiting: 0 });
  });

  test("a client with a real store: edits made offline, a restart, and the server catches up", async () => {
    const pause = () => new Promise((resolve) => setTimeout(resolve, 30));
    const server = new FakeServer(toys());
    server.send(STREAM, [{ id: uuidv7(), verb: "trip.create", base: null, edits: JAPAN }], "ana");
    const client = new Client(server, "ana", undefined, await openDevice("whole"));
    client.watch(STREAM);
    await pause();
    client.setOnline(false);
    for (let at = 0; at < 20; at += 1) {
      await client.sync.mutate(STREAM, "place.add", [adding("place", `x${at}`, { name: `Place ${at}` })]);
    }
    await pause();
    const before = plain(client.sync.core.store(STREAM).shown);
    client.restart(STREAM);
    client.net.online = false;
    await client.sync.core.load(STREAM);
    expect(plain(client.sync.core.store(STREAM).shown)).toEqual(before);
    client.setOnline(true);
    await client.clock.pass(5_000);
    await pause();
    await client.clock.pass(35_000);
    expect(plain(server.state(STREAM))).toEqual(before);
    await pause();
    expect((await client.device.readOutbox()).pending).toEqual([]);
  });
});
