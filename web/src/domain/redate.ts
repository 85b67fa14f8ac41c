/**
 * What happens to a trip's days when its dates change. Nothing that somebody wrote is ever lost.
 *
 * Twin of `cairn/domain/redate.py`; both are proved by `contract/cases/redate.json`, and `contract/README.md` tells
 * the rules in words.
 */
import { addDays, lengthInDays } from "../kit/dates";
import { keysBetween } from "../kit/ordering";

export type RedateMode = "match" | "shift";
export type FateName = "kept" | "moved" | "added" | "unscheduled" | "removed";

export const MAX_DAYS = 365;

/** The part of a day record that matters here. */
export interface RedateDay {
  readonly id: string;
  readonly day_on: string | null;
  readonly position: string;
  readonly title: string | null;
  readonly notes: string | null;
}

export interface DayEdit {
  step: "add" | "set" | "remove";
  kind: "day";
  id: string;
  fields: { day_on?: string | null; position?: string };
}

/** What the preview says of one day. */
export interface Fate {
  id: string;
  fate: FateName;
  from_on: string | null;
  to_on: string | null;
}

export interface RedateTarget {
  starts_on: string | null;
  ends_on: string | null;
  count: number | null;
}

/** Where each day goes: `dates` names every surviving day that is touched, `missing` the new days to make. */
interface Plan {
  dates: Map<string, string | null>;
  removed: Set<string>;
  missing: (string | null)[];
}

/** One day of the result; without `old` it is new. */
interface Slot {
  id: string;
  dayOn: string | null;
  old: RedateDay | null;
}

const byText = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

/** The edits that bring the days to the target, and each day's fate. Throws RangeError when the target is impossible. */
export function redate(
  days: readonly RedateDay[],
  contentIds: ReadonlySet<string>,
  target: RedateTarget,
  mode: RedateMode,
  newId: () => string,
): { edits: DayEdit[]; fates: Fate[] } {
  const line = inOrder(days);
  const full = new Set(
    line.filter((day) => contentIds.has(day.id) || day.title || day.notes).map((day) => day.id),
  );
  const { starts_on, ends_on, count } = target;
  if (starts_on !== null && ends_on !== null) {
    return carryOut(line, ontoDates(line, full, range(starts_on, ends_on), mode), newId);
  }
  if (starts_on === null && ends_on === null && count !== null) {
    return carryOut(line, withoutDates(line, full, count), newId);
  }
  throw new RangeError("a trip has both a first and a last date, or neither and a number of days");
}

function range(first: string, last: string): string[] {
  const length = lengthInDays(first, last);
  if (!(length >= 1 && length <= MAX_DAYS)) {
    throw new RangeError(`a trip is 1 to ${MAX_DAYS} days long; ${first} to ${last} would be ${length}`);
  }
  return Array.from({ length }, (_, n) => addDays(first, n));
}

/** By position, except that dated days stand in date order in the places that dated days hold. */
/** By position, those with a date among themselves by date. */
export function inOrder<T extends Pick<RedateDay, "id" | "day_on" | "position">>(days: Iterable<T>): T[] {
  const line = [...days].sort((a, b) => byText(a.position, b.position) || byText(a.id, b.id));
  const dated = line.filter((day) => day.day_on).sort((a, b) => byText(a.day_on ?? "", b.day_on ?? ""));
  let next = 0;
  return line.map((day) => (day.day_on ? (dated[next++] ?? day) : day));
}

function ontoDates(line: RedateDay[], full: Set<string>, dates: string[], mode: RedateMode): Plan {
  const dated = line.filter((day) => day.day_on);
  // In an undated trip every day is waiting for a date; in a dated one those without are in the tray and stay there.
  const candidates = dated.length > 0 ? dated : line;
  const takes = new Map<string, string>();
  if (dated.length > 0 && mode === "match") {
    const wanted = new Set(dates);
    const held = new Set<string>();
    // Of two days on one date, the one with content keeps it.
    for (const day of [...dated].sort((a, b) => Number(full.has(b.id)) - Number(full.has(a.id)))) {
      const on = day.day_on ?? "";
      if (!wanted.has(on) || held.has(on)) continue;
      held.add(on);
      takes.set(day.id, on);
    }
  } else {
    dates.slice(0, candidates.length).forEach((on, n) => {
      const day = candidates[n];
      if (day) takes.set(day.id, on);
    });
  }
  const surplus = candidates.filter((day) => !takes.has(day.id)).map((day) => day.id);
  const taken = new Set(takes.values());
  const keep = surplus.filter((id) => full.has(id)).map((id): [string, null] => [id, null]);
  return {
    dates: new Map<string, string | null>([...takes, ...keep]),
    removed: new Set(surplus.filter((id) => !full.has(id))),
    missing: dates.filter((on) => !taken.has(on)),
  };
}

