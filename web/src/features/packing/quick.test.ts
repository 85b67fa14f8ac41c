import { expect, test } from "vitest";
import { readPaste } from "./paste";
import { readThing } from "./quick";

const CONTEXT = {
  people: [
    { id: "ana", name: "Ana" },
    { id: "ben", name: "Ben" },
  ],
  bags: [{ id: "blue", name: "Blue suitcase" }],
  categories: ["Clothes"],
};
const read = (line: string) => readThing(line, CONTEXT);
const NOTHING = { quantity: 1, weight_g: null, category: null, bag_id: null, bringer_ids: [] };

test("a line holds how many, what each weighs, the category, who brings it and the bag", () => {
  expect(read("3x T-shirts 160g #clo @ben >blue")).toEqual({
    name: "T-shirts",
    quantity: 3,
    weight_g: 160,
    category: "Clothes",
    bag_id: "blue",
    bringer_ids: ["ben"],
  });
  expect(read("Tent ×2 1.4kg").weight_g).toBe(1400);
  expect(read("Tent 2lb").weight_g).toBe(907);
});

test("what is not understood stays in the name", () => {
  expect(read("Camera @nobody >nowhere 4K 0x")).toEqual({
    ...NOTHING,
    name: "Camera @nobody >nowhere 4K 0x",
  });
  expect(read("   ").name).toBe("");
});

test("a pasted list is one thing a line, whatever bullets stand before it", () => {
  const things = readPaste("- [x] Passport\n* 2x Socks #Clothes\n3. Shirts, long sleeved\n\n• Tent", CONTEXT);
  expect(things.map(({ name, quantity, is_packed }) => [name, quantity, is_packed])).toEqual([
    ["Passport", 1, true],
    ["Socks", 2, false],
    ["Shirts, long sleeved", 1, false],
    ["Tent", 1, false],
  ]);
});

test("a table is category, name, grams, bag and whether it is packed, with or without its headings", () => {
  const rows =
    'Category,Name,Weight,Bag,Packed\nClothes,"Shirts, long",200,Blue suitcase,checked\nPapers,Visa,,,\n';
  const expected = [
    {
      name: "Shirts, long",
      quantity: 1,
      weight_g: 200,
      category: "Clothes",
      bag: "Blue suitcase",
      is_packed: true,
    },
    { name: "Visa", quantity: 1, weight_g: null, category: "Papers", bag: null, is_packed: false },
  ];
  expect(readPaste(rows, CONTEXT)).toEqual(expected);
  expect(readPaste(rows.split("\n").slice(1).join("\n"), CONTEXT)).toEqual(expected);
  expect(readPaste("Papers;Visa;\nClothes;Hat;80\n", CONTEXT).map(({ name }) => name)).toEqual([
    "Visa",
    "Hat",
  ]);
  expect(readPaste("", CONTEXT)).toEqual([]);
});
