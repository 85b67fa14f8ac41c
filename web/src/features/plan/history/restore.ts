/** Taking back one change out of the history: an ordinary mutation, like any other undo. */
import { type Change, type Edit, mutate, type StreamState } from "../../../sync";
import { undo } from "../../../sync/apply";
import type { Records, State } from "../../../sync/state";

const KINDS = ["trip", "member", "day", "place", "stop", "note"] as const;

export function restoring(change: Pick<Change, "diffs">, state: StreamState): Edit[] {
  // Taking back the beginning would take away the trip itself; that is what the trash is for.
  if (change.diffs.some(({ kind, before }) => kind === "trip" && before === null)) return [];
  const records = KINDS.map((kind) => [kind, state.kinds[kind] as unknown as Records] as const);
  const whole: State = new Map(records);
  return undo(change, whole);
}

export function restore(stream: string, change: Change, state: StreamState): Promise<unknown> {
  return mutate(stream, "change.undo", restoring(change, state));
}

/** What the records of a change are called, for its sentence; a few are enough. */
export function namesIn(change: Pick<Change, "diffs">, state: StreamState): string[] {
  const names: string[] = [];
  for (const { kind, id, before, after } of change.diffs) {
    const whole = { ...before, ...after };
    const name = whole.name ?? whole.title ?? whole.text ?? nameNow(kind, id, whole.place_id, state);
    if (typeof name === "string" && name !== "" && !names.includes(name)) names.push(name);
    if (names.length === 4) break;
  }
  return names;
}

function nameNow(kind: string, id: string, placeId: unknown, state: StreamState): string | null {
  const { day, place, stop, note, member } = state.kinds;
  switch (kind) {
    case "day":
      return day.get(id)?.title ?? null;
    case "place":
      return place.get(id)?.name ?? null;
    case "note":
      return note.get(id)?.text ?? null;
    case "member":
      return member.get(id)?.name ?? null;
    case "stop": {
      const now = stop.get(id);
      const of = now?.place_id ?? (typeof placeId === "string" ? placeId : null);
      return (of ? place.get(of)?.name : null) ?? now?.title ?? null;
    }
    default:
      return null;
  }
}
