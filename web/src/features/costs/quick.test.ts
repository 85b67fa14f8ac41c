import { expect, test } from "vitest";
import { readAmount, readQuick } from "./quick";

const context = {
  currency: "EUR",
  people: [
    { id: "a", name: "Ana" },
    { id: "b", name: "Ben" },
  ],
  categories: [
    { name: "Food and drink", value: "food" },
    { name: "Getting around", value: "transport" },
  ],
};

test.each([
  [
    "Ramen 2400 jpy #food @ben",
    { title: "Ramen", amount: 2400, currency: "JPY", category: "food", payer: "b" },
  ],
  ["Dinner 84.50", { title: "Dinner", amount: 8450, currency: null, category: null, payer: null }],
  ["Taxi €12 to the 2 towers", { title: "Taxi to the 2 towers", amount: 1200, currency: "EUR" }],
  ["12,5$ Bagels", { title: "Bagels", amount: 1250, currency: "USD" }],
  ["All in", { title: "All in", amount: null }],
])("%s", (line, wanted) => {
  expect(readQuick(line, context)).toMatchObject(wanted);
});

test.each([
  ["1.234,50", "EUR", 123_450],
  ["1,234.50", "EUR", 123_450],
  ["1.234", "EUR", 123_400],
  ["1.234", "KWD", 1234],
  ["2'400", "JPY", 2400],
  ["12.5", "JPY", null],
  ["12.345678", "EUR", null],
  ["99999999999999", "EUR", null],
])("%s %s is %s minor units", (text, currency, minor) => {
  expect(readAmount(text, currency)).toBe(minor);
});
