import { useLingui } from "@lingui/react/macro";
import { Modal, MultiSelect, Stack, Textarea, TextInput } from "@mantine/core";
import { type FormEvent, useMemo, useState } from "react";
import { targetOf } from "../../domain/attachments";
import type { Attachment } from "../../domain/kinds.gen";
import { groupBy } from "../../kit/groupBy";
import { EditFoot } from "../../ui/EditFoot";
import { setFile, setLinks, trash } from "./verbs";
import { type FileList, type Target, targetsOf } from "./views";
import { TARGET_NAME } from "./words";

interface FileDialogProps {
  tripId: string;
  file: Attachment;
  list: FileList;
  canEdit: boolean;
  onClose(): void;
}

/** What a file is called, what it is, and what it belongs to. */
export function FileDialog({ tripId, file, list, canEdit, onClose }: FileDialogProps) {
  const { t, i18n } = useLingui();
  const [name, setName] = useState(file.name);
  const [description, setDescription] = useState(file.description ?? "");
  const [targets, setTargets] = useState(() => targetsOf(list, file).map(({ id }) => id));
  const data = useMemo(() => {
    const groups = groupBy(list.targets.values(), (target) => target.kind);
    return (Object.keys(TARGET_NAME) as Target["kind"][]).flatMap((kind) => {
      const items = groups.get(kind) ?? [];
      if (items.length === 0) return [];
      return [
        {
          group: i18n._(TARGET_NAME[kind]),
          items: items.map(({ id, name: label }) => ({ value: id, label })),
        },
      ];
    });
  }, [list.targets, i18n]);

  function submit(event: FormEvent) {
    event.preventDefault();
    const called = name.trim();
    if (called === "") return;
    setFile(tripId, file.id, {
      ...(called !== file.name && { name: called }),
      ...((description || null) !== file.description && { description: description || null }),
    });
    // A link to something that this list does not know stays as it is.
    const links = list.links.get(file.id) ?? [];
    const known = links.filter((link) => list.targets.has(targetOf(link) ?? ""));
    setLinks(
      tripId,
      file.id,
      known,
      targets.flatMap((id) => list.targets.get(id) ?? []),
    );
    onClose();
  }

  return (
    <Modal opened onClose={onClose} title={t`File`} closeButtonProps={{ "aria-label": t`Close` }}>
      <form onSubmit={submit}>
        <Stack gap="md">
          <TextInput
            label={t`Name`}
            required
            maxLength={255}
            readOnly={!canEdit}
            data-autofocus
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
          />
          <MultiSelect
            label={t`Belongs to`}
            description={t`Bookings, beds, places, stops and expenses show it`}
            searchable
            limit={60}
            readOnly={!canEdit}
            data={data}
            value={targets}
            onChange={setTargets}
          />
          <Textarea
            label={t`Description`}
            autosize
            minRows={2}
            maxRows={8}
            maxLength={2000}
            readOnly={!canEdit}
            value={description}
            onChange={(event) => setDescription(event.currentTarget.value)}
          />
        </Stack>
        {canEdit && (
          <EditFoot
            isReady={name.trim() !== ""}
            onClose={onClose}
            onRemove={file.deleted_at === null ? () => trash(tripId, file.id) : undefined}
          />
        )}
      </form>
    </Modal>
  );
}
