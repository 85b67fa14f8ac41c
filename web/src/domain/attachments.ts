/** Files and what they belong to, as every part of a trip shows them. */

import { groupBy } from "../kit/groupBy";
import { type StreamState, useView } from "../sync";
import type { Attachment, AttachmentLink } from "./kinds.gen";

/** The fields of a link of which one names the record that the file belongs to. */
export const LINKED = ["place_id", "stop_id", "booking_id", "stay_id", "expense_id"] as const;

export const targetOf = (link: AttachmentLink): string | null =>
  LINKED.reduce<string | null>((found, field) => found ?? link[field], null);

/** The files that are not in the trash, by the record they belong to. */
export function filesByRecord({ kinds }: StreamState): ReadonlyMap<string, readonly Attachment[]> {
  const pairs = [...kinds.attachment_link.values()].flatMap((link) => {
    const file = kinds.attachment.get(link.attachment_id);
    const target = targetOf(link);
    return file && target && file.deleted_at === null ? [{ target, file }] : [];
  });
  return new Map(
    [...groupBy(pairs, ({ target }) => target)].map(([target, found]) => [
      target,
      found.map(({ file }) => file),
    ]),
  );
}

export const fileUrl = (tripId: string, id: string): string => `/api/trips/${tripId}/files/${id}`;
export const previewUrl = (tripId: string, id: string): string => `${fileUrl(tripId, id)}/preview`;

const NONE: readonly Attachment[] = [];

/** The files of one record. */
export const useFilesOf = (tripId: string, id: string): readonly Attachment[] =>
  useView(`trip:${tripId}`, filesByRecord).get(id) ?? NONE;
