import { expect, test } from "vitest";
import { tasteOf } from "./views";

test("a browser in the States is used to other things than one in Germany", () => {
  const us = tasteOf(undefined, "en-US");
  expect([us.timeFormat, us.distanceUnit, us.temperatureUnit, us.currency]).toEqual([
    "12h",
    "imperial",
    "fahrenheit",
    "USD",
  ]);
  const de = tasteOf(undefined, "de-DE");
  expect([de.timeFormat, de.distanceUnit, de.temperatureUnit, de.currency]).toEqual([
    "24h",
    "metric",
    "celsius",
    "EUR",
  ]);
});

test("what the person chose comes before the region", () => {
  const chosen = tasteOf(
    {
      id: "a",
      language: null,
      theme: "auto",
      scheme: "default",
      time_format: "24h",
      temperature_unit: null,
      distance_unit: "metric",
      default_currency: "JPY",
      week_start: 0,
    },
    "en-US",
  );
  expect(chosen).toMatchObject({
    timeFormat: "24h",
    distanceUnit: "metric",
    temperatureUnit: "fahrenheit",
    currency: "JPY",
    weekStart: 0,
  });
});
