import fc from "fast-check";
import { expect, test } from "vitest";
import cases from "../../../contract/cases/moments.json";
import { dateOf } from "./dates";
import { instantOf, minutesBetween, offsetAt } from "./zones";

test.each(cases)("$what: $on $at in $zone", ({ on, at, zone, utc }) => {
  expect(new Date(instantOf(on, at, zone) ?? 0).toISOString()).toBe(utc.replace("Z", ".000Z"));
});

test("what a clock shows at an instant is found at that instant, but for hours that come twice", () => {
  const zone = fc.constantFrom("Asia/Tokyo", "America/Los_Angeles", "Pacific/Auckland", "Europe/Berlin");
  fc.assert(
    fc.property(zone, fc.integer({ min: 20_000 * 1440, max: 30_000 * 1440 }), (name, minute) => {
      const instant = minute * 60_000;
      const wall = new Date(instant + offsetAt(instant, name)).toISOString();
      const found = instantOf(wall.slice(0, 10), wall.slice(11, 16), name) ?? 0;
      expect(instant - found === 0 || instant - found === 3_600_000).toBe(true);
    }),
  );
});

test("a journey lasts as long for whoever looks from a third zone, over the date line and a changed clock", () => {
  const from = ["2026-12-08", "17:00", "Asia/Tokyo"] as const;
  expect(minutesBetween(from, ["2026-12-08", "09:45", "America/Los_Angeles"])).toBe(585);
  const night = ["2026-10-24", "22:00", "Europe/Berlin"] as const;
  expect(minutesBetween(night, ["2026-10-25", "07:00", "Europe/Berlin"])).toBe(600);
  expect(minutesBetween(night, [dateOf(20_751), null, "Europe/Berlin"])).toBeNull();
});
