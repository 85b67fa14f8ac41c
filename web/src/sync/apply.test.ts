import { readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { apply, undo } from "./apply";
import type { Records, State } from "./state";
import type { Diff, Edit, Fields } from "./wire";

type PlainState = Record<string, Record<string, Fields>>;
interface Case<T> {
  readonly name: string;
  readonly state: PlainState;
  readonly diffs: readonly Diff[];
  readonly expect: T;
}

function cases<T>(file: string): Case<T>[] {
  const folder = path.resolve(import.meta.dirname, "../../../contract/cases");
  return JSON.parse(readFileSync(path.join(folder, file), "utf8")) as Case<T>[];
}

function stateOf(plain: PlainState): State {
  const records = (byId: Record<string, Fields>): Records =>
    new Map(Object.entries(byId).map(([id, fields]) => [id, { ...fields, id }]));
  return new Map(Object.entries(plain).map(([kind, byId]) => [kind, records(byId)]));
}

function plainOf(state: State): PlainState {
  const plain: PlainState = {};
  for (const [kind, records] of state) {
    for (const { id, ...fields } of records.values()) {
      const byId = plain[kind] ?? {};
      plain[kind] = byId;
      byId[id] = fields;
    }
  }
  return plain;
}

describe("the contract's cases", () => {
  test.each(cases<PlainState>("apply.json"))("apply: $name", (given) => {
    const state = stateOf(given.state);
    expect(plainOf(apply(state, given))).toEqual(given.expect);
    expect(plainOf(state)).toEqual(given.state);
  });

  test.each(cases<Edit[]>("undo.json"))("undo: $name", (given) => {
    expect(undo(given, stateOf(given.state))).toEqual(given.expect);
  });
});
