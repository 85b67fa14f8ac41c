import { expect, test } from "vitest";
import { matching } from "./match";

const items = ["Tokyo Skytree", "São Paulo", "Museu de Tóquio", "Tokyo Tower"].map((label) => ({ label }));
const found = (query: string, limit = 9) => matching(items, query, limit).map((item) => item.label);

test("accents and case do not matter", () => {
  expect(found("sao")).toEqual(["São Paulo"]);
  expect(found("TOQUIO")).toEqual(["Museu de Tóquio"]);
});
test("every word must occur, beginnings come first", () => {
  expect(found("tower tok")).toEqual(["Tokyo Tower"]);
  expect(found("to")).toEqual(["Tokyo Skytree", "Tokyo Tower", "Museu de Tóquio"]);
});
test("no query shows the first ones", () => {
  expect(found("", 2)).toEqual(["Tokyo Skytree", "São Paulo"]);
});
