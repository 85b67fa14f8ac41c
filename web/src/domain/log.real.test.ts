// @vitest-environment node
/**
 * The client's core against a real server: `CAIRN_TEST_SERVER=http://127.0.0.1:3000 npx vitest run src/domain`.
 * Skipped without one. The server must allow registration.
 */
import { describe, expect, test } from "vitest";
import { clock } from "../kit/clock";
import { uuidv7 } from "../kit/ids";
import { keyBetween } from "../kit/ordering";
import { MemoryDevice } from "../sync/device";
import { Kinds } from "../sync/kinds";
import type { Socket } from "../sync/live";
import { HttpNet, UnreachableError } from "../sync/net";
import type { Rec, State } from "../sync/state";
import { Sync } from "../sync/sync";
import { LoneTab } from "../sync/tabs";
import type { Diff, Edit, Fields, Mutation, Result } from "../sync/wire";
import { KINDS } from "./kinds.gen";

const SERVER = process.env.CAIRN_TEST_SERVER ?? "";
const ROUNDS = Number(process.env.CAIRN_TEST_ROUNDS ?? 60);

const edit = (step: Edit["step"], kind: string, id: string, fields: Fields = {}): Edit => ({
  step,
  kind,
  id,
  fields,
});

/** A network that can be cut, and that can lose answers after the server has done its work. */
class RealNet extends HttpNet {
  online = true;
  losesAnswers = false;

  constructor(cookie: () => string) {
    super((path, init) => {
      if (!this.online) return Promise.reject(new TypeError("offline"));
      return fetch(SERVER + path, {
        ...init,
        headers: { ...init.headers, cookie: cookie(), origin: SERVER },
      });
    });
  }

  override async send(stream: string, mutations: readonly Mutation[]): Promise<readonly Result[]> {
    const results = await super.send(stream, mutations);
    if (this.losesAnswers) throw new UnreachableError("the answer is lost");
    return results;
  }
}

interface Someone {
  readonly id: string;
  readonly email: string;
  readonly net: RealNet;
  readonly sync: Sync;
  socket: WebSocket | null;
}

async function someone(name: string): Promise<Someone> {
  const username = `${name}-${uuidv7().slice(24)}`;
  const email = `${username}@example.com`;
  const answer = await fetch(`${SERVER}/api/auth/register`, {
    method: "POST",
    headers: { "content-type": "application/json", origin: SERVER },
    body: JSON.stringify({ username, email, password: "Sunny-harbour-42" }),
  });
  expect(answer.status).toBe(201);
  const cookie = (answer.headers.get("set-cookie") ?? "").split(";")[0] ?? "";
  const { user } = (await answer.json()) as { user: { id: string } };
  const net = new RealNet(() => cookie);
  const person: Someone = {
    id: user.id,
    email,
    net,
    socket: null,
    sync: new Sync({
      kinds: new Kinds(KINDS),
      device: Promise.resolve(new MemoryDevice()),
      net,
      tabs: new LoneTab(),
      clock,
      openSocket(token) {
        person.socket = new WebSocket(`${SERVER.replace("http", "ws")}/ws?token=${token}`);
        return person.socket as unknown as Socket;
      },
    }),
  };
  person.sync.live.start();
  return person;
}

async function until(what: () => boolean, ms = 15_000): Promise<void> {
  const end = Date.now() + ms;
  while (!what() && Date.now() < end) await new Promise((resolve) => setTimeout(resolve, 10));
  expect(what()).toBe(true);
}

const plain = (state: State) =>
  Object.fromEntries(
    [...state]
      .filter(([, records]) => records.size > 0)
      .map(([kind, records]) => [
        kind,
        Object.fromEntries([...records].toSorted(([a], [b]) => (a < b ? -1 : 1))),
      ]),
  );

const inOrder = (diffs: readonly Diff[]) =>
  diffs.toSorted((a, b) => (`${a.kind} ${a.id}` < `${b.kind} ${b.id}` ? -1 : 1));

function pick(state: State, kind: string): Rec | undefined {
  const records = [...(state.get(kind)?.values() ?? [])];
  return records[Math.floor(Math.random() * records.length)];
}

/** Something a person does to a plan; every reference and cascade comes up. */
function deed(state: State): { verb: string; edits: Edit[] } {
  const [day, place, stop, note, member] = ["day", "place", "stop", "note", "member"].map((kind) =>
    pick(state, kind),
  );
  const position = keyBetween(pick(state, "stop")?.position?.toString() ?? null, null);
  const guest = [...(state.get("member")?.values() ?? [])].find(({ role }) => role === "guest");
  const deeds: { verb: string; edits: Edit[] }[] = [
    { verb: "place.add", edits: [edit("add", "place", uuidv7(), { name: "Nara", lat: 34.7, lng: 135.8 })] },
    { verb: "day.add", edits: [edit("add", "day", uuidv7(), { title: "one more", position })] },
    {
      verb: "note.add",
      edits: [edit("add", "note", uuidv7(), { text: "coins", day_id: day?.id ?? null, position })],
    },
    {
      verb: "member.add",
      edits: [edit("add", "member", uuidv7(), { name: "Guest", role: "guest", position })],
    },
  ];
  if (place && day) {
    const attendee_ids = member ? [member.id] : [];
    const fields = { place_id: place.id, day_id: day.id, attendee_ids, position };
    for (let more = 0; more < 3; more += 1)
      deeds.push({ verb: "stop.add", edits: [edit("add", "stop", uuidv7(), fields)] });
  }
  if (stop && day) {
    deeds.push({ verb: "stop.move", edits: [edit("set", "stop", stop.id, { day_id: day.id, position })] });
    deeds.push({ verb: "stop.set", edits: [edit("set", "stop", stop.id, { notes: `n${Math.random()}` })] });
    deeds.push({ verb: "stop.remove", edits: [edit("remove", "stop", stop.id)] });
  }
  if (place)
    deeds.push({ verb: "place.set", edits: [edit("set", "place", place.id, { name: `p${Math.random()}` })] });
  if (place) deeds.push({ verb: "place.remove", edits: [edit("remove", "place", place.id)] });
  if (day)
    deeds.push({ verb: "day.set", edits: [edit("set", "day", day.id, { title: `d${Math.random()}` })] });
  if (day && (state.get("day")?.size ?? 0) > 2)
    deeds.push({ verb: "day.remove", edits: [edit("remove", "day", day.id)] });
  if (note) deeds.push({ verb: "note.remove", edits: [edit("remove", "note", note.id)] });
  if (guest) deeds.push({ verb: "member.remove", edits: [edit("remove", "member", guest.id)] });
  return deeds[Math.floor(Math.random() * deeds.length)] ?? { verb: "", edits: [] };
}

