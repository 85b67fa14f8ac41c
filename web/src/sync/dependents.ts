import type { Value } from "./records";
import type { State } from "./state";
import type { Pending } from "./store";

/**
 * Which of the later mutations stand on a refused one (L15): they touch or refer to a record that only it would have
 * added, or take it back. What stands on those falls with them.
 */
export function standingOn(refused: Pending, later: readonly Pending[], base: State): Pending[] {
  const missing = new Set<string>();
  const fallen = new Set<string>();
  const fell: Pending[] = [];
  const fall = ({ mutation }: Pending) => {
    fallen.add(mutation.id);
    for (const { step, kind, id } of mutation.edits)
      if (step === "add" && !base.get(kind)?.has(id)) missing.add(id);
  };
  fall(refused);
  const names = (value: Value) =>
    typeof value === "string"
      ? missing.has(value)
      : Array.isArray(value) && value.some((id) => missing.has(id));
  for (const pending of later) {
    const stands =
      (pending.undoes !== null && fallen.has(pending.undoes)) ||
      pending.mutation.edits.some(({ id, fields }) => missing.has(id) || Object.values(fields).some(names));
    if (!stands) continue;
    fall(pending);
    fell.push(pending);
  }
  return fell;
}
