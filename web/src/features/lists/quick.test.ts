import { expect, test } from "vitest";
import { readQuick } from "./quick";

const context = {
  today: "2026-11-27", // a Friday
  locale: "de",
  people: [
    { id: "b", name: "Ben" },
    { id: "z", name: "Zoë Weber" },
  ],
  categories: ["Transport", "Papers"],
};

test.each([
  [
    "Book ferry !1 @ben tomorrow #transport",
    { title: "Book ferry", priority: 1, assignee_ids: ["b"], due_on: "2026-11-28", category: "Transport" },
  ],
  ["Fähre buchen morgen", { title: "Fähre buchen", due_on: "2026-11-28" }],
  ["Bank anrufen montag", { title: "Bank anrufen", due_on: "2026-11-30" }],
  ["Call the bank friday", { title: "Call the bank", due_on: "2026-12-04" }],
  [
    "Visa 2027-02-28 #pap @zoe",
    { title: "Visa", due_on: "2027-02-28", category: "Papers", assignee_ids: ["z"] },
  ],
  ["Plants +10 #back_home", { title: "Plants", due_on: "2026-12-07", category: "Back home" }],
  ["Call @nobody !7 2027-02-31 #", { title: "Call @nobody !7 2027-02-31 #", due_on: null, category: null }],
  ["Wow! today tomorrow", { title: "Wow! tomorrow", due_on: "2026-11-27" }],
])("%s", (line, wanted) => {
  expect(readQuick(line, context)).toMatchObject(wanted);
});