async function madeTrip(ana: Someone): Promise<{ stream: string; id: string }> {
  const id = uuidv7();
  const stream = `trip:${id}`;
  ana.sync.watch(stream, () => {});
  const owner = { account_id: ana.id, name: "Ana", role: "owner", position: "a0" };
  await ana.sync.mutate(stream, "trip.create", [
    edit("add", "trip", id, { title: "Japan" }),
    edit("add", "member", uuidv7(), owner),
    edit("add", "day", uuidv7(), { position: "a0" }),
    edit("add", "day", uuidv7(), { position: "a1" }),
  ]);
  await until(
    () => ana.sync.core.store(stream).grants !== null && ana.sync.core.store(stream).pending.length === 0,
  );
  return { stream, id };
}

describe.skipIf(SERVER === "")("against a real server", () => {
  test("what is shown before the answer is what the server does", async () => {
    const ana = await someone("ana");
    const { stream } = await madeTrip(ana);
    const store = ana.sync.core.store(stream);
    let compared = 0;
    ana.sync.core.answered.on((change) => {
      const expected = store.diffsOf(change.mutation_id) ?? predicted.get(change.mutation_id);
      expect({ verb: change.verb, diffs: inOrder(change.diffs) }).toEqual({
        verb: change.verb,
        diffs: inOrder(expected ?? []),
      });
      compared += 1;
    });
    const predicted = new Map<string, readonly Diff[]>();
    for (let round = 0; round < ROUNDS; round += 1) {
      const { verb, edits } = deed(store.shown);
      const pending = await ana.sync.core.mutate(stream, verb, edits);
      predicted.set(pending.mutation.id, store.diffsOf(pending.mutation.id) ?? []);
      await until(() => store.pending.length === 0);
    }
    expect(ana.sync.outboxView().refused).toEqual([]);
    expect(compared).toBe(ROUNDS);
    ana.sync.live.stop();
  }, 120_000);

  test("three people, cuts and lost answers: everybody ends with the server's records", async () => {
    const people = await Promise.all(["ana", "ben", "vera"].map(someone));
    const [ana, ...others] = people;
    if (!ana) throw new Error("nobody");
    const { stream, id } = await madeTrip(ana);
    for (const { email } of others) {
      await ana.net.request("POST", `/api/trips/${id}/members`, { identifier: email, role: "editor" });
    }
    for (const person of others) {
      person.sync.watch(stream, () => {});
      await until(() => person.sync.core.store(stream).phase === "ready");
    }
    for (let round = 0; round < ROUNDS * 3; round += 1) {
      const person = people[round % 3];
      if (!person) continue;
      const { sync, net } = person;
      const dice = Math.random();
      if (dice < 0.06) {
        net.online = false;
        person.socket?.close();
      } else if (dice < 0.14) {
        net.online = true;
        sync.nudge();
      } else if (dice < 0.18) net.losesAnswers = !net.losesAnswers;
      else if (dice < 0.26) sync.undoing.undo(stream);
      else if (dice < 0.3) sync.undoing.redo(stream);
      else {
        const { verb, edits } = deed(sync.core.store(stream).shown);
        await sync.mutate(stream, verb, edits);
      }
      if (dice > 0.5) await new Promise((resolve) => setTimeout(resolve, 8));
    }
    for (const { net, sync } of people) {
      net.online = true;
      net.losesAnswers = false;
      sync.nudge();
    }
    const stores = people.map(({ sync }) => sync.core.store(stream));
    await until(() => {
      for (const { sync } of people) if (sync.outboxView().waiting > 0) sync.outbox.kickAll();
      return stores.every(({ pending, head }) => pending.length === 0 && head === stores[0]?.head);
    }, 40_000);
    const fresh = await ana.net.snapshot(stream);
    for (const store of stores) {
      expect(store.head).toBe(fresh.head);
      const records = Object.entries(fresh.kinds).map(([kind, { fields, rows }]) => {
        const byId = rows.map((row) => Object.fromEntries(fields.map((name, at) => [name, row[at] ?? null])));
        return [kind, Object.fromEntries(byId.map((record) => [record.id, record]))] as const;
      });
      const filled = records.filter(([, byId]) => Object.keys(byId).length > 0);
      expect(plain(store.shown)).toEqual(Object.fromEntries(filled));
    }
    for (const { sync } of people) sync.live.stop();
  }, 120_000);
});