function withoutDates(line: RedateDay[], full: Set<string>, count: number): Plan {
  if (!(count >= 1 && count <= MAX_DAYS))
    throw new RangeError(`a trip is 1 to ${MAX_DAYS} days long, not ${count}`);
  const emptyFromTheEnd = line
    .map((day) => day.id)
    .filter((id) => !full.has(id))
    .reverse();
  const removed = new Set(emptyFromTheEnd.slice(0, Math.max(0, line.length - count)));
  return {
    dates: new Map(line.filter((day) => !removed.has(day.id)).map((day) => [day.id, null])),
    removed,
    missing: Array.from({ length: Math.max(0, count - line.length) }, () => null),
  };
}

function carryOut(line: RedateDay[], plan: Plan, newId: () => string): { edits: DayEdit[]; fates: Fate[] } {
  const slots: Slot[] = line
    .filter((day) => !plan.removed.has(day.id))
    .map((day) => ({ id: day.id, dayOn: plan.dates.get(day.id) ?? null, old: day }));
  for (const [at, dayOn] of gaps(slots, plan.missing)) slots.splice(at, 0, { id: newId(), dayOn, old: null });
  const positions = positionsOf(slots);

  const removes = line.filter((day) => plan.removed.has(day.id)).map(({ id }) => edit("remove", id, {}));
  const sets: DayEdit[] = [];
  const adds: DayEdit[] = [];
  slots.forEach((slot, n) => {
    const position = positions[n] ?? "";
    if (!slot.old) {
      adds.push(edit("add", slot.id, { day_on: slot.dayOn, position }));
      return;
    }
    const fields: DayEdit["fields"] = {};
    if (slot.dayOn !== slot.old.day_on) fields.day_on = slot.dayOn;
    if (position !== slot.old.position) fields.position = position;
    if (Object.keys(fields).length > 0) sets.push(edit("set", slot.id, fields));
  });

  const undated = !slots.some((slot) => slot.dayOn);
  const old = line
    .filter((day) => plan.dates.has(day.id) || plan.removed.has(day.id))
    .map((day) => fateOf(day, plan, undated));
  const added = slots
    .filter((slot) => !slot.old)
    .map((slot): Fate => ({ id: slot.id, fate: "added", from_on: null, to_on: slot.dayOn }));
  return { edits: [...removes, ...sets, ...adds], fates: [...old, ...added] };
}

function edit(step: DayEdit["step"], id: string, fields: DayEdit["fields"]): DayEdit {
  return { step, kind: "day", id, fields };
}

function fateOf({ id, day_on }: RedateDay, plan: Plan, undated: boolean): Fate {
  if (plan.removed.has(id)) return { id, fate: "removed", from_on: day_on, to_on: null };
  const to = plan.dates.get(id) ?? null;
  if (to === null && !undated) return { id, fate: "unscheduled", from_on: day_on, to_on: null };
  return { id, fate: day_on === to ? "kept" : "moved", from_on: day_on, to_on: to };
}

/** Where to insert the missing days, one after another: behind the last earlier date, or before the first later. */
function gaps(slots: Slot[], missing: (string | null)[]): [number, string | null][] {
  const dated = slots.flatMap((slot, at) => (slot.dayOn ? [{ on: slot.dayOn, at }] : []));
  return missing.map((on, inserted) => {
    const earlier = on === null ? undefined : dated.findLast((slot) => slot.on < on);
    const at = earlier ? earlier.at + 1 : (dated[0]?.at ?? slots.length);
    return [at + inserted, on];
  });
}

/** Each slot's order key. Keys that already rise are kept; every run of others gets keys between its neighbours. */
function positionsOf(slots: Slot[]): string[] {
  let last = "";
  const kept = slots.map(({ old }) => {
    if (!old || old.position <= last) return null;
    last = old.position;
    return last;
  });
  const positions: string[] = [];
  while (positions.length < slots.length) {
    const at = positions.length;
    const key = kept[at];
    if (key) {
      positions.push(key);
      continue;
    }
    const found = kept.findIndex((other, n) => n >= at && other !== null);
    const end = found < 0 ? kept.length : found;
    positions.push(...keysBetween(positions.at(-1) ?? null, kept[end] ?? null, end - at));
  }
  return positions;
}
