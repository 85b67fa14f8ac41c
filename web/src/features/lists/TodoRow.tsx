import { useLingui } from "@lingui/react/macro";
import { IconCalendarDue, IconFlag3 } from "@tabler/icons-react";
import { memo } from "react";
import type { Member, Todo } from "../../domain/kinds.gen";
import { CheckRow } from "../../ui/CheckList";
import { useFormat } from "../../ui/format";
import { People } from "../../ui/Person";
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
    <CheckRow
      id={todo.id}
      title={todo.title}
      isDone={todo.is_done}
      tickLabel={t`Done: ${todo.title}`}
      readOnly={!canEdit}
      onTick={() => tickTodo(tripId, todo)}
      onOpen={() => onOpen(todo.id)}
      facts={
        <>
          {todo.due_on && (
            <span data-alarm={isOverdue(todo, today) || undefined}>
              <IconCalendarDue size={15} stroke={1.7} aria-hidden="true" />
              {isOverdue(todo, today)
                ? t`Overdue since ${format.date(todo.due_on, "dayMonth")}`
                : format.date(todo.due_on, "dayMonth")}
            </span>
          )}
          {todo.priority > 0 && priority && (
            <span data-alarm={todo.priority === 1 || undefined}>
              <IconFlag3 size={15} stroke={1.7} aria-hidden="true" />
              {i18n._(priority)}
            </span>
          )}
          {todo.description && <small>{todo.description}</small>}
        </>
      }
    >
      {people.length > 0 && <People people={people} max={3} size={26} />}
    </CheckRow>
  );
});
