// @vitest-environment node
import { beforeEach, describe, expect, test } from "vitest";
import { uuidv7 } from "../kit/ids";
import { Client, calm } from "./testing/client";
import { adding, JAPAN, plain, removing, STREAM, setting, TRIP } from "./testing/edits";
import { FakeServer } from "./testing/server";
import { toys } from "./testing/toys";
import type { Edit } from "./wire";

let server: FakeServer;

const mutation = (edits: readonly Edit[], base: number | null = null) => ({
  id: uuidv7(),
  verb: "toy.do",
  base,
  edits,
});

/** Somebody else, straight at the server. */
const ben = (...edits: Edit[]) => server.send(STREAM, [mutation(edits)], "ben");

async function open(live = true): Promise<Client> {
  const client = new Client(server, "ana");
  client.watch(STREAM);
  if (live) client.sync.live.start();
  await calm();
  return client;
}

const shown = (client: Client, kind: string, id: string) =>
  client.sync.core.store(STREAM).shown.get(kind)?.get(id);

beforeEach(() => {
  server = new FakeServer(toys());
  server.send(STREAM, [mutation(JAPAN)], "ana");
});

describe("opening", () => {
  test("a trip on the device is drawn before, and without, any request", async () => {
    const client = await open();
    ben(setting("day", "d1", { title: "Kyoto!" }));
    await calm();
    client.restart(STREAM);
    client.net.online = false;
    const asked: string[][] = [];
    client.sync.watch(STREAM, () => asked.push(client.net.requests.filter((one) => one.includes(STREAM))));
    await client.sync.core.load(STREAM);
    expect(asked[0]).toEqual([]);
    expect(shown(client, "day", "d1")?.title).toBe("Kyoto!");
    expect(client.sync.core.store(STREAM).phase).toBe("ready");
  });

  test("a trip that is none of ours is missing, and leaves the device when it becomes so", async () => {
    const client = await open();
    server.streams.delete(STREAM);
    client.sync.nudge();
    await calm();
    expect(client.sync.core.store(STREAM).phase).toBe("missing");
    expect(await client.device.readStream(STREAM)).toEqual({ image: null, changes: [] });
  });

  test("changes pile up beside the image and are folded in now and then", async () => {
    const client = await open();
    for (let at = 0; at < 230; at += 1) ben(setting("day", "d1", { title: `${at}` }));
    await client.clock.pass(3_000);
    const { image, changes } = await client.device.readStream(STREAM);
    expect(image?.head).toBeGreaterThan(200);
    expect(changes.length).toBeLessThan(40);
    client.restart(STREAM);
    client.net.online = false;
    await client.sync.core.load(STREAM);
    expect(shown(client, "day", "d1")?.title).toBe("229");
  });

  test("without a socket, polling brings everything", async () => {
    const client = await open(false);
    ben(setting("day", "d1", { title: "polled" }));
    await client.clock.pass(6_000);
    expect(shown(client, "day", "d1")?.title).toBe("polled");
  });
});

