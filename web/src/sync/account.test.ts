// @vitest-environment node
import { beforeEach, describe, expect, test } from "vitest";
import { uuidv7 } from "../kit/ids";
import type { User } from "./account";
import { type Engine, engineOf } from "./browser";
import { RefusedError } from "./net";
import { Client, calm } from "./testing/client";
import { adding, JAPAN, STREAM, setting, TRIP } from "./testing/edits";
import { FakeServer } from "./testing/server";
import { toys } from "./testing/toys";

const user = (id: string): User => ({
  id,
  username: id,
  display_name: id,
  email: `${id}@example.org`,
  role: "user",
  avatar: null,
  must_change_password: false,
  created_at: "2026-11-24T05:00:00.000000Z",
});

const card = (id: string, fields: object = {}) => ({
  id,
  title: "Old",
  is_archived: false,
  deleted_at: null,
  role: "owner",
  head: 1,
  day_count: 2,
  place_count: 1,
  members: [],
  ...fields,
});

let server: FakeServer;
let client: Client;
let engine: Engine;

/** The server's answers of the moment. */
function answer(who: string | null, trips: readonly object[] = []): void {
  const { answers } = client.net;
  answers.set("POST /api/auth/logout", { success: true });
  answers.set("GET /api/auth/me", who ? { user: user(who) } : undefined);
  answers.set("GET /api/trips", { trips });
  for (const list of ["archived", "trashed"]) answers.set(`GET /api/trips?${list}=1`, { trips: [] });
}

/** A new window on the same device. */
async function reopen(who: string | null, trips: readonly object[] = [], online = true): Promise<void> {
  client.restart(STREAM);
  answer(who, trips);
  client.net.online = online;
  engine = engineOf(client.sync);
  await calm();
}

beforeEach(async () => {
  server = new FakeServer(toys());
  server.send(STREAM, [{ id: uuidv7(), verb: "trip.create", base: null, edits: JAPAN }], "ana");
  client = new Client(server, "ana");
  await reopen("ana");
});

describe("the account", () => {
  test("is known from the device at once, with no network", async () => {
    expect(engine.account.view).toMatchObject({ state: "ready", user: { id: "ana" } });
    await reopen("ana", [], false);
    expect(engine.account.view.user?.id).toBe("ana");
  });

  test("is nobody when the server knows nobody; what is on the device waits for the same person", async () => {
    client.net.request = () =>
      Promise.reject(new RefusedError(401, { code: "AUTH_REQUIRED", error: "Sign in." }));
    await engine.account.refresh();
    expect(engine.account.view).toEqual({ user: null, state: "ready" });
    expect((await client.device.readStream(STREAM)).image).not.toBeNull();
    await reopen("ana");
    expect(engine.account.view.user?.id).toBe("ana");
    expect((await client.device.readStream(STREAM)).image).not.toBeNull();
  });

  test("another account finds nothing of the first", async () => {
    client.net.online = false;
    await client.sync.mutate(STREAM, "day.set", [setting("day", "d1", { title: "private" })]);
    await engine.account.signIn(user("otto"));
    expect(await client.device.readStream(STREAM)).toEqual({ image: null, changes: [] });
    expect((await client.device.readOutbox()).pending).toEqual([]);
    expect(
      client.sync.core.store(STREAM).shown.size === 0 || client.sync.core.store(STREAM).phase === "loading",
    ).toBe(true);
    expect(client.sync.outboxView().waiting).toBe(0);
    expect(engine.account.view.user?.id).toBe("otto");
  });

  test("signing out leaves nothing, and tells the server when it can", async () => {
    client.net.online = false;
    await engine.account.signOut();
    expect(engine.account.view.user).toBeNull();
    expect(await client.device.readKept("account")).toBeUndefined();
    expect(await client.device.readStream(STREAM)).toEqual({ image: null, changes: [] });
    await reopen("ana", [], false);
    expect(engine.account.view).toEqual({ user: null, state: "ready" });
    // The cookie is still good, but the person has left: first the server is told.
    client.net.online = true;
    client.net.answers.delete("GET /api/auth/me");
    await engine.account.refresh();
    expect(client.net.requests).toContain("POST /api/auth/logout");
    expect(engine.account.view.user).toBeNull();
  });

  test("a window closed in the middle of signing out does not find the account again", async () => {
    await client.device.keep("leaving", true);
    await reopen("ana", [], false);
    expect(engine.account.view).toEqual({ user: null, state: "ready" });
    expect(await client.device.readStream(STREAM)).toEqual({ image: null, changes: [] });
  });

  test("an answer that comes after signing out ends in nobody's store", async () => {
    await client.sync.mutate(STREAM, "day.set", [setting("day", "d1", { title: "late" })]);
    await engine.account.signOut();
    await calm();
    expect(await client.device.readStream(STREAM)).toEqual({ image: null, changes: [] });
  });
});

