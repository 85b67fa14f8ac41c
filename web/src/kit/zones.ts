/** Wall clocks of IANA zones to instants and back. The other half of `moment` in cairn/domain/bookings.py. */

const FORMS = new Map<string, Intl.DateTimeFormat>();
const DAY = 86_400_000;

function formOf(zone: string): Intl.DateTimeFormat {
  let form = FORMS.get(zone);
  if (!form) {
    form = new Intl.DateTimeFormat("en-US", {
      timeZone: zone,
      hourCycle: "h23",
      year: "numeric",
      month: "numeric",
      day: "numeric",
      hour: "numeric",
      minute: "numeric",
      second: "numeric",
    });
    FORMS.set(zone, form);
  }
  return form;
}

/** Milliseconds that the clock of a zone is ahead of UTC at an instant. */
export function offsetAt(instant: number, zone: string): number {
  const part: Record<string, number> = {};
  for (const { type, value } of formOf(zone).formatToParts(instant)) part[type] = Number(value);
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = part;
  return Date.UTC(year, month - 1, day, hour, minute, second) - Math.floor(instant / 1000) * 1000;
}

/**
 * The instant of a date "YYYY-MM-DD" and a time "HH:MM" on the clock of a zone, in milliseconds; null where one of
 * them is not known. A time that a clock change skips counts as if the clock had not changed yet; one that comes
 * twice is its first.
 */
export function instantOf(on: string | null, at: string | null, zone: string | null): number | null {
  if (on === null || at === null || zone === null) return null;
  const wall = Date.parse(`${on}T${at}:00Z`);
  const before = offsetAt(wall - DAY, zone);
  const after = offsetAt(wall + DAY, zone);
  const first = wall - before;
  if (before === after || offsetAt(first, zone) === before) return first;
  const second = wall - after;
  return offsetAt(second, zone) === after ? second : first;
}

/** Minutes between two wall clocks; null where a date, a time or a zone is not known. */
export function minutesBetween(
  from: readonly [on: string | null, at: string | null, zone: string | null],
  to: readonly [on: string | null, at: string | null, zone: string | null],
): number | null {
  const begins = instantOf(...from);
  const ends = instantOf(...to);
  return begins === null || ends === null ? null : Math.round((ends - begins) / 60_000);
}

/** "GMT+9" of a zone on a day, in the reader's language. */
export function zoneLabel(on: string, zone: string, locale: string): string {
  const parts = new Intl.DateTimeFormat(locale, {
    timeZone: zone,
    timeZoneName: "shortOffset",
  }).formatToParts(Date.parse(`${on}T12:00:00Z`));
  return parts.find(({ type }) => type === "timeZoneName")?.value ?? zone;
}

/** Every zone this browser knows. */
export const zones = (): string[] => Intl.supportedValuesOf("timeZone");
