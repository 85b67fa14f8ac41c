import { expect, test } from "vitest";
import { followId, uuidv7 } from "./ids";

const SHAPE = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

test("ids are UUIDs of version 7 and sort as they were made, also within a millisecond", () => {
  const ids = Array.from({ length: 20_000 }, () => uuidv7());
  for (const id of ids) expect(id).toMatch(SHAPE);
  expect(ids.toSorted()).toEqual(ids);
  expect(new Set(ids).size).toBe(ids.length);
});

test("a clock that is set back does not turn the order round", () => {
  const first = uuidv7(Date.now() + 60_000);
  expect(uuidv7(1_000) > first).toBe(true);
});

test("ids made after another tab's id was seen sort after it", () => {
  const theirs = "fffffffe-0000-7abc-8000-000000000000";
  followId(theirs);
  expect(uuidv7() > theirs).toBe(true);
});