describe("the list of trips", () => {
  const titles = () =>
    engine.trips.view().trips.map((one) => [one.id, (one as unknown as { title: string }).title]);

  test("is there from the device, with no network", async () => {
    await reopen("ana", [card("x")]);
    engine.trips.start();
    await calm();
    await reopen("ana", [], false);
    engine.trips.start();
    await calm();
    expect(titles()).toEqual([["x", "Old"]]);
  });

  test("holds a trip made offline, with its counts and the maker's role", async () => {
    client = new Client(new FakeServer(toys()), "ana");
    await reopen("ana");
    client.setOnline(false);
    engine.trips.start();
    const member = adding("member", "me", { name: "Ana", account_id: "ana", role: "owner" });
    await client.sync.mutate(STREAM, "trip.create", [...JAPAN, member]);
    const [made] = engine.trips.view().trips;
    expect(made).toMatchObject({
      id: TRIP,
      title: "Japan",
      role: "owner",
      day_count: 2,
      place_count: 1,
      head: 0,
    });
    expect(made?.members).toHaveLength(2);
  });

  test("shows an edit of a trip that was never opened here, before and after its answer", async () => {
    const other = "018f0000-0000-7000-8000-00000000000b";
    const edits = [adding("trip", other, { title: "Old" })];
    server.send(`trip:${other}`, [{ id: uuidv7(), verb: "trip.create", base: null, edits }], "ana");
    await reopen("ana", [card(other)]);
    engine.trips.start();
    await calm();
    const seen = new Set<string>();
    engine.trips.changed.on(() => seen.add(titles()[0]?.[1] ?? ""));
    await client.sync.mutate(`trip:${other}`, "trip.edit", [setting("trip", other, { title: "New" })]);
    await calm();
    expect(server.state(`trip:${other}`).get("trip")?.get(other)?.title).toBe("New");
    expect([...seen]).toEqual(["New"]);
  });

  test("asks again when the server says so, and equal cards stay the same objects", async () => {
    await reopen("ana", [card("x"), card("y")]);
    engine.trips.start();
    await calm();
    const before = engine.trips.view().trips;
    answer("ana", [card("x"), card("y", { title: "Renamed" })]);
    client.socket?.say({ t: "trips" });
    await calm();
    const after = engine.trips.view().trips;
    expect(titles()).toEqual([
      ["y", "Renamed"],
      ["x", "Old"],
    ]);
    expect(after.find(({ id }) => id === "x")).toBe(before.find(({ id }) => id === "x"));
  });
});

describe("presence", () => {
  const person = (socket: string) => ({ socket, account: socket, name: socket, avatar: null, at: null });

  test("names the others, and nobody when the socket is gone", async () => {
    client.socket?.say({ t: "people", stream: STREAM, people: [person("me"), person("ben")] });
    expect(client.sync.live.people(STREAM).map(({ name }) => name)).toEqual(["ben"]);
    client.setOnline(false);
    expect(client.sync.live.people(STREAM)).toEqual([]);
  });

  test("tells where one looks at most once a second, the last word always, and again after a reconnect", async () => {
    const said = () =>
      (client.socket?.frames ?? []).flatMap((frame) => (frame.t === "here" ? [frame.at?.id ?? null] : []));
    for (const id of ["a", "b", "c"]) client.sync.live.announce(STREAM, { kind: "day", id });
    expect(said()).toEqual(["a"]);
    await client.clock.pass(1_000);
    expect(said()).toEqual(["a", "c"]);
    await client.clock.pass(5_000);
    expect(said()).toEqual(["a", "c"]);
    client.socket?.close();
    await client.clock.pass(5_000);
    expect(client.sockets.length).toBeGreaterThan(1);
    expect(said()).toEqual(["c"]);
  });
});
