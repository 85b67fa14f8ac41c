// @vitest-environment node
import { describe, expect, test } from "vitest";
import { perform } from "./perform";
import { advance, Draft, EMPTY, type State } from "./state";
import { adding, JAPAN, removing, setting } from "./testing/edits";
import { toys } from "./testing/toys";
import type { Edit } from "./wire";

const kinds = toys();

function run(state: State, edits: readonly Edit[]) {
  const draft = new Draft(state);
  const diffs = perform(draft, edits, kinds);
  return { diffs, state: advance(state, draft.touched()) };
}

const japan = run(EMPTY, JAPAN).state;
const named = (edits: readonly Edit[]) =>
  run(japan, edits).diffs.map(({ kind, id, before, after }) => [
    before ? (after ? "set" : "remove") : "add",
    `${kind} ${id}`,
    before && after ? after : null,
  ]);

describe("what a mutation will do", () => {
  test("L6: an added record has every field", () => {
    const { state } = run(japan, [adding("stop", "s2", { place_id: "p1" })]);
    expect(state.get("stop")?.get("s2")).toEqual({
      id: "s2",
      day_id: null,
      place_id: "p1",
      attendee_ids: [],
      position: "a0",
    });
  });

  test("L7: setting or removing what is gone does nothing and brings nothing back", () => {
    expect(named([setting("day", "d9", { title: "x" })])).toEqual([]);
    expect(named([removing("day", "d9")])).toEqual([]);
    expect(named([removing("stop", "s1"), setting("stop", "s1", { day_id: "d2" })])).toEqual([
      ["remove", "stop s1", null],
    ]);
  });

  test("L8: a removed day lets its stops go", () => {
    expect(named([removing("day", "d1")])).toEqual([
      ["remove", "day d1", null],
      ["set", "stop s1", { day_id: null }],
    ]);
  });

  test("L8: a removed place takes its stops along", () => {
    expect(named([removing("place", "p1")])).toEqual([
      ["remove", "place p1", null],
      ["remove", "stop s1", null],
    ]);
  });

  test("L8: a removed member leaves the lists that name them", () => {
    expect(named([removing("member", "ana")])).toEqual([
      ["remove", "member ana", null],
      ["set", "stop s1", { attendee_ids: [] }],
    ]);
  });

  test("L8: references are judged when all edits are in", () => {
    expect(named([adding("stop", "s2", { day_id: "d3" }), adding("day", "d3")])).toEqual([
      ["add", "stop s2", null],
      ["add", "day d3", null],
    ]);
    expect(named([removing("day", "d1"), adding("day", "d1", { title: "Osaka" })])).toEqual([
      ["set", "day d1", { title: "Osaka" }],
    ]);
  });

  test("L8: what refers to nothing is cleared, or does not come about", () => {
    expect(named([setting("stop", "s1", { day_id: "d9" })])).toEqual([["set", "stop s1", { day_id: null }]]);
    expect(named([adding("stop", "s2", { place_id: "p9" })])).toEqual([]);
  });

  test("L9: one diff a record, from where it stood to where it ended", () => {
    expect(
      named([setting("day", "d1", { title: "a" }), setting("day", "d1", { title: "b", position: "a1" })]),
    ).toEqual([["set", "day d1", { title: "b", position: "a1" }]]);
    expect(named([setting("day", "d1", { title: "a" }), setting("day", "d1", { title: "Kyoto" })])).toEqual(
      [],
    );
    expect(named([adding("day", "d3"), removing("day", "d3")])).toEqual([]);
  });
});

describe("identity", () => {
  test("a change makes new what it touches and nothing else", () => {
    const edits = Array.from({ length: 2000 }, (_, at) => adding("place", `x${at}`, { name: `Place ${at}` }));
    const state = run(japan, edits).state;
    const next = run(state, [setting("place", "x7", { name: "Seven" })]).state;
    const fresh = [...(next.get("place") ?? [])].filter(
      ([id, record]) => state.get("place")?.get(id) !== record,
    );
    expect(fresh.map(([id]) => id)).toEqual(["x7"]);
    for (const kind of ["trip", "member", "day", "stop"]) expect(next.get(kind)).toBe(state.get(kind));
    expect(run(state, [setting("place", "x7", { name: "Place 7" })]).state).toBe(state);
  });
});
