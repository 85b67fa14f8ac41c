import type { Trip } from "../../domain/kinds.gen";
import { type RedateMode, type RedateTarget, redate } from "../../domain/redate";
import { addDays, lengthInDays } from "../../kit/dates";
import { keysBetween } from "../../kit/ordering";
import { add, type Edit, mutate, newId, remove, set } from "../../sync";
import type { Basis } from "./views";

const streamOf = (tripId: string) => `trip:${tripId}`;

/** What the trip dialog edits. */
export type TripFields = Pick<
  Trip,
  "title" | "description" | "starts_on" | "ends_on" | "currency" | "cover" | "reminder_days"
>;

interface Owner {
  id: string;
  display_name: string;
  avatar: string | null;
}

/** A new trip with its owner and its days, made on this device; `count` days when it has no dates. */
export async function createTrip(fields: TripFields, count: number, owner: Owner): Promise<string> {
  const id = newId();
  const { starts_on: first, ends_on: last } = fields;
  const length = first && last ? lengthInDays(first, last) : count;
  const days = keysBetween(null, null, length).map((position, n) =>
    add("day", newId(), { position, day_on: first ? addDays(first, n) : null }),
  );
  const me = {
    account_id: owner.id,
    name: owner.display_name,
    role: "owner",
    avatar: owner.avatar,
    position: "a0",
  } as const;
  await mutate(streamOf(id), "trip.create", [add("trip", id, fields), add("member", newId(), me), ...days]);
  return id;
}

/** Only what has changed is sent, so that two people editing different fields do not meet. */
export async function editTrip(trip: TripFields & { id: string }, next: Partial<TripFields>): Promise<void> {
  const changed = Object.fromEntries(
    Object.entries(next).filter(([name, value]) => trip[name as keyof TripFields] !== value),
  ) as Partial<TripFields>;
  if (Object.keys(changed).length > 0)
    await mutate(streamOf(trip.id), "trip.edit", [set("trip", trip.id, changed)]);
}

/** New dates (or a new number of days), as the preview showed it: one change, undone as one. */
export async function redateTrip(
  tripId: string,
  { trip, days: old, content }: Basis,
  target: RedateTarget,
  mode: RedateMode,
  next: Partial<TripFields>,
): Promise<void> {
  const { edits } = redate(old, content, target, mode, newId);
  const fields = { ...next, starts_on: target.starts_on, ends_on: target.ends_on };
  const changed = Object.fromEntries(
    Object.entries(fields).filter(([name, value]) => trip?.[name as keyof TripFields] !== value),
  ) as Partial<TripFields>;
  const days = edits.map((edit): Edit => {
    if (edit.step === "remove") return remove("day", edit.id);
    return edit.step === "add" ? add("day", edit.id, edit.fields) : set("day", edit.id, edit.fields);
  });
  const list = Object.keys(changed).length > 0 ? [set("trip", tripId, changed), ...days] : days;
  if (list.length > 0) await mutate(streamOf(tripId), "trip.redate", list);
}

export const archiveTrip = (tripId: string, archived: boolean) =>
  mutate(streamOf(tripId), archived ? "trip.archive" : "trip.unarchive", [
    set("trip", tripId, { is_archived: archived }),
  ]);

/** Into the trash, where it stays for thirty days. */
export const trashTrip = (tripId: string) =>
  mutate(streamOf(tripId), "trip.delete", [set("trip", tripId, { deleted_at: instant() })]);

export const restoreTrip = (tripId: string) =>
  mutate(streamOf(tripId), "trip.restore", [set("trip", tripId, { deleted_at: null })]);

/** As the wire writes instants: microseconds and a Z. */
const instant = () => new Date().toISOString().replace("Z", "000Z");
