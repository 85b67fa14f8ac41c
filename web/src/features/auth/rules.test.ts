import { expect, test } from "vitest";
import { isEmail, isStrong, isUsername, meets, PASSWORD_RULES } from "./rules";

test.each([
  ["Kyoto-2026", []],
  ["", ["length", "upper", "lower", "digit", "special", "repetitive"]],
  ["kyoto-2026", ["upper"]],
  ["KYOTO-2026", ["lower"]],
  ["Kyoto-abcd", ["digit"]],
  ["Kyoto2026x", ["special"]],
  ["Aa1-Aa1-", []],
  ["Aa1Aa1Aa1", ["special", "repetitive"]],
  ["Kyo-26", ["length"]],
])("%j breaks %j", (password, broken) => {
  expect(PASSWORD_RULES.filter((rule) => !meets(rule, password))).toEqual(broken);
  expect(isStrong(password)).toBe(broken.length === 0);
});

test("names and addresses", () => {
  expect(["ana", "ana.b-c_1", "a", "ana b", "x".repeat(51)].map(isUsername)).toEqual([
    true,
    true,
    false,
    false,
    false,
  ]);
  expect(["ana@example.org", "admin@localhost", "ana", "a @b.c"].map(isEmail)).toEqual([
    true,
    true,
    false,
    false,
  ]);
});