describe("sending", () => {
  test("L4: a mutation whose answer is lost is sent again and written once", async () => {
    const client = await open();
    client.net.losesAnswers = true;
    const id = await client.sync.mutate(STREAM, "place.add", [adding("place", "p2", { name: "Nara" })]);
    await client.clock.pass(5_000);
    client.net.losesAnswers = false;
    await client.clock.pass(31_000);
    expect(server.written.get(id)).toBe(1);
    expect(client.sync.outboxView()).toMatchObject({ state: "saved", waiting: 0 });
  });

  test("waits 1 s, 2 s, 4 s and never more than 30 s between tries", async () => {
    const client = await open();
    client.setOnline(false);
    await client.sync.mutate(STREAM, "place.add", [adding("place", "p2", { name: "Nara" })]);
    const count = () => client.net.requests.filter((request) => request.startsWith("send")).length;
    await client.clock.pass(900 + 1_900 + 3_900);
    expect(count()).toBeGreaterThanOrEqual(3);
    await client.clock.pass(60_000);
    const before = count();
    await client.clock.pass(60_000);
    expect(count() - before).toBeGreaterThanOrEqual(2);
    expect(count() - before).toBeLessThanOrEqual(3);
    expect(client.sync.outboxView()).toMatchObject({ state: "offline", waiting: 1 });
  });

  test("what is acknowledged ahead of missing numbers stays shown until they have come", async () => {
    const client = await open();
    if (client.socket) client.socket.drops = true;
    ben(setting("day", "d2", { title: "missed" }));
    const place = () => shown(client, "place", "p2")?.name;
    await client.sync.mutate(STREAM, "place.add", [adding("place", "p2", { name: "Nara" })]);
    const seen = new Set<unknown>();
    client.sync.watch(STREAM, () => seen.add(place()));
    await calm();
    expect([...seen]).toEqual(["Nara"]);
    expect(shown(client, "day", "d2")?.title).toBe("missed");
    expect(client.sync.core.store(STREAM).pending).toEqual([]);
  });

  test("a snapshot does not lose what waits", async () => {
    const client = await open();
    client.setOnline(false);
    await client.sync.mutate(STREAM, "day.set", [setting("day", "d1", { title: "mine" })]);
    ben(setting("day", "d2", { title: "theirs" }));
    ben(setting("place", "p1", { name: "theirs" }));
    server.trim(STREAM, 3);
    client.net.send = () => new Promise(() => {});
    client.net.online = true;
    client.sync.reader.refreshAll();
    await client.clock.pass(2_000);
    expect(shown(client, "day", "d2")?.title).toBe("theirs");
    expect(shown(client, "day", "d1")?.title).toBe("mine");
  });

  test("a batch refused as a whole goes one by one", async () => {
    const client = await open();
    client.setOnline(false);
    for (const at of [1, 2, 3])
      await client.sync.mutate(STREAM, "day.set", [setting("day", "d1", { title: `${at}` })]);
    const { send } = client.net;
    client.net.send = (stream, mutations) =>
      mutations.length > 1
        ? client.net.request("POST", "/too-large")
        : send.call(client.net, stream, mutations);
    await calm();
    client.setOnline(true);
    await calm();
    expect(server.state(STREAM).get("day")?.get("d1")?.title).toBe("3");
  });

  test("a server set back to an older copy gets what waits all the same", async () => {
    const client = await open();
    const older = structuredClone(server.streams.get(STREAM));
    ben(setting("day", "d2", { title: "lost with the disk" }));
    await calm();
    client.setOnline(false);
    await client.sync.mutate(STREAM, "day.set", [setting("day", "d1", { title: "mine" })]);
    if (older) server.streams.set(STREAM, older);
    client.setOnline(true);
    await client.clock.pass(10_000);
    expect(server.state(STREAM).get("day")?.get("d1")?.title).toBe("mine");
    expect(plain(client.sync.core.store(STREAM).shown)).toEqual(plain(server.state(STREAM)));
  });
});

describe("a trip made offline", () => {
  const make = async (client: Client) => {
    await client.sync.mutate(STREAM, "trip.create", JAPAN);
    await client.sync.mutate(STREAM, "place.add", [adding("place", "p2", { name: "Nara" })]);
  };

  beforeEach(() => server.streams.clear());

  test("is ready at once, after a restart too, and reaches the server when it can", async () => {
    const client = new Client(server, "ana");
    client.net.online = false;
    client.watch(STREAM);
    await make(client);
    expect(client.sync.core.store(STREAM).phase).toBe("ready");
    client.restart(STREAM);
    client.net.online = false;
    await client.sync.core.load(STREAM);
    expect(client.sync.core.store(STREAM).phase).toBe("ready");
    expect(shown(client, "place", "p2")?.name).toBe("Nara");
    client.setOnline(true);
    await client.clock.pass(40_000);
    expect(plain(server.state(STREAM))).toEqual(plain(client.sync.core.store(STREAM).shown));
    expect(client.sync.core.store(STREAM)).toMatchObject({ head: 2, grants: "all", pending: [] });
    ben(setting("day", "d1", { title: "live" }));
    await calm();
    expect(shown(client, "day", "d1")?.title).toBe("live");
  });

  test("falls as one when it is refused", async () => {
    const client = new Client(server, "ana");
    client.net.online = false;
    client.watch(STREAM);
    await make(client);
    server.refuses = ({ verb }) => (verb === "trip.create" ? "TOO_MANY_TRIPS" : null);
    client.setOnline(true);
    await client.clock.pass(5_000);
    const { refused, waiting } = client.sync.outboxView();
    expect(waiting).toBe(0);
    expect(refused.map(({ code, verbs }) => [code, verbs])).toEqual([
      ["TOO_MANY_TRIPS", ["trip.create", "place.add"]],
    ]);
    expect(plain(client.sync.core.store(STREAM).shown)).toEqual({});
  });
});

