/**
 * Calendar dates as "YYYY-MM-DD". Arithmetic runs on day numbers (UTC midnights), so no clock change and no zone of
 * the reader can move a date.
 */

const DAY = 86_400_000;

export function dayNumber(date: string): number {
  const [year = Number.NaN, month = Number.NaN, day = Number.NaN] = date.split("-").map(Number);
  return Date.UTC(year, month - 1, day) / DAY;
}

export function dateOf(number: number): string {
  return new Date(number * DAY).toISOString().slice(0, 10);
}

export const addDays = (date: string, days: number): string => dateOf(dayNumber(date) + days);

/** Days from one date to another; the same date is 0. */
export const daysFromTo = (from: string, to: string): number => dayNumber(to) - dayNumber(from);

/** First and last date counted, so one date is 1 day. */
export const lengthInDays = (first: string, last: string): number => daysFromTo(first, last) + 1;

/** Today where the reader is. */
export function today(now: Date = new Date()): string {
  const two = (value: number) => String(value).padStart(2, "0");
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

/** A moment that formats as this date, whatever the reader's zone: use with `timeZone: "UTC"`. */
export const utcMidnight = (date: string): Date => new Date(dayNumber(date) * DAY);
