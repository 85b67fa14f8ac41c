import { expect, test } from "vitest";
import { happenings } from "./bookings";
import type { Booking, Day } from "./kinds.gen";

const day = (id: string, day_on: string | null): Day => ({
  id,
  day_on,
  title: null,
  notes: null,
  position: id,
});
const DAYS = [day("a1", null), day("a2", null), day("a3", "2026-12-03")];

const booking = (fields: Partial<Booking>) =>
  ({
    id: "b",
    type: "event",
    status: "confirmed",
    starts_on: null,
    ends_on: null,
    start_time: null,
    end_time: null,
    day_ids: [],
    ...fields,
  }) as Booking;

const lines = (one: Booking) =>
  happenings([one], [], [], DAYS).map(({ dayId, on, at, until, phase }) => [dayId ?? on, at, until, phase]);

test("a booking without a date stands on the days it names, by their order", () => {
  expect(lines(booking({ day_ids: ["a2"], start_time: "19:00" }))).toEqual([["a2", "19:00", null, "whole"]]);
  expect(
    lines(booking({ type: "car", day_ids: ["a3", "a1", "a2"], start_time: "09:00", end_time: "18:00" })),
  ).toEqual([
    ["a2", null, null, "active"],
    ["a1", "09:00", null, "pickup"],
    ["a3", null, "18:00", "return"],
  ]);
});

test("a date says more than a day, and what is cancelled stands nowhere", () => {
  expect(lines(booking({ day_ids: ["a1"], starts_on: "2026-12-03" }))).toEqual([
    ["2026-12-03", null, null, "whole"],
  ]);
  expect(lines(booking({ day_ids: ["a1"], status: "cancelled" }))).toEqual([]);
});
