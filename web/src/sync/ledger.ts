/** What needs a person's attention: refusals to read, conflicts to settle. Kept on the device until then. */
import type { OpenConflict, Refusal, StoredOutbox } from "./device";
import type { MutationId } from "./records";
import type { Change } from "./wire";

export class Ledger {
  refusals: readonly Refusal[] = [];
  conflicts: readonly OpenConflict[] = [];

  load({ refusals, conflicts }: Omit<StoredOutbox, "pending">): void {
    for (const refusal of refusals) this.refuse(refusal);
    this.open(conflicts);
  }

  refuse(refusal: Refusal): void {
    this.refusals = [...this.refusals.filter(({ id }) => id !== refusal.id), refusal];
  }

  dismiss(id: MutationId): void {
    this.refusals = this.refusals.filter((refusal) => refusal.id !== id);
  }

  /** A later conflict on the same field takes the place of the earlier: the author's last word counts. */
  open(conflicts: readonly OpenConflict[]): void {
    const ids = new Set(conflicts.map(({ id }) => id));
    this.conflicts = [...this.conflicts.filter(({ id }) => !ids.has(id)), ...conflicts];
  }

  close(id: string): void {
    this.conflicts = this.conflicts.filter((conflict) => conflict.id !== id);
  }

  clear(): void {
    this.refusals = [];
    this.conflicts = [];
  }
}

/** The conflicts an answer names, as things to settle. */
export function conflictsIn(change: Change, now: number): OpenConflict[] {
  return (change.conflicts ?? []).map(({ kind, id, field, mine, theirs }) => ({
    id: `${change.stream} ${kind} ${id} ${field}`,
    stream: change.stream,
    mutationId: change.mutation_id,
    verb: change.verb,
    kind,
    recordId: id,
    field,
    mine,
    theirs,
    seq: change.seq,
    at: now,
  }));
}
