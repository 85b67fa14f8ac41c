/** What the plan writes beyond the house's formats. */

import { utcMidnight } from "../../kit/dates";
import { type Formats, minorFrom } from "../../kit/format";
import type { Price } from "./views";

const numerals = new Map<string, Intl.DateTimeFormat>();

/** The bare number of a date: some languages would write "19日" or "19." into the big numeral of a day. */
export function dayNumeral(format: Formats, date: string): string {
  let form = numerals.get(format.locale);
  if (!form) {
    form = new Intl.DateTimeFormat(format.locale, { day: "numeric", timeZone: "UTC" });
    numerals.set(format.locale, form);
  }
  return form.formatToParts(utcMidnight(date)).find((part) => part.type === "day")?.value ?? "";
}

export function clockRange(format: Formats, start: string | null, end: string | null): string {
  if (start && end) return `${format.clock(start)} – ${format.clock(end)}`;
  if (start) return format.clock(start);
  return end ? `– ${format.clock(end)}` : "";
}

export function prices(format: Formats, list: readonly Price[]): string {
  return list.map((price) => format.money(price.minor, price.currency)).join(" + ");
}

/** How many minor units make one: 1 for JPY, 100 for EUR, 1000 for KWD. */
export function minorPerMajor(currency: string): number {
  try {
    return minorFrom(1, currency) ?? 100;
  } catch {
    // Not a currency Intl accepts (a typed code that is too short).
    return 100;
  }
}

/** Every currency the browser knows, by its name; `known` is among them even where it is not. */
export function currencies(locale: string, known: string): { value: string; label: string }[] {
  const names = new Intl.DisplayNames([locale], { type: "currency" });
  const codes = new Set(Intl.supportedValuesOf("currency"));
  codes.add(known);
  return [...codes].map((value) => ({ value, label: `${value} ${names.of(value) ?? ""}`.trim() }));
}
