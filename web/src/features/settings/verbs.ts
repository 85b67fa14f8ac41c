import type { Preferences } from "../../domain/kinds.gen";
import { add, mutate, set } from "../../sync";

type Wishes = Partial<Omit<Preferences, "id">>;

/** The first wish makes the record; nobody has one before. Settings are changed back where they were changed. */
export function setPreferences(
  accountId: string,
  known: Preferences | undefined,
  wishes: Wishes,
): Promise<string> {
  const edit = known ? set("preferences", accountId, wishes) : add("preferences", accountId, wishes);
  return mutate(`account:${accountId}`, "preferences.set", [edit], { undoable: false });
}
