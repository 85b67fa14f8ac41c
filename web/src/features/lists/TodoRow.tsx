import { useLingui } from "@lingui/react/macro";
import { Checkbox, UnstyledButton } from "@mantine/core";
import { IconCalendarDue, IconFlag3 } from "@tabler/icons-react";
import { memo } from "react";
import type { Member, Todo } from "../../domain/kinds.gen";
import { useFormat } from "../../ui/format";
import { People } from "../../ui/Person";
import classes from "./lists.module.css";
import { tickTodo } from "./verbs";
import { isOverdue } from "./views";
import { PRIORITY_NAME } from "./words";

interface TodoRowProps {
  tripId: string;
  todo: Todo;
  members: ReadonlyMap<string, Member>;
  today: string;
  canEdit: boolean;
  onOpen(id: string): void;
}

export const TodoRow = memo(function TodoRow({
  tripId,
  todo,
  members,
  today,
  canEdit,
  onOpen,
}: TodoRowProps) {
  const { t, i18n } = useLingui();
  const format = useFormat();
  const people = todo.assignee_ids.flatMap((id) => members.get(id) ?? []);
  const priority = PRIORITY_NAME[todo.priority];
  return (
    <li className={classes.row} data-done={todo.is_done || undefined}>
      <label className={classes.tick} htmlFor={`tick-${todo.id}`}>
        <Checkbox
          id={`tick-${todo.id}`}
          size="md"
          checked={todo.is_done}
          disabled={!canEdit}
          onChange={() => tickTodo(tripId, todo)}
          aria-label={t`Done: ${todo.title}`}
        />
      </label>
      <UnstyledButton className={classes.words} onClick={() => onOpen(todo.id)}>
        <span className={classes.name}>{todo.title}</span>
        <span className={classes.facts}>
          {todo.due_on && (
            <span data-overdue={isOverdue(todo, today) || undefined}>
              <IconCalendarDue size={15} stroke={1.7} aria-hidden="true" />
              {isOverdue(todo, today)
                ? t`Overdue since ${format.date(todo.due_on, "dayMonth")}`
                : format.date(todo.due_on, "dayMonth")}
            </span>
          )}
          {todo.priority > 0 && priority && (
            <span data-priority={todo.priority}>
              <IconFlag3 size={15} stroke={1.7} aria-hidden="true" />
              {i18n._(priority)}
            </span>
          )}
          {todo.description && <span className={classes.note}>{todo.description}</span>}
        </span>
      </UnstyledButton>
      {people.length > 0 && <People people={people} max={3} size={26} />}
    </li>
  );
});
