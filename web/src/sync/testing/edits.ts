/** Short words for edits and states in tests. */
import type { State } from "../state";
import type { Edit, Fields } from "../wire";

export const TRIP = "018f0000-0000-7000-8000-000000000001";
export const STREAM = `trip:${TRIP}`;

export const adding = (kind: string, id: string, fields: Fields = {}): Edit => ({
  step: "add",
  kind,
  id,
  fields,
});
export const setting = (kind: string, id: string, fields: Fields): Edit => ({
  step: "set",
  kind,
  id,
  fields,
});
export const removing = (kind: string, id: string): Edit => ({ step: "remove", kind, id, fields: {} });

/** A trip with a person, two days, a place and a stop on the first day. */
export const JAPAN: readonly Edit[] = [
  adding("trip", TRIP, { title: "Japan" }),
  adding("member", "ana", { name: "Ana" }),
  adding("day", "d1", { title: "Kyoto" }),
  adding("day", "d2", { title: "Nara" }),
  adding("place", "p1", { name: "Fushimi Inari" }),
  adding("stop", "s1", { day_id: "d1", place_id: "p1", attendee_ids: ["ana"] }),
];

/** A state as plain objects in a fixed order, without empty kinds. */
export function plain(state: State): object {
  const inOrder = <T>(entries: Iterable<readonly [string, T]>) =>
    [...entries].toSorted(([a], [b]) => (a < b ? -1 : 1));
  const kinds = inOrder(state).filter(([, records]) => records.size > 0);
  return Object.fromEntries(kinds.map(([kind, records]) => [kind, Object.fromEntries(inOrder(records))]));
}
