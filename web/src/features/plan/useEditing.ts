import { useEffect, useMemo } from "react";
import { announce, type Person, useAccount, usePresence } from "../../sync";

/** Tells the others that this record is open for editing here, for as long as the form stands. */
export function useEditing(stream: string, kind: string, id: string | null): void {
  useEffect(() => {
    if (id === null) return;
    announce(stream, { kind, id });
    return () => announce(stream, null);
  }, [stream, kind, id]);
}

/** Who has which record open, by the record's id; oneself is left out. */
export function useEditors(stream: string): ReadonlyMap<string, string> {
  const people = usePresence(stream);
  const { user } = useAccount();
  return useMemo(() => editorsOf(people, user?.id), [people, user?.id]);
}

export function editorsOf(people: readonly Person[], me: string | undefined): Map<string, string> {
  const editors = new Map<string, string>();
  for (const person of people) {
    if (person.account === me || !person.at?.id) continue;
    const known = editors.get(person.at.id);
    if (known?.split(", ").includes(person.name)) continue;
    editors.set(person.at.id, known ? `${known}, ${person.name}` : person.name);
  }
  return editors;
}
