import type { Preferences } from "../../domain/kinds.gen";
import type { Taste } from "../../kit/format";

/** Regions that measure in miles, and those that measure warmth in Fahrenheit: what the browser's locale suggests. */
const MILES = new Set(["US", "GB", "LR", "MM"]);
const FAHRENHEIT = new Set(["US", "LR", "BS", "KY", "PW", "FM", "MH"]);
const CURRENCY: Record<string, string> = {
  US: "USD",
  GB: "GBP",
  CH: "CHF",
  JP: "JPY",
  CA: "CAD",
  AU: "AUD",
  SE: "SEK",
  NO: "NOK",
  DK: "DKK",
  PL: "PLN",
};

interface WeekInfo {
  firstDay: number;
}

/** Not in every browser yet, and once a property where it is now a method. */
function firstDayOf(locale: Intl.Locale): number {
  const newer = locale as Intl.Locale & { getWeekInfo?(): WeekInfo; weekInfo?: WeekInfo };
  const info = newer.getWeekInfo?.() ?? newer.weekInfo;
  return info ? info.firstDay % 7 : 1;
}

/** What the person chose; where they chose nothing, what their browser's region is used to. */
export function tasteOf(preferences: Preferences | undefined, locale: string): Taste {
  const region = new Intl.Locale(locale).maximize().region ?? "";
  const cycle = new Intl.DateTimeFormat(locale, { hour: "numeric" }).resolvedOptions().hourCycle;
  return {
    locale,
    timeFormat: preferences?.time_format ?? (cycle === "h12" || cycle === "h11" ? "12h" : "24h"),
    distanceUnit: preferences?.distance_unit ?? (MILES.has(region) ? "imperial" : "metric"),
    temperatureUnit: preferences?.temperature_unit ?? (FAHRENHEIT.has(region) ? "fahrenheit" : "celsius"),
    weekStart: preferences?.week_start ?? firstDayOf(new Intl.Locale(locale)),
    currency: preferences?.default_currency ?? CURRENCY[region] ?? "EUR",
  };
}
