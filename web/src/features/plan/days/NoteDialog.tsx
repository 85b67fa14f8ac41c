import { Trans, useLingui } from "@lingui/react/macro";
import { ActionIcon, Button, Group, Input, Modal, Stack, Textarea, TextInput } from "@mantine/core";
import { IconTrash } from "@tabler/icons-react";
import { useState } from "react";
import type { Note } from "../../../domain/kinds.gen";
import { useRecord } from "../../../sync";
import { Markdown } from "../../../ui/Markdown";
import { NOTE_ICONS, noteIcon } from "../../../ui/planIcons";
import { parseClock } from "../clock";
import { useRoom } from "../room";
import { useUi, useUiStore } from "../uiStore";
import { useEditing } from "../useEditing";
import * as verbs from "../verbs";
import { removeById } from "./deeds";

export function NoteDialog() {
  const { t } = useLingui();
  const room = useRoom();
  const store = useUiStore();
  const id = useUi((ui) => ui.editingNote);
  const note = useRecord(room.stream, "note", id);
  const close = () => store.set({ editingNote: null, selection: { kind: "none" } });
  return (
    <Modal
      closeButtonProps={{ "aria-label": t`Close` }}
      opened={note !== undefined}
      onClose={close}
      title={room.canEdit ? t`Edit the note` : t`Note`}
      size="md"
    >
      {note &&
        (room.canEdit ? <NoteForm key={note.id} note={note} onClose={close} /> : <NoteText note={note} />)}
    </Modal>
  );
}

function NoteText({ note }: { note: Note }) {
  return (
    <Stack>
      <div>{note.text}</div>
      {note.detail && <Markdown>{note.detail}</Markdown>}
    </Stack>
  );
}

function NoteForm({ note, onClose }: { note: Note; onClose: () => void }) {
  const { t } = useLingui();
  const room = useRoom();
  const store = useUiStore();
  useEditing(room.stream, "note", note.id);
  const [text, setText] = useState(note.text);
  const [time, setTime] = useState(note.time ?? "");
  const [detail, setDetail] = useState(note.detail ?? "");
  const [icon, setIcon] = useState<Note["icon"]>(note.icon);
  const save = () => {
    const next = { text: text.trim(), time: parseClock(time), detail: detail.trim() || null, icon };
    const changed = Object.fromEntries(
      Object.entries(next).filter(([key, value]) => note[key as keyof typeof next] !== value),
    );
    if (Object.keys(changed).length > 0) void verbs.setNote(room.tripId, note.id, changed);
    onClose();
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (text.trim() !== "") save();
      }}
    >
      <Stack gap="sm">
        <TextInput
          label={t`Note`}
          required
          data-autofocus
          maxLength={500}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
        <Input.Wrapper label={t`Icon`} labelElement="div">
          <Group gap={4} role="radiogroup" aria-label={t`Icon`}>
            {NOTE_ICONS.map((key) => {
              const Icon = noteIcon(key);
              return (
                <ActionIcon
                  key={key}
                  role="radio"
                  aria-checked={icon === key}
                  aria-label={key}
                  size={38}
                  variant={icon === key ? "filled" : "subtle"}
                  color={icon === key ? "accent" : "gray"}
                  onClick={() => setIcon(key)}
                >
                  <Icon size={19} stroke={1.7} />
                </ActionIcon>
              );
            })}
          </Group>
        </Input.Wrapper>
        <TextInput
          label={t`Time`}
          type="time"
          value={time}
          onChange={(event) => setTime(event.currentTarget.value)}
        />
        <Textarea
          label={t`More`}
          description={t`Markdown works: **bold**, lists, links`}
          autosize
          minRows={3}
          maxRows={12}
          maxLength={5000}
          value={detail}
          onChange={(event) => setDetail(event.currentTarget.value)}
        />
        <Group justify="space-between">
          <Button
            variant="subtle"
            color="danger"
            leftSection={<IconTrash size={16} aria-hidden="true" />}
            onClick={() => {
              onClose();
              removeById(room, store, note.id);
            }}
          >
            <Trans>Remove</Trans>
          </Button>
          <Group gap="xs">
            <Button variant="default" onClick={onClose}>
              <Trans>Cancel</Trans>
            </Button>
            <Button type="submit" disabled={text.trim() === ""}>
              <Trans>Save</Trans>
            </Button>
          </Group>
        </Group>
      </Stack>
    </form>
  );
}
