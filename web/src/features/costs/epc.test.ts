import { expect, test } from "vitest";
import { epcText, isIban } from "./epc";

test.each([
  ["DE89 3704 0044 0532 0130 00", true],
  ["be68539007547034", true],
  ["DE89 3704 0044 0532 0130 01", false],
  ["DE89", false],
  ["", false],
])("%s is an IBAN: %s", (text, valid) => {
  expect(isIban(text)).toBe(valid);
});

test("the code says who gets how much, line by line", () => {
  const lines = epcText("Ana Pérez", "DE89 3704 0044 0532 0130 00", 12_345).split("\n");
  expect(lines.slice(0, 8)).toEqual([
    "BCD",
    "002",
    "1",
    "SCT",
    "",
    "Ana Pérez",
    "DE89370400440532013000",
    "EUR123.45",
  ]);
});
