/** The deeds of the Files tab. Each is one mutation: shown at once, sent in order, undone as one. */
import { targetOf } from "../../domain/attachments";
import type { Attachment, AttachmentLink } from "../../domain/kinds.gen";
import { add, mutate, newId, remove, set } from "../../sync";
import type { Target } from "./views";

const streamOf = (tripId: string) => `trip:${tripId}`;

/** The record comes first; its bytes follow when there is a network. */
export function addFile(tripId: string, id: string, name: string): void {
  void mutate(streamOf(tripId), "attachment.add", [add("attachment", id, { name })]);
}

export function setFile(tripId: string, id: string, fields: Partial<Omit<Attachment, "id">>): void {
  if (Object.keys(fields).length > 0)
    void mutate(streamOf(tripId), "attachment.set", [set("attachment", id, fields)]);
}

export function star(tripId: string, file: Attachment): void {
  const verb = file.is_starred ? "attachment.unstar" : "attachment.star";
  void mutate(streamOf(tripId), verb, [set("attachment", file.id, { is_starred: !file.is_starred })]);
}

export function trash(tripId: string, id: string): void {
  // The log writes instants with six digits.
  const deleted_at = new Date().toISOString().replace("Z", "000Z");
  void mutate(streamOf(tripId), "attachment.trash", [set("attachment", id, { deleted_at })]);
}

export function restore(tripId: string, id: string): void {
  void mutate(streamOf(tripId), "attachment.restore", [set("attachment", id, { deleted_at: null })]);
}

export function purge(tripId: string, ids: readonly string[]): void {
  void mutate(
    streamOf(tripId),
    "attachment.purge",
    ids.map((id) => remove("attachment", id)),
  );
}

/** An upload that came to nothing takes its record along, and there is nothing to undo. */
export function giveUp(tripId: string, id: string): void {
  void mutate(streamOf(tripId), "attachment.purge", [remove("attachment", id)], { undoable: false });
}

/** What it belongs to from now on: links that are there already stay as they are. */
export function setLinks(
  tripId: string,
  fileId: string,
  links: readonly AttachmentLink[],
  targets: readonly Pick<Target, "id" | "kind">[],
): void {
  const wanted = new Set(targets.map(({ id }) => id));
  const there = new Set(links.map(targetOf));
  const edits = [
    ...links
      .filter((link) => !wanted.has(targetOf(link) ?? ""))
      .map((link) => remove("attachment_link", link.id)),
    ...targets
      .filter(({ id }) => !there.has(id))
      .map(({ id, kind }) => add("attachment_link", newId(), { attachment_id: fileId, [`${kind}_id`]: id })),
  ];
  if (edits.length > 0) void mutate(streamOf(tripId), "attachment.link", edits);
}
