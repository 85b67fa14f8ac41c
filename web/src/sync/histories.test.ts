// @vitest-environment node
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { uuidv7 } from "../kit/ids";
import { keyBetween } from "../kit/ordering";
import { perform } from "./perform";
import { advance, Draft, type Rec, type State } from "./state";
import { Client, calm } from "./testing/client";
import { FakeServer } from "./testing/server";
import { toys } from "./testing/toys";
import type { Edit, Fields } from "./wire";

const TRIP = "018f0000-0000-7000-8000-000000000001";
const RUNS = Number(process.env.SYNC_RUNS ?? 100);
const STREAM = `trip:${TRIP}`;

const plain = (state: State) =>
  Object.fromEntries(
    [...state]
      .filter(([, records]) => records.size > 0)
      .map(([kind, records]) => [
        kind,
        Object.fromEntries([...records].toSorted(([a], [b]) => (a < b ? -1 : 1))),
      ])
      .toSorted(([a], [b]) => (String(a) < String(b) ? -1 : 1)),
  );

interface Step {
  readonly who: number;
  readonly what: number;
  readonly a: number;
  readonly b: number;
}

const step = fc.record({ who: fc.nat(2), what: fc.nat(27), a: fc.nat(1000), b: fc.nat(1000) });

/** Mostly long histories: short ones meet nobody. */
const steps = (most: number) =>
  fc.oneof(
    { weight: 1, arbitrary: fc.array(step, { minLength: 1, maxLength: most }) },
    { weight: 4, arbitrary: fc.array(step, { minLength: most >> 2, maxLength: most, size: "max" }) },
  );

const edit = (step: Edit["step"], kind: string, id: string, fields: Fields = {}): Edit => ({
  step,
  kind,
  id,
  fields,
});

function pick(state: State, kind: string, at: number): Rec | undefined {
  const records = [...(state.get(kind)?.values() ?? [])].toSorted((a, b) => (a.id < b.id ? -1 : 1));
  return records[at % Math.max(1, records.length)];
}

/** What a person might do next, on what is shown to them. */
function deed(state: State, { what, a, b }: Step): Edit[] {
  const day = pick(state, "day", a);
  const place = pick(state, "place", b);
  const stop = pick(state, "stop", a + b);
  const member = pick(state, "member", a);
  const position = keyBetween(null, null) + String.fromCharCode(98 + (a % 24));
  switch (what) {
    case 0:
      return [edit("add", "day", uuidv7(), { title: `d${a}`, position })];
    case 1:
    case 2:
      return [edit("add", "place", uuidv7(), { name: `p${a}` })];
    case 3:
    case 4:
    case 5: {
      const fields = {
        day_id: day?.id ?? null,
        place_id: place?.id ?? null,
        attendee_ids: member ? [member.id] : [],
      };
      return [edit("add", "stop", uuidv7(), { ...fields, position })];
    }
    case 6: {
      const [id, other] = [uuidv7(), uuidv7()];
      return [
        edit("add", "place", id, { name: "new" }),
        edit("add", "stop", other, { place_id: id, position }),
      ];
    }
    case 7:
      return day ? [edit("set", "day", day.id, { title: b % 3 === 0 ? null : `t${b}` })] : [];
    case 8:
      return stop ? [edit("set", "stop", stop.id, { day_id: day?.id ?? null, position })] : [];
    case 9:
      return stop ? [edit("set", "stop", stop.id, { place_id: place?.id ?? null })] : [];
    case 10:
      return place ? [edit("set", "place", place.id, { name: `n${a}`, notes: `${b % 2}` })] : [];
    case 11:
      return day ? [edit("remove", "day", day.id)] : [];
    case 12:
      return place ? [edit("remove", "place", place.id)] : [];
    case 13:
      return stop ? [edit("remove", "stop", stop.id)] : [];
    case 14:
      return member && stop ? [edit("set", "stop", stop.id, { attendee_ids: b % 2 ? [member.id] : [] })] : [];
    case 15:
      return a % 2
        ? [edit("add", "member", uuidv7(), { name: `m${b}` })]
        : member
          ? [edit("remove", "member", member.id)]
          : [];
    default:
      return [];
  }
}

/** What is shown is the base with what waits on top, whatever the way there. */
function checkShown(client: Client): void {
  const store = client.sync.core.store(STREAM);
  const draft = new Draft(store.base);
  for (const { mutation } of store.pending) perform(draft, mutation.edits, toys());
  expect(plain(store.shown)).toEqual(plain(advance(store.base, draft.touched())));
}

async function begin(server: FakeServer): Promise<Client[]> {
  server.send(
    STREAM,
    [
      {
        id: uuidv7(),
        verb: "trip.create",
        base: null,
        edits: [
          edit("add", "trip", TRIP, { title: "Japan" }),
          edit("add", "member", uuidv7(), { name: "Ana" }),
          edit("add", "day", uuidv7(), { title: "1" }),
          edit("add", "place", uuidv7(), { name: "Nara" }),
        ],
      },
    ],
    "ana",
  );
  const clients = ["ana", "ben", "vera"].map((actor) => new Client(server, actor));
  for (const client of clients) {
    client.watch(STREAM);
    client.sync.live.start();
  }
  await calm();
  return clients;
}

