/** Records as columns: how a snapshot travels, and how a stream lies on the device. */
import type { Kinds } from "./kinds";
import type { Value } from "./records";
import type { Rec, Records, State } from "./state";
import type { Columns } from "./wire";

export type PackedState = Readonly<Record<string, Columns>>;

export function pack(state: State): PackedState {
  const packed: Record<string, Columns> = {};
  for (const [kind, records] of state) {
    if (records.size === 0) continue;
    const names = new Set<string>(["id"]);
    for (const record of records.values()) for (const name of Object.keys(record)) names.add(name);
    const fields = [...names];
    const rows: Value[][] = [];
    for (const record of records.values()) rows.push(fields.map((name) => record[name] ?? null));
    packed[kind] = { fields, rows };
  }
  return packed;
}

/** Fields that the columns lack, because they are newer than the pack, get their defaults (L6). */
export function unpack(packed: PackedState, kinds: Kinds): State {
  const state = new Map<string, Records>();
  for (const [kind, { fields, rows }] of Object.entries(packed)) {
    const { id: _id, ...defaults } = kinds.fill(kind, "", {});
    const missing = Object.entries(defaults).filter(([name]) => !fields.includes(name));
    const records = new Map<string, Rec>();
    for (const row of rows) {
      const record: Record<string, Value> & { id: string } = { id: "" };
      for (let at = 0; at < fields.length; at += 1) record[fields[at] ?? ""] = row[at] ?? null;
      for (const [name, value] of missing) record[name] = value;
      records.set(record.id, record);
    }
    state.set(kind, records);
  }
  return state;
}
