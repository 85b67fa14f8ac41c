import { expect, test } from "vitest";
import type { Todo } from "../../domain/kinds.gen";
import { grouped } from "./views";

const todo = (id: string, more: Partial<Todo> = {}): Todo => ({
  id,
  title: id,
  description: null,
  category: null,
  due_on: null,
  priority: 0,
  assignee_ids: [],
  is_done: false,
  position: `a${id}`,
  ...more,
});
const TODOS = [
  todo("1"),
  todo("2", { category: "Papers", due_on: "2026-11-26", priority: 2 }),
  todo("3", { category: "Papers", due_on: "2026-11-20", is_done: true }),
  todo("4", { category: "Transport", assignee_ids: ["me"], priority: 3 }),
  todo("5", { category: "Papers", due_on: "2026-11-27", priority: 1 }),
];
const view = { sort: "hand", me: "me", today: "2026-11-27" } as const;
const ids = (groups: ReturnType<typeof grouped>) => groups.map((group) => group.todos.map(({ id }) => id));

test("groups stand in the order of their first, those without a category last", () => {
  const groups = grouped(TODOS, { ...view, filter: "open" });
  expect(groups.map((group) => group.category)).toEqual(["Papers", "Transport", null]);
  expect(ids(groups)).toEqual([["2", "5"], ["4"], ["1"]]);
});

test.each([
  ["mine", [["4"]]],
  ["overdue", [["2"]]],
  ["done", [["3"]]],
] as const)("%s shows only those", (filter, wanted) => {
  expect(ids(grouped(TODOS, { ...view, filter }))).toEqual(wanted);
});

test.each([
  ["due", ["3", "2", "5"]],
  ["priority", ["5", "2", "3"]],
] as const)("sorted by %s, what has none comes last", (sort, wanted) => {
  expect(ids(grouped(TODOS, { ...view, filter: "all", sort }))[0]).toEqual(wanted);
});
