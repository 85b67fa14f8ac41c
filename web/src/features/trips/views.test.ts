import { describe, expect, test } from "vitest";
import type { Card, StreamState } from "../../sync";
import { comingUp, countdown, heroOf, onShelf, shelfOf, statsOf } from "./views";

const TODAY = "2026-11-19";

function card(id: string, starts: string | null, ends: string | null, more: Partial<Card> = {}): Card {
  return {
    id,
    title: id,
    description: null,
    starts_on: starts,
    ends_on: ends,
    currency: "EUR",
    cover: null,
    reminder_days: 3,
    is_archived: false,
    deleted_at: null,
    role: "owner",
    head: 1,
    day_count: 0,
    place_count: 0,
    members: [],
    ...more,
  };
}

const now = card("now", "2026-11-18", "2026-12-08", { place_count: 3 });
const soon = card("soon", "2026-12-30", "2027-01-03");
const later = card("later", "2027-06-12", "2027-06-26");
const idea = card("idea", null, null);
const past = card("past", "2026-05-01", "2026-05-03", { place_count: 4 });
const older = card("older", "2025-05-01", "2025-05-10");
const archived = card("archived", "2027-01-01", "2027-01-02", { is_archived: true });
const trashed = card("trashed", "2027-01-01", "2027-01-02", { deleted_at: "2026-11-01T00:00:00.000000Z" });
const all = [idea, later, older, archived, soon, trashed, past, now];

describe("shelves", () => {
  test("each trip stands on one", () => {
    expect(all.map((trip) => shelfOf(trip, TODAY))).toEqual([
      "upcoming",
      "upcoming",
      "past",
      "archived",
      "upcoming",
      "trash",
      "past",
      "upcoming",
    ]);
  });
  test("ongoing first, ideas last, the past backwards", () => {
    expect(onShelf(all, "upcoming", TODAY).map((trip) => trip.id)).toEqual(["now", "soon", "later", "idea"]);
    expect(onShelf(all, "past", TODAY).map((trip) => trip.id)).toEqual(["past", "older"]);
  });
  test("the hero is the trip one is on, else the next, else an idea", () => {
    expect(heroOf(all, TODAY)).toBe(now);
    expect(heroOf(all, "2026-12-20")).toBe(soon);
    expect(heroOf([idea, past], TODAY)).toBe(idea);
    expect(heroOf([past], TODAY)).toBeUndefined();
  });
});

test("countdown", () => {
  expect(countdown(now, TODAY)).toEqual({ is: "ongoing", day: 2, of: 21 });
  expect(countdown(soon, TODAY)).toEqual({ is: "upcoming", days: 41 });
  expect(countdown(past, TODAY)).toEqual({ is: "past", days: 200 });
  expect(countdown(idea, TODAY)).toEqual({ is: "idea" });
});

test("statistics leave out the trash and count me once", () => {
  const me = { id: "m1", account_id: "me", name: "Ana", avatar: null, role: "owner" as const };
  const ben = { id: "m2", account_id: "ben", name: "Ben", avatar: null, role: "editor" as const };
  const guest = { id: "m3", account_id: null, name: "Grandma ", avatar: null, role: "guest" as const };
  const trips = [
    { ...now, members: [me, ben, guest] },
    { ...past, members: [me, { ...guest, name: "grandma" }] },
    trashed,
  ];
  expect(statsOf(trips, TODAY, "me")).toEqual({ trips: 2, daysAway: 5, places: 7, companions: 2 });
});

describe("coming up", () => {
  const day = (id: string, on: string | null, position: string) => [
    id,
    { id, day_on: on, title: null, notes: null, position },
  ];
  const stop = (id: string, dayId: string, at: string | null, position: string) => [
    id,
    { id, day_id: dayId, place_id: null, title: id, start_time: at, position },
  ];
  const state = (days: unknown[], stops: unknown[]) =>
    ({
      stream: "trip:x",
      kinds: { day: new Map(days as []), stop: new Map(stops as []), place: new Map() },
    }) as unknown as StreamState;

  test("from this minute on, in the order of days and stops", () => {
    const shown = state(
      [
        day("d3", "2026-11-20", "a2"),
        day("d1", "2026-11-18", "a0"),
        day("d2", TODAY, "a1"),
        day("tray", null, "a3"),
      ],
      [
        stop("gone", "d1", null, "a0"),
        stop("early", "d2", "09:00", "a0"),
        stop("lunch", "d2", "13:00", "a1"),
        stop("any", "d2", null, "a2"),
        stop("next", "d3", null, "a0"),
        stop("waiting", "tray", null, "a0"),
      ],
    );
    expect(
      comingUp(shown, { today: TODAY, clock: "11:30" }, 9).map((item) => [item.title, item.dayNumber]),
    ).toEqual([
      ["lunch", 2],
      ["any", 2],
      ["next", 3],
    ]);
  });
  test("a trip without dates starts at its first day", () => {
    const shown = state(
      [day("d1", null, "a0")],
      [stop("first", "d1", null, "a0"), stop("second", "d1", null, "a1")],
    );
    expect(comingUp(shown, { today: TODAY, clock: "11:30" }, 1).map((item) => item.title)).toEqual(["first"]);
  });
});
