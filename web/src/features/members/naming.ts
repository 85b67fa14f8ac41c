/** Where the members of a trip are named besides its costs: what they attend, bring, carry, are to do. */
import { KINDS, type Member } from "../../domain/kinds.gen";
import { type Edit, type StreamState, set } from "../../sync";

type Field = { readonly ref?: { readonly kind: string; readonly policy: string; readonly many: boolean } };
type Spec = {
  readonly stream: string;
  readonly section: string;
  readonly fields: Readonly<Record<string, Field>>;
};
type Rec = Readonly<Record<string, unknown>> & { readonly id: string };

/** [kind, field] of everything that may name members and lets them go; money does not. */
const NAMING = Object.entries(KINDS as Readonly<Record<string, Spec>>).flatMap(
  ([kind, { stream, section, fields }]) =>
    stream !== "trip" || section === "money"
      ? []
      : Object.entries(fields).flatMap(([field, { ref }]) =>
          ref?.kind === "member" && ref.policy === "clear"
            ? [{ kind: kind as keyof typeof KINDS, field }]
            : [],
        ),
);

/** By member, the edits that take their name out of all of it. */
export function namesTaken({ kinds }: StreamState): ReadonlyMap<Member["id"], readonly Edit[]> {
  const found = new Map<string, Map<string, Edit>>();
  const take = (member: string, kind: keyof typeof KINDS, id: string, fields: Record<string, unknown>) => {
    const edits = found.get(member) ?? new Map<string, Edit>();
    const before = edits.get(id);
    edits.set(id, set(kind, id, { ...before?.fields, ...fields } as never));
    found.set(member, edits);
  };
  for (const { kind, field } of NAMING) {
    for (const record of kinds[kind as keyof StreamState["kinds"]].values() as Iterable<Rec>) {
      const value = record[field];
      if (typeof value === "string") take(value, kind, record.id, { [field]: null });
      else if (Array.isArray(value))
        for (const member of value as string[])
          take(member, kind, record.id, { [field]: value.filter((one) => one !== member) });
    }
  }
  return new Map([...found].map(([member, edits]) => [member, [...edits.values()]]));
}