describe("L15: refusals", () => {
  test("take back what stood on them, keep the rest, and are told once", async () => {
    const client = await open();
    const { sync } = client;
    client.setOnline(false);
    await sync.mutate(STREAM, "place.add", [adding("place", "p2", { name: "bad" })]);
    await sync.mutate(STREAM, "day.set", [setting("day", "d1", { title: "kept" })]);
    await sync.mutate(STREAM, "stop.add", [adding("stop", "s2", { place_id: "p2" })]);
    await sync.mutate(STREAM, "stop.move", [setting("stop", "s2", { day_id: "d2" })]);
    await sync.mutate(STREAM, "place.set", [setting("place", "p1", { name: "kept" })]);
    server.refuses = ({ verb }) => (verb === "place.add" ? "NOT_ALLOWED" : null);
    client.setOnline(true);
    await calm();
    const view = sync.outboxView();
    expect(view).toMatchObject({ state: "refused", waiting: 0 });
    expect(view.refused).toHaveLength(1);
    expect(view.refused[0]).toMatchObject({
      code: "NOT_ALLOWED",
      verb: "place.add",
      verbs: ["place.add", "stop.add", "stop.move"],
    });
    expect(shown(client, "place", "p2")).toBeUndefined();
    expect(shown(client, "stop", "s2")).toBeUndefined();
    expect(shown(client, "day", "d1")?.title).toBe("kept");
    expect(server.state(STREAM).get("place")?.get("p1")?.name).toBe("kept");
    expect(sync.undoing.view(STREAM).last?.verb).toBe("place.set");
    client.restart(STREAM);
    await calm();
    expect(client.sync.outboxView().refused).toHaveLength(1);
    client.sync.core.dismissRefusal(view.refused[0]?.id ?? "");
    expect(client.sync.outboxView().state).toBe("saved");
    expect((await client.device.readOutbox()).refusals).toEqual([]);
  });

  test("a move to a day that will not be is dropped, not turned into an unscheduled stop", async () => {
    const client = await open();
    client.setOnline(false);
    await client.sync.mutate(STREAM, "day.add", [adding("day", "d3")]);
    await client.sync.mutate(STREAM, "stop.move", [setting("stop", "s1", { day_id: "d3" })]);
    server.refuses = ({ verb }) => (verb === "day.add" ? "NOT_ALLOWED" : null);
    client.setOnline(true);
    await calm();
    expect(shown(client, "stop", "s1")?.day_id).toBe("d1");
    expect(server.state(STREAM).get("stop")?.get("s1")?.day_id).toBe("d1");
  });

  test("the undo of a refused mutation falls with it", async () => {
    const client = await open();
    client.setOnline(false);
    await client.sync.mutate(STREAM, "day.set", [setting("day", "d1", { title: "no" })]);
    client.sync.undoing.undo(STREAM);
    server.refuses = ({ verb }) => (verb === "day.set" ? "NOT_ALLOWED" : null);
    client.setOnline(true);
    await calm();
    expect(client.sync.outboxView().refused[0]?.verbs).toEqual(["day.set", "change.undo"]);
  });
});

describe("L14: conflicts", () => {
  async function clash(): Promise<Client> {
    const client = await open();
    client.setOnline(false);
    await client.sync.mutate(STREAM, "day.set", [setting("day", "d1", { title: "mine", position: "a5" })]);
    ben(setting("day", "d1", { title: "theirs" }));
    client.setOnline(true);
    await calm();
    return client;
  }

  test("stay open, over a restart too, with theirs standing and the rest done", async () => {
    const client = await clash();
    client.restart(STREAM);
    await calm();
    expect(client.sync.outboxView().conflicts).toMatchObject([
      { kind: "day", recordId: "d1", field: "title", mine: "mine", theirs: "theirs", verb: "day.set" },
    ]);
    expect(shown(client, "day", "d1")).toMatchObject({ title: "theirs", position: "a5" });
  });

  test("mine is set again over theirs, and does not clash again", async () => {
    const client = await clash();
    await client.sync.resolve(client.sync.outboxView().conflicts[0]?.id ?? "", "mine");
    await calm();
    expect(server.state(STREAM).get("day")?.get("d1")?.title).toBe("mine");
    expect(client.sync.outboxView().conflicts).toEqual([]);
    expect((await client.device.readOutbox()).conflicts).toEqual([]);
  });

  test("theirs just closes", async () => {
    const client = await clash();
    const { head } = client.sync.core.store(STREAM);
    await client.sync.resolve(client.sync.outboxView().conflicts[0]?.id ?? "", "theirs");
    await calm();
    expect(client.sync.core.store(STREAM).head).toBe(head);
    expect(client.sync.outboxView().conflicts).toEqual([]);
  });

  test("are only for their author", async () => {
    const client = await open();
    server.send(STREAM, [mutation([setting("day", "d1", { title: "x" })], 1)], "vera");
    server.send(STREAM, [mutation([setting("day", "d1", { title: "y" })], 1)], "ben");
    await calm();
    expect(client.sync.outboxView().conflicts).toEqual([]);
  });
});

