// @vitest-environment node
import { beforeEach, expect, test } from "vitest";
import { uuidv7 } from "../kit/ids";
import { MemoryDevice } from "./device";
import type { News, Tabs } from "./tabs";
import { Client, calm } from "./testing/client";
import { adding, JAPAN, plain, STREAM, setting } from "./testing/edits";
import { FakeServer } from "./testing/server";
import { toys } from "./testing/toys";

/** The tabs of a device in one process: news goes round as copies, later; one tab leads. */
class Room {
  readonly tabs: RoomTab[] = [];

  enter(): RoomTab {
    const tab = new RoomTab(this);
    this.tabs.push(tab);
    return tab;
  }

  lead(tab: RoomTab): void {
    for (const other of this.tabs) other.leads = other === tab;
    tab.leading();
  }
}

class RoomTab implements Tabs {
  leads = false;
  readonly #room: Room;
  hear: (news: News) => void = () => {};
  leading: () => void = () => {};

  constructor(room: Room) {
    this.#room = room;
  }

  post(news: News): void {
    for (const tab of this.#room.tabs) {
      const copy = structuredClone(news);
      if (tab !== this) setImmediate(() => tab.hear(copy));
    }
  }

  listen(heard: (news: News) => void, leading: () => void): void {
    this.hear = heard;
    this.leading = leading;
    if (this.leads) leading();
  }
}

let server: FakeServer;
let room: Room;
let first: Client;
let second: Client;

const sends = (client: Client) => client.net.requests.filter((request) => request.startsWith("send")).length;
const title = (client: Client, id = "d1") => client.sync.core.store(STREAM).shown.get("day")?.get(id)?.title;

beforeEach(async () => {
  server = new FakeServer(toys());
  server.send(STREAM, [{ id: uuidv7(), verb: "trip.create", base: null, edits: JAPAN }], "ana");
  room = new Room();
  const device = new MemoryDevice();
  const [one, two] = [room.enter(), room.enter()];
  one.leads = true;
  first = new Client(server, "ana", undefined, device, one);
  second = new Client(server, "ana", first.clock, device, two);
  first.watch(STREAM);
  second.watch(STREAM);
  await calm();
});

test("what one tab does is shown in the other, and only the tab that leads sends", async () => {
  await second.sync.mutate(STREAM, "day.set", [setting("day", "d1", { title: "from the second" })]);
  await calm();
  await calm();
  expect(title(first)).toBe("from the second");
  expect([sends(first), sends(second)]).toEqual([1, 0]);
  expect(second.sync.core.store(STREAM)).toMatchObject({ pending: [], head: 2 });
  expect(second.sync.outboxView().waiting).toBe(0);
});

test("offline, both show everything, in one order", async () => {
  for (const client of [first, second]) client.setOnline(false);
  await first.sync.mutate(STREAM, "day.set", [setting("day", "d1", { title: "a" })]);
  await second.sync.mutate(STREAM, "day.set", [setting("day", "d1", { title: "b" })]);
  await first.sync.mutate(STREAM, "place.add", [adding("place", "p2", { name: "c" })]);
  await calm();
  expect(title(first)).toBe("b");
  expect(plain(first.sync.core.store(STREAM).shown)).toEqual(plain(second.sync.core.store(STREAM).shown));
  for (const client of [first, second]) client.setOnline(true);
  await first.clock.pass(40_000);
  expect(server.state(STREAM).get("day")?.get("d1")?.title).toBe("b");
  expect([...server.written.values()].every((times) => times === 1)).toBe(true);
});

test("when the tab that led has gone, the other sends what it left", async () => {
  first.setOnline(false);
  await first.sync.mutate(STREAM, "day.set", [setting("day", "d1", { title: "left" })]);
  await calm();
  const [, two] = room.tabs;
  if (two) room.lead(two);
  await calm();
  expect(server.state(STREAM).get("day")?.get("d1")?.title).toBe("left");
  expect(sends(second)).toBe(1);
});

test("a refusal is taken back and told in both", async () => {
  server.refuses = () => "NOT_ALLOWED";
  await second.sync.mutate(STREAM, "day.set", [setting("day", "d1", { title: "no" })]);
  await calm();
  await calm();
  for (const client of [first, second]) {
    expect(title(client)).toBe("Kyoto");
    expect(client.sync.outboxView()).toMatchObject({ state: "refused", refused: [{ code: "NOT_ALLOWED" }] });
  }
  second.sync.core.dismissRefusal(second.sync.outboxView().refused[0]?.id ?? "");
  await calm();
  expect(first.sync.outboxView().refused).toEqual([]);
});

test("undo in the tab that did it takes the server's word, wherever the answer came", async () => {
  await second.sync.mutate(STREAM, "day.set", [setting("day", "d1", { title: "x" })]);
  await calm();
  await calm();
  second.sync.undoing.undo(STREAM);
  await calm();
  await calm();
  expect(server.state(STREAM).get("day")?.get("d1")?.title).toBe("Kyoto");
  expect(first.sync.undoing.view(STREAM).canUndo).toBe(false);
});
