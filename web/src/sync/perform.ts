/**
 * What a mutation will do, computed here before the server has answered, by the same rules (L6 to L9).
 * The server's own diffs win when they arrive; this only keeps offline from looking unlike online.
 */
import { sameValue } from "../kit/equal";
import type { Kinds, Pointer } from "./kinds";
import type { Value } from "./records";
import type { Draft, Rec } from "./state";
import type { Diff, Edit, Fields } from "./wire";

/** Puts the edits into the draft, settles references and answers with one diff a record. */
export function perform(draft: Draft, edits: readonly Edit[], kinds: Kinds): Diff[] {
  const work = new Work(draft, kinds);
  for (const edit of edits) work.edit(edit);
  work.settle();
  return work.diffs();
}

interface Item {
  readonly kind: string;
  readonly id: string;
  readonly before: Rec | null;
  judged: boolean;
  followed: boolean;
}

class Work {
  readonly #draft: Draft;
  readonly #kinds: Kinds;
  readonly #items = new Map<string, Item>();

  constructor(draft: Draft, kinds: Kinds) {
    this.#draft = draft;
    this.#kinds = kinds;
  }

  edit({ step, kind, id, fields }: Edit): void {
    const now = this.#draft.get(kind, id);
    if (step === "add") {
      if (!now) this.#put(kind, id, this.#kinds.fill(kind, id, fields));
    } else if (now) {
      // L7: a record that is gone is neither changed nor brought back.
      this.#put(kind, id, step === "set" ? { ...now, ...fields, id } : null);
    }
  }

  /** L8: references are judged when all edits are in, and again as long as settling removes more. */
  settle(): void {
    for (;;) {
      const gone = new Map<string, Set<string>>();
      let worked = false;
      for (const item of [...this.#items.values()]) {
        const now = this.#draft.get(item.kind, item.id);
        if (now === null && !item.followed) {
          item.followed = worked = true;
          const ids = gone.get(item.kind) ?? new Set();
          gone.set(item.kind, ids.add(item.id));
        } else if (now !== null && !item.judged) {
          item.judged = worked = true;
          this.#judge(item, now);
        }
      }
      for (const [kind, ids] of gone) this.#follow(kind, ids);
      if (!worked) return;
    }
  }

  diffs(): Diff[] {
    const found: Diff[] = [];
    for (const { kind, id, before } of this.#items.values()) {
      const now = this.#draft.get(kind, id);
      if (before && now) {
        const names = Object.keys(now).filter((name) => !sameValue(before[name], now[name]));
        if (names.length > 0) found.push({ kind, id, before: only(before, names), after: only(now, names) });
      } else if (before || now) {
        found.push({ kind, id, before: before && fieldsOf(before), after: now && fieldsOf(now) });
      }
    }
    return found;
  }

  #judge(item: Item, now: Rec): void {
    for (const pointer of this.#kinds.refsOf(item.kind)) {
      const value = now[pointer.field];
      if (value === undefined || (item.before && sameValue(item.before[pointer.field], value))) continue;
      const dangling = targets(value).filter((id) => !this.#draft.get(pointer.ref.kind, id));
      if (dangling.length > 0) this.#letGo(pointer, item.id, new Set(dangling));
    }
  }

  #follow(kind: string, gone: ReadonlySet<string>): void {
    for (const pointer of this.#kinds.pointingAt(kind)) {
      const pointing = [...this.#draft.records(pointer.kind)].filter((record) =>
        targets(record[pointer.field]).some((id) => gone.has(id)),
      );
      for (const record of pointing) this.#letGo(pointer, record.id, gone);
    }
  }

  #letGo({ kind, field, ref }: Pointer, id: string, gone: ReadonlySet<string>): void {
    const record = this.#draft.get(kind, id);
    if (!record) return;
    const value = record[field];
    if (Array.isArray(value)) {
      this.#put(kind, id, { ...record, [field]: value.filter((target) => !gone.has(target)) });
    } else if (ref.policy === "cascade") this.#put(kind, id, null);
    else this.#put(kind, id, { ...record, [field]: null });
  }

  #put(kind: string, id: string, record: Rec | null): void {
    const key = `${kind} ${id}`;
    if (!this.#items.has(key)) {
      const before = this.#draft.get(kind, id);
      this.#items.set(key, { kind, id, before, judged: false, followed: false });
    }
    this.#draft.put(kind, id, record);
  }
}

/** The ids a reference names: none, one or a list. */
export function targets(value: Value | undefined): readonly string[] {
  if (typeof value === "string") return [value];
  return Array.isArray(value) ? value : [];
}

/** A record without its id, as diffs and edits carry it. */
export function fieldsOf(record: Rec): Fields {
  const { id: _id, ...fields } = record;
  return fields;
}

function only(record: Rec, names: readonly string[]): Fields {
  const fields: Record<string, Value> = {};
  for (const name of names) fields[name] = record[name] ?? null;
  return fields;
}
