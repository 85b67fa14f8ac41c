/**
 * The sync room's door: what features and domain use. Components read views and call verbs; nothing else here is
 * theirs to know.
 */

import type { User } from "./account";
import { theEngine } from "./browser";
import type { KindMap, KindName, MutationId, StreamId } from "./records";
import type { Edit, Fields, Spot } from "./wire";

export { uuidv7 as newId } from "../kit/ids";
export type { AccountView, User } from "./account";
export { registerKinds } from "./browser";
export type { OpenConflict, Refusal } from "./device";
export {
  type Card,
  type TripsView,
  useAccount,
  useOutbox,
  usePresence,
  useRecord,
  useRecords,
  useStream,
  useTrips,
  useUndo,
  useView,
} from "./hooks";
export type {
  FieldSpec,
  FieldType,
  KindMap,
  KindName,
  KindSpec,
  KindSpecs,
  MutationId,
  RefSpec,
  StreamId,
  Value,
} from "./records";
export type { OutboxView } from "./sync";
export type { CardMember } from "./trips";
export type { StreamState, StreamStatus } from "./views";
export type { Change, Conflict, Diff, Edit, Fields, Person, Spot } from "./wire";

/** An edit that adds a record; what is left out gets its default (L6). */
export function add<K extends KindName>(kind: K, id: string, fields: Partial<KindMap[K]>): Edit {
  return { step: "add", kind, id, fields: given(fields) };
}

/** An edit that sets some fields of a record. */
export function set<K extends KindName>(kind: K, id: string, fields: Partial<KindMap[K]>): Edit {
  return { step: "set", kind, id, fields: given(fields) };
}

/** An edit that removes a record; what refers to it follows as its kind says (L8). */
export function remove(kind: KindName, id: string): Edit {
  return { step: "remove", kind, id, fields: {} };
}

/**
 * Shown at once, kept on the device, sent in order. Resolves when it is shown, not when the server has answered:
 * `useOutbox` tells of that for everything.
 */
export function mutate(
  stream: StreamId,
  verb: string,
  edits: readonly Edit[],
  options: { readonly undoable?: boolean } = {},
): Promise<MutationId> {
  return theEngine().sync.mutate(stream, verb, edits, options.undoable);
}

/** Settles a conflict: "mine" is set again over theirs, "theirs" stands already. */
export function resolveConflict(id: string, choice: "mine" | "theirs"): Promise<void> {
  return theEngine().sync.resolve(id, choice);
}

export function dismissRefusal(id: string): void {
  theEngine().sync.core.dismissRefusal(id);
}

/** Tells the others on a stream where this person looks; at most once a second. */
export function announce(stream: StreamId, at: Spot | null): void {
  theEngine().sync.live.announce(stream, at);
}

/** After a sign-in, a registration or an edited profile: this account is here. Another's data leaves the device. */
export function signIn(user: User): Promise<void> {
  return theEngine().account.signIn(user);
}

/** Signs out, and leaves nothing of the account on this device. */
export function signOut(): Promise<void> {
  return theEngine().account.signOut();
}

/** Asks the server for the account again. */
export function refreshAccount(): Promise<void> {
  return theEngine().account.refresh();
}

/** Asks the server for the list of trips again; it does so by itself when the list changes. */
export function refreshTrips(): Promise<void> {
  return theEngine().trips.refresh();
}

/** Without its id, and without what is undefined: the wire knows null only. */
function given(fields: object): Fields {
  const { id: _id, ...rest } = fields as Record<string, Fields[string] | undefined>;
  return Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== undefined)) as Fields;
}
