import { decimals } from "./currencies";
import { daysFromTo, utcMidnight } from "./dates";

/** How one person likes numbers, times and lengths written. Intl does the work; formatters are made once. */
export interface Taste {
  /** BCP 47; the language of the interface, with the reader's region where the browser knows one. */
  locale: string;
  timeFormat: "24h" | "12h";
  distanceUnit: "metric" | "imperial";
  temperatureUnit: "celsius" | "fahrenheit";
  /** 0 is Sunday. */
  weekStart: number;
  currency: string;
}

export const DEFAULT_TASTE: Taste = {
  locale: "en",
  timeFormat: "24h",
  distanceUnit: "metric",
  temperatureUnit: "celsius",
  weekStart: 1,
  currency: "EUR",
};

export type DateStyle = "full" | "medium" | "dayMonth" | "weekday" | "weekdayShort" | "day" | "month";

const DATE_STYLES: Record<DateStyle, Intl.DateTimeFormatOptions> = {
  full: { weekday: "long", day: "numeric", month: "long", year: "numeric" },
  medium: { day: "numeric", month: "short", year: "numeric" },
  dayMonth: { weekday: "short", day: "numeric", month: "short" },
  weekday: { weekday: "long" },
  weekdayShort: { weekday: "short" },
  day: { day: "numeric" },
  month: { month: "short" },
};

export interface Formats extends Taste {
  /** A calendar date "YYYY-MM-DD". */
  date(date: string, style?: DateStyle): string;
  /** "18 Nov – 8 Dec 2026", parts that repeat left out. */
  dates(from: string, to: string): string;
  /** A wall clock "HH:MM". */
  clock(clock: string): string;
  /** An instant, in the reader's zone. */
  instant(iso: string): string;
  minutes(minutes: number): string;
  distance(meters: number): string;
  temperature(celsius: number): string;
  weight(grams: number): string;
  bytes(count: number): string;
  money(minor: number, currency?: string): string;
  number(value: number): string;
  /** "in 41 days", "yesterday". */
  fromToday(date: string, today: string): string;
}

export function formatsFor(taste: Taste): Formats {
  const { locale } = taste;
  const hourCycle = taste.timeFormat === "24h" ? "h23" : "h12";
  const lazy = <T>(make: () => T) => {
    let made: T | undefined;
    return () => {
      made ??= make();
      return made;
    };
  };
  const keyed = <K, T>(make: (key: K) => T) => {
    const made = new Map<K, T>();
    return (key: K) => {
      const known = made.get(key);
      if (known !== undefined) return known;
      const fresh = make(key);
      made.set(key, fresh);
      return fresh;
    };
  };
  const byStyle = keyed(
    (style: DateStyle) => new Intl.DateTimeFormat(locale, { ...DATE_STYLES[style], timeZone: "UTC" }),
  );
  const range = lazy(
    () =>
      new Intl.DateTimeFormat(locale, { day: "numeric", month: "short", year: "numeric", timeZone: "UTC" }),
  );
  const rangeThisYear = lazy(
    () => new Intl.DateTimeFormat(locale, { day: "numeric", month: "short", timeZone: "UTC" }),
  );
  const clock = lazy(
    () =>
      new Intl.DateTimeFormat(locale, {
        hour: taste.timeFormat === "24h" ? "2-digit" : "numeric",
        minute: "2-digit",
        hourCycle,
        timeZone: "UTC",
      }),
  );
  const instant = lazy(
    () => new Intl.DateTimeFormat(locale, { dateStyle: "medium", timeStyle: "short", hourCycle }),
  );
  const plain = lazy(() => new Intl.NumberFormat(locale));
  const relative = lazy(() => new Intl.RelativeTimeFormat(locale, { numeric: "auto" }));
  const money = keyed((currency: string) => moneyFormat(locale, currency));
  const unit = keyed(
    (key: string) =>
      new Intl.NumberFormat(locale, {
        style: "unit",
        unit: key.split(":")[0],
        maximumFractionDigits: Number(key.split(":")[1]),
      }),
  );

  return {
    ...taste,
    date: (date, style = "medium") => byStyle(style).format(utcMidnight(date)),
    dates(from, to) {
      const year = new Date().getFullYear().toString();
      const format = from.startsWith(year) && to.startsWith(year) ? rangeThisYear() : range();
      return format.formatRange(utcMidnight(from), utcMidnight(to));
    },
    clock(text) {
      const [hours = 0, minutes = 0] = text.split(":").map(Number);
      return clock().format(Date.UTC(2000, 0, 1, hours, minutes));
    },
    instant: (iso) => instant().format(new Date(iso)),
    minutes(total) {
      const hours = Math.floor(total / 60);
      const rest = Math.round(total % 60);
      if (hours === 0) return unit("minute:0").format(rest);
      if (rest === 0) return unit("hour:0").format(hours);
      return `${unit("hour:0").format(hours)} ${unit("minute:0").format(rest)}`;
    },
    distance(meters) {
      if (taste.distanceUnit === "imperial") {
        const miles = meters / 1609.344;
        if (miles < 0.19) return unit("foot:0").format(Math.round((meters * 3.28084) / 10) * 10);
        return unit(miles < 10 ? "mile:1" : "mile:0").format(miles);
      }
      if (meters < 950) return unit("meter:0").format(Math.round(meters / 10) * 10);
      return unit(meters < 10_000 ? "kilometer:1" : "kilometer:0").format(meters / 1000);
    },
    temperature(celsius) {
      const fahrenheit = taste.temperatureUnit === "fahrenheit";
      return unit(fahrenheit ? "fahrenheit:0" : "celsius:0").format(
        fahrenheit ? celsius * 1.8 + 32 : celsius,
      );
    },
    weight(grams) {
      if (taste.distanceUnit === "imperial") {
        const ounces = grams / 28.349523;
        if (ounces < 16) return unit("ounce:1").format(ounces);
        return unit("pound:1").format(ounces / 16);
      }
      return grams < 1000 ? unit("gram:0").format(grams) : unit("kilogram:1").format(grams / 1000);
    },
    bytes(count) {
      const [size, name, digits] =
        count < 1000
          ? [1, "byte", 0]
          : count < 1_000_000
            ? [1e3, "kilobyte", 0]
            : count < 1e9
              ? [1e6, "megabyte", 1]
              : [1e9, "gigabyte", 1];
      return unit(`${name}:${digits}`).format(count / Number(size));
    },
    money(minor, currency = taste.currency) {
      return money(currency).format(minor / 10 ** decimals(currency));
    },
    number: (value) => plain().format(value),
    fromToday(date, today) {
      const days = daysFromTo(today, date);
      return relative().format(days, "day");
    },
  };
}

/** ¥ and not JP¥; but a bare $ would not say whose dollars they are. */
function moneyFormat(locale: string, currency: string): Intl.NumberFormat {
  const digits = decimals(currency);
  const options = {
    style: "currency",
    currency,
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  } as const;
  const narrow = new Intl.NumberFormat(locale, { ...options, currencyDisplay: "narrowSymbol" });
  const sign = narrow.formatToParts(0).find((part) => part.type === "currency")?.value;
  return sign === "$" ? new Intl.NumberFormat(locale, options) : narrow;
}

/** "12.50" in a currency's own decimals to minor units; null when it is not an amount. */
export function minorFrom(amount: number, currency: string): number | null {
  if (!Number.isFinite(amount)) return null;
  return Math.round(amount * 10 ** decimals(currency));
}
