import { readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { keyBetween, keysBetween } from "./ordering";

interface Pair {
  readonly a: string | null;
  readonly b: string | null;
}
interface Cases {
  readonly between: readonly (Pair & { key: string })[];
  readonly several: readonly (Pair & { n: number; keys: string[] })[];
  readonly refused: readonly Pair[];
}

const file = path.resolve(import.meta.dirname, "../../../contract/cases/ordering.json");
const cases = JSON.parse(readFileSync(file, "utf8")) as Cases;

describe("the contract's cases for order keys", () => {
  test("one key between two", () => {
    for (const { a, b, key } of cases.between) expect([a, b, keyBetween(a, b)]).toEqual([a, b, key]);
  });
  test("several keys between two", () => {
    for (const { a, b, n, keys } of cases.several) expect([a, b, keysBetween(a, b, n)]).toEqual([a, b, keys]);
  });
  test("what is no key, or out of order, is refused", () => {
    for (const { a, b } of cases.refused) expect(() => keyBetween(a, b), `${a}..${b}`).toThrow();
  });
});
