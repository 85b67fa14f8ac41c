import { expect, test } from "vitest";
import type { Bag, Gear, PackingItem } from "../../domain/kinds.gen";
import { leavesOf, treeOf } from "./gear";
import { grouped, loadsOf, type Scope } from "./views";

const item = (id: string, fields: Partial<PackingItem> = {}): PackingItem => ({
  id,
  name: id,
  category: null,
  quantity: 1,
  weight_g: null,
  bag_id: null,
  owner_id: null,
  shared_with_ids: [],
  bringer_ids: [],
  is_packed: false,
  position: "a0",
  ...fields,
});

const ITEMS = [
  item("sunscreen", { bringer_ids: ["ana"] }),
  item("passport", { category: "Papers", owner_id: "ana", is_packed: true }),
  item("tent", { category: "Camp", owner_id: "ben", shared_with_ids: ["ana"] }),
  item("visa", { category: "Papers" }),
];

test("things stand by category in the order of the first of each, those without one last", () => {
  const groups = grouped(ITEMS, { filter: "all", scope: "all", bag: null, me: "ana" });
  expect(groups.map(({ category, items }) => [category, ...items.map(({ id }) => id)])).toEqual([
    ["Papers", "passport", "visa"],
    ["Camp", "tent"],
    [null, "sunscreen"],
  ]);
});

test("mine is what is my own and what I have said I bring", () => {
  const ids = (scope: Scope) =>
    grouped(ITEMS, { filter: "all", scope, bag: null, me: "ana" }).flatMap(({ items }) =>
      items.map(({ id }) => id),
    );
  expect(ids("mine")).toEqual(["passport", "sunscreen"]);
  expect(ids("common")).toEqual(["visa", "sunscreen"]);
});

test("a bag weighs what it weighs empty and all pieces of what is in it", () => {
  const bag: Bag = {
    id: "blue",
    name: "Blue",
    color: "#000000",
    limit_g: 1000,
    tare_g: 400,
    carrier_ids: [],
    position: "a0",
  };
  const inside = [
    item("shirts", { bag_id: "blue", quantity: 3, weight_g: 150, is_packed: true }),
    item("book", { bag_id: "blue", weight_g: null }),
    item("loose", { weight_g: 5000 }),
  ];
  expect(loadsOf([bag], inside)).toEqual([{ bag, grams: 850, items: 2, packed: 1, share: 0.85 }]);
});

test("a kit gives its things, and those in its kits, its name as their category", () => {
  const gear = (id: string, fields: Partial<Gear> = {}): Gear => ({
    id,
    name: id,
    category: null,
    quantity: 1,
    weight_g: 100,
    is_kit: false,
    kit_id: null,
    position: "a0",
    ...fields,
  });
  const tree = treeOf([
    gear("camp", { is_kit: true }),
    gear("kitchen", { is_kit: true, kit_id: "camp", weight_g: null }),
    gear("stove", { kit_id: "kitchen", quantity: 2 }),
    gear("tent", { kit_id: "camp", category: "Sleep" }),
    gear("torch"),
  ]);
  expect(tree.map(({ gear, grams }) => [gear.id, grams])).toEqual([
    ["camp", 400],
    ["torch", 100],
  ]);
  expect(leavesOf(tree).map(({ id, category }) => [id, category])).toEqual([
    ["stove", "camp"],
    ["tent", "Sleep"],
    ["torch", null],
  ]);
});