async function act(
  server: FakeServer,
  clients: readonly Client[],
  step: Step,
  made: Set<string>,
): Promise<void> {
  const client = clients[step.who];
  if (!client) return;
  const { sync } = client;
  const store = sync.core.store(STREAM);
  switch (step.what) {
    case 16:
    case 17:
      sync.undoing.undo(STREAM);
      break;
    case 18:
      sync.undoing.redo(STREAM);
      break;
    case 19:
      client.setOnline(false);
      break;
    case 20:
      client.setOnline(true);
      break;
    case 21:
      client.net.losesAnswers = step.a % 2 === 0;
      break;
    case 22:
      client.doubles = step.a % 2 === 0;
      if (client.socket) client.socket.doubles = client.doubles;
      break;
    case 23:
      if (client.socket) client.socket.drops = step.a % 2 === 0;
      break;
    case 24:
      client.restart(STREAM);
      break;
    case 25:
      for (const open of sync.core.ledger.conflicts.slice(0, 1))
        await sync.resolve(open.id, step.a % 2 ? "mine" : "theirs");
      break;
    case 26:
      server.trim(STREAM, Math.max(0, (server.streams.get(STREAM)?.head ?? 0) - (step.a % 4)));
      break;
    case 27:
      await client.clock.pass(step.a * 10);
      break;
    default: {
      await sync.core.load(STREAM);
      const edits = deed(store.shown, step);
      if (edits.length > 0) void sync.mutate(STREAM, "toy.do", edits);
    }
  }
  if (step.b % 3 === 0) await calm();
  for (const { mutation } of sync.core.store(STREAM).pending) made.add(mutation.id);
}

async function reconnect(clients: readonly Client[]): Promise<void> {
  for (const client of clients) {
    client.net.losesAnswers = false;
    if (client.socket) client.socket.drops = false;
    client.setOnline(true);
  }
  for (let turn = 0; turn < 12; turn += 1) {
    for (const client of clients) {
      await client.clock.pass(31_000);
      client.sync.nudge();
    }
    await calm();
  }
}

describe("random histories of three people", () => {
  test("after everything, everybody holds what the server holds, and nothing was written twice", async () => {
    let undone = 0;
    let conflicts = 0;
    let refusals = 0;
    await fc.assert(
      fc.asyncProperty(steps(150), async (history) => {
        const server = new FakeServer(toys());
        const clients = await begin(server);
        const made = new Set<string>();
        for (const step of history) {
          await act(server, clients, step, made);
          for (const client of clients) checkShown(client);
        }
        await reconnect(clients);
        const refused = new Set<string>();
        for (const client of clients) {
          const { ledger } = client.sync.core;
          for (const { mutationIds } of ledger.refusals) for (const id of mutationIds) refused.add(id);
          conflicts += ledger.conflicts.length;
        }
        for (const client of clients) {
          const store = client.sync.core.store(STREAM);
          expect(store.pending).toEqual([]);
          expect(store.head).toBe(server.streams.get(STREAM)?.head);
          expect(plain(store.shown)).toEqual(plain(server.state(STREAM)));
          expect(client.sync.outboxView().waiting).toBe(0);
          // What the device holds opens to the same, with no network.
          client.restart(STREAM);
          client.net.online = false;
          await calm();
          expect(plain(client.sync.core.store(STREAM).shown)).toEqual(plain(server.state(STREAM)));
        }
        for (const [, times] of server.written) expect(times).toBe(1);
        for (const id of made) expect(server.written.has(id) || refused.has(id)).toBe(true);
        refusals += refused.size;
        undone += history.filter(({ what }) => what === 16 || what === 17).length;
      }),
      { numRuns: RUNS },
    );
    // The histories must have gone where it hurts.
    expect(undone).toBeGreaterThan(50);
    expect(conflicts).toBeGreaterThan(0);
    expect(refusals).toBeGreaterThan(0);
  }, 120_000);

  test("undo of everything, online or off, leads back exactly, and redo forward again", async () => {
    await fc.assert(
      fc.asyncProperty(steps(25), fc.boolean(), async (history, offline) => {
        const server = new FakeServer(toys());
        const [client] = await begin(server);
        if (!client) throw new Error("no client");
        const { sync } = client;
        const store = sync.core.store(STREAM);
        const before = plain(store.shown);
        if (offline) client.setOnline(false);
        for (const step of history) {
          const edits = deed(store.shown, step);
          if (edits.length > 0) await sync.mutate(STREAM, "toy.do", edits);
          if (step.b % 3 === 0) await calm();
        }
        const after = plain(store.shown);
        while (sync.undoing.view(STREAM).canUndo) {
          sync.undoing.undo(STREAM);
          await Promise.resolve();
        }
        expect(plain(store.shown)).toEqual(before);
        while (sync.undoing.view(STREAM).canRedo) sync.undoing.redo(STREAM);
        expect(plain(store.shown)).toEqual(after);
        await reconnect([client]);
        expect(plain(store.shown)).toEqual(after);
        expect(plain(server.state(STREAM))).toEqual(after);
      }),
      { numRuns: RUNS },
    );
  }, 120_000);
});