describe("undo", () => {
  test("L10: leaves alone what others have gone on from", async () => {
    const client = await open();
    await client.sync.mutate(STREAM, "day.set", [setting("day", "d1", { title: "mine", position: "a5" })]);
    await calm();
    ben(setting("day", "d1", { title: "theirs" }));
    await calm();
    client.sync.undoing.undo(STREAM);
    expect(shown(client, "day", "d1")).toMatchObject({ title: "theirs", position: "a0" });
  });

  test("looks further back when nothing is left to take back", async () => {
    const client = await open();
    await client.sync.mutate(STREAM, "place.set", [setting("place", "p1", { name: "first" })]);
    await client.sync.mutate(STREAM, "day.set", [setting("day", "d1", { title: "second" })]);
    await calm();
    ben(setting("day", "d1", { title: "theirs" }));
    await calm();
    client.sync.undoing.undo(STREAM);
    expect(shown(client, "day", "d1")?.title).toBe("theirs");
    expect(shown(client, "place", "p1")?.name).toBe("Fushimi Inari");
    expect(client.sync.undoing.view(STREAM)).toMatchObject({ canUndo: false, canRedo: true });
  });

  test("brings back what a removal took along, and redo removes it again", async () => {
    const client = await open();
    await client.sync.mutate(STREAM, "place.remove", [removing("place", "p1")]);
    await calm();
    expect(shown(client, "stop", "s1")).toBeUndefined();
    client.sync.undoing.undo(STREAM);
    await calm();
    expect(server.state(STREAM).get("stop")?.get("s1")).toMatchObject({ day_id: "d1", place_id: "p1" });
    client.sync.undoing.redo(STREAM);
    await calm();
    expect(server.state(STREAM).get("stop")?.size).toBe(0);
  });

  test("can name a mutation that is not the last", async () => {
    const client = await open();
    const id = await client.sync.mutate(STREAM, "place.set", [setting("place", "p1", { name: "first" })]);
    await client.sync.mutate(STREAM, "day.set", [setting("day", "d1", { title: "second" })]);
    client.sync.undoing.undo(STREAM, id);
    expect(shown(client, "place", "p1")?.name).toBe("Fushimi Inari");
    expect(shown(client, "day", "d1")?.title).toBe("second");
  });

  test("does not unmake a trip, and skips what was not to be undone", async () => {
    server.streams.clear();
    const client = await open();
    await client.sync.mutate(STREAM, "trip.create", JAPAN);
    await client.sync.mutate(STREAM, "day.set", [setting("day", "d1", { title: "x" })], false);
    expect(client.sync.undoing.view(STREAM).canUndo).toBe(false);
  });
});

describe("counts", () => {
  test("an acknowledged mutation draws nothing anew; a change draws what it touches", async () => {
    const edits = Array.from({ length: 900 }, (_, at) => adding("place", `x${at}`, { name: `Place ${at}` }));
    server.send(STREAM, [mutation(edits)], "ben");
    const client = await open();
    const store = client.sync.core.store(STREAM);
    await client.sync.mutate(STREAM, "place.set", [setting("place", "x1", { name: "One" })]);
    const before = store.shown;
    await calm();
    expect(store.pending).toEqual([]);
    expect(store.shown).toBe(before);
    ben(setting("place", "x2", { name: "Two" }));
    await calm();
    const fresh = [...(store.shown.get("place") ?? [])].filter(
      ([id, one]) => before.get("place")?.get(id) !== one,
    );
    expect(fresh.map(([id]) => id)).toEqual(["x2"]);
    expect(store.shown.get("stop")).toBe(before.get("stop"));
    expect(store.base).toBe(store.shown);
  });

  test("a snapshot of nothing new draws nothing anew", async () => {
    const client = await open();
    const store = client.sync.core.store(STREAM);
    const before = store.shown;
    client.sync.reader.refresh(STREAM, true);
    await client.clock.pass(3_000);
    expect(client.net.requests.filter((request) => request.startsWith("snapshot")).length).toBeGreaterThan(1);
    expect(store.shown).toBe(before);
  });

  test("a whole trip arrives in one request, a quiet minute costs none", async () => {
    const client = await open();
    const count = client.net.requests.length;
    await client.clock.pass(60_000);
    expect(client.net.requests.length).toBe(count);
    expect(client.net.requests.filter((request) => request.startsWith("snapshot"))).toEqual([
      `snapshot ${STREAM}`,
    ]);
    expect(shown(client, "trip", TRIP)?.title).toBe("Japan");
  });
});
