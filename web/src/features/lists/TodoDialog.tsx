import { useLingui } from "@lingui/react/macro";
import {
  Autocomplete,
  Group,
  Input,
  Modal,
  SegmentedControl,
  Stack,
  Textarea,
  TextInput,
} from "@mantine/core";
import { type FormEvent, useState } from "react";
import type { Member, Todo } from "../../domain/kinds.gen";
import { travellers } from "../../domain/people";
import { EditFoot } from "../../ui/EditFoot";
import { PeopleField } from "../../ui/PeopleField";
import { removeTodo, setTodo } from "./verbs";
import { PRIORITY_NAME } from "./words";

interface TodoDialogProps {
  tripId: string;
  todo: Todo;
  members: ReadonlyMap<string, Member>;
  categories: readonly string[];
  canEdit: boolean;
  onClose(): void;
}

type Draft = Pick<Todo, "title" | "description" | "category" | "due_on" | "priority" | "assignee_ids">;

/** Everything about one to-do. Only what was changed is sent, so that two people editing it do not meet. */
export function TodoDialog({ tripId, todo, members, categories, canEdit, onClose }: TodoDialogProps) {
  const { t, i18n } = useLingui();
  const [changed, setChanged] = useState<Partial<Draft>>({});
  const draft: Draft = { ...todo, ...changed };
  const change = (fields: Partial<Draft>) => setChanged((before) => ({ ...before, ...fields }));

  function submit(event: FormEvent) {
    event.preventDefault();
    const title = draft.title.trim();
    if (title === "") return;
    const category = draft.category?.trim() || null;
    const fields = Object.fromEntries(
      Object.entries({ ...changed, title, category }).filter(
        ([name, value]) => JSON.stringify(value) !== JSON.stringify(todo[name as keyof Draft]),
      ),
    ) as Partial<Draft>;
    if (Object.keys(fields).length > 0) setTodo(tripId, todo.id, fields);
    onClose();
  }

  return (
    <Modal opened onClose={onClose} title={t`To-do`} closeButtonProps={{ "aria-label": t`Close` }}>
      <form onSubmit={submit}>
        <Stack gap="md">
          <TextInput
            label={t`What`}
            required
            maxLength={500}
            readOnly={!canEdit}
            data-autofocus
            value={draft.title}
            onChange={(event) => change({ title: event.currentTarget.value })}
          />
          <Group grow align="flex-start">
            <TextInput
              label={t`Due`}
              type="date"
              readOnly={!canEdit}
              value={draft.due_on ?? ""}
              onChange={(event) => change({ due_on: event.currentTarget.value || null })}
            />
            <Autocomplete
              label={t`Category`}
              data={[...categories]}
              maxLength={100}
              readOnly={!canEdit}
              value={draft.category ?? ""}
              onChange={(value) => change({ category: value || null })}
            />
          </Group>
          <Input.Wrapper label={t`Priority`} labelElement="div">
            <SegmentedControl
              fullWidth
              size="sm"
              mt={4}
              readOnly={!canEdit}
              aria-label={t`Priority`}
              value={String(draft.priority)}
              onChange={(value) => change({ priority: Number(value) })}
              data={PRIORITY_NAME.map((name, n) => ({ value: String(n), label: i18n._(name) }))}
            />
          </Input.Wrapper>
          <PeopleField
            label={t`Who does it`}
            description={t`Nobody chosen means anybody`}
            people={travellers(members, todo.assignee_ids)}
            value={draft.assignee_ids}
            readOnly={!canEdit}
            onChange={(ids) => change({ assignee_ids: ids })}
          />
          <Textarea
            label={t`Description`}
            autosize
            minRows={2}
            maxRows={10}
            maxLength={2000}
            readOnly={!canEdit}
            value={draft.description ?? ""}
            onChange={(event) => change({ description: event.currentTarget.value || null })}
          />
        </Stack>
        {canEdit && (
          <EditFoot
            isReady={draft.title.trim() !== ""}
            onClose={onClose}
            onRemove={() => removeTodo(tripId, todo.id)}
          />
        )}
      </form>
    </Modal>
  );
}
