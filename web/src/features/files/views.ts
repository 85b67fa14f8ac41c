/** What the Files tab shows: which files, in what order, and how each is looked at. */
import { targetOf } from "../../domain/attachments";
import type { Attachment, AttachmentLink } from "../../domain/kinds.gen";
import { groupBy } from "../../kit/groupBy";
import { compare } from "../../kit/ordering";
import type { StreamState } from "../../sync";

export const FILTERS = ["all", "pictures", "documents", "starred", "trash"] as const;
export type Filter = (typeof FILTERS)[number];

export type Look = "picture" | "pdf" | "text" | "video" | "other";

export interface FileList {
  readonly files: readonly Attachment[];
  readonly links: ReadonlyMap<string, readonly AttachmentLink[]>;
  /** By record: what a file may belong to, under the name that people know. */
  readonly targets: ReadonlyMap<string, Target>;
  readonly members: StreamState["kinds"]["member"];
  /** Bytes of all files, the trash included. */
  readonly bytes: number;
}

export interface Target {
  readonly id: string;
  readonly kind: "place" | "stop" | "booking" | "stay" | "expense";
  readonly name: string;
}

const SHOWN: ReadonlySet<string> = new Set(["image/jpeg", "image/png", "image/gif", "image/webp"]);

export function lookOf({ media_type }: Attachment): Look {
  if (media_type === null) return "other";
  if (SHOWN.has(media_type)) return "picture";
  if (media_type === "application/pdf") return "pdf";
  if (media_type === "video/mp4" || media_type === "video/webm") return "video";
  return media_type.startsWith("text/") ? "text" : "other";
}

const isPicture = ({ media_type }: Attachment): boolean => /^(image|video)\//.test(media_type ?? "");

export function filesOf({ kinds }: StreamState): FileList {
  const { attachment, attachment_link, place, stop, booking, stay, expense, member } = kinds;
  const targets = new Map<string, Target>();
  const put = (kind: Target["kind"], id: string, name: string) => targets.set(id, { id, kind, name });
  for (const one of place.values()) put("place", one.id, one.name);
  for (const one of stop.values()) {
    const name = one.title ?? (one.place_id === null ? undefined : place.get(one.place_id)?.name);
    if (name) put("stop", one.id, name);
  }
  for (const one of booking.values()) put("booking", one.id, one.title);
  for (const one of stay.values()) put("stay", one.id, one.name);
  for (const one of expense.values()) put("expense", one.id, one.title);
  // Starred first, then the newest: an id is made of the moment.
  const files = [...attachment.values()].sort(
    (a, b) => Number(b.is_starred) - Number(a.is_starred) || compare(b.id, a.id),
  );
  return {
    files,
    links: groupBy(attachment_link.values(), (link) => link.attachment_id),
    targets,
    members: member,
    bytes: files.reduce((sum, file) => sum + (file.size ?? 0), 0),
  };
}

export function shows(filter: Filter, file: Attachment): boolean {
  if (filter === "trash") return file.deleted_at !== null;
  if (file.deleted_at !== null) return false;
  if (filter === "starred") return file.is_starred;
  return filter === "all" || isPicture(file) === (filter === "pictures");
}

export const targetsOf = (list: FileList, file: Attachment): readonly Target[] =>
  (list.links.get(file.id) ?? []).flatMap((link) => list.targets.get(targetOf(link) ?? "") ?? []);
