/** States move forward by changes and look back for undo. Twin of `cairn/sync/state.py`, by the same JSON cases. */
import { sameValue } from "../kit/equal";
import type { Kinds } from "./kinds";
import type { Value } from "./records";
import { advance, Draft, type State } from "./state";
import type { Diff, Edit } from "./wire";

/**
 * Puts a change's diffs into a draft: they are facts, nothing is judged. With `kinds`, a record from a log older than
 * one of its fields gets that field's default.
 */
export function applyDiffs(draft: Draft, diffs: readonly Diff[], kinds?: Kinds): void {
  for (const { kind, id, before, after } of diffs) {
    const now = draft.get(kind, id);
    if (after === null) draft.put(kind, id, null);
    else if (before === null) draft.put(kind, id, kinds ? kinds.fill(kind, id, after) : { ...after, id });
    else if (now) draft.put(kind, id, { ...now, ...after, id });
  }
}

export function apply(state: State, change: { readonly diffs: readonly Diff[] }): State {
  const draft = new Draft(state);
  applyDiffs(draft, change.diffs);
  return advance(state, draft.touched());
}

/**
 * The edits that take a change back where nobody has gone on from it (L10). In reverse order, so that what pointed at
 * something follows it. Redo is the undo of an undo.
 */
export function undo(change: { readonly diffs: readonly Diff[] }, state: State): Edit[] {
  const edits: Edit[] = [];
  for (const { kind, id, before, after } of change.diffs.toReversed()) {
    const now = state.get(kind)?.get(id);
    if (before === null) {
      if (now) edits.push({ step: "remove", kind, id, fields: {} });
    } else if (after === null) {
      if (!now) edits.push({ step: "add", kind, id, fields: before });
    } else if (now) {
      const fields: Record<string, Value> = {};
      for (const [name, value] of Object.entries(before)) {
        const left = after[name];
        if (!sameValue(left, value) && sameValue(now[name], left)) fields[name] = value;
      }
      if (Object.keys(fields).length > 0) edits.push({ step: "set", kind, id, fields });
    }
  }
  return edits;
}
