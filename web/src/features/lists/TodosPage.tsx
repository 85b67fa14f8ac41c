import { Trans, useLingui } from "@lingui/react/macro";
import { Chip, Group, Select } from "@mantine/core";
import { IconChecklist } from "@tabler/icons-react";
import { type ReactNode, useMemo, useState } from "react";
import type { Member, Todo } from "../../domain/kinds.gen";
import { useRole } from "../../domain/role";
import { useRecords } from "../../sync";
import { CheckSection } from "../../ui/CheckList";
import { EmptyState } from "../../ui/EmptyState";
import { useFormat } from "../../ui/format";
import { NoneShown, Page } from "../../ui/Page";
import { QuickLine } from "../../ui/QuickLine";
import { useToday } from "../../ui/useToday";
import classes from "./lists.module.css";
import { readQuick } from "./quick";
import { TodoDialog } from "./TodoDialog";
import { TodoRow } from "./TodoRow";
import { addTodo } from "./verbs";
import {
  categoriesOf,
  FILTERS,
  type Filter,
  grouped,
  SORTS,
  type Sort,
  shows,
  type Group as Todos,
} from "./views";
import { FILTER_NAME, SORT_NAME } from "./words";

/** What is to be done for this trip, by whom, until when. */
export function TodosPage({ tripId, beside }: { tripId: string; beside?: ReactNode }) {
  const { t } = useLingui();
  const stream = `trip:${tripId}`;
  const todos = useRecords(stream, "todo");
  const members = useRecords(stream, "member");
  const { canEdit, memberId } = useRole(stream, "packing_edit");
  const today = useToday();
  const [filter, setFilter] = useState<Filter>("open");
  const [sort, setSort] = useState<Sort>("hand");
  const [edited, setEdited] = useState<string | null>(null);
  const groups = useMemo(
    () => grouped(todos.values(), { filter, sort, me: memberId, today }),
    [todos, filter, sort, memberId, today],
  );
  const open = edited === null ? undefined : todos.get(edited);
  return (
    <Page title={t`To-dos`} beside={beside}>
      {canEdit && <QuickAdd tripId={tripId} todos={todos} members={members} today={today} />}
      {todos.size === 0 ? (
        <EmptyState icon={IconChecklist} title={t`Nothing to do yet`}>
          {canEdit ? (
            <Trans>
              Write what has to be done before you leave: tickets, papers, plants. Say who does it with @, and
              until when with a day.
            </Trans>
          ) : (
            <Trans>Who plans this trip has not written anything here.</Trans>
          )}
        </EmptyState>
      ) : (
        <>
          <Filters
            todos={todos}
            me={memberId}
            today={today}
            filter={filter}
            onFilter={setFilter}
            sort={sort}
            onSort={setSort}
          />
          {groups.length === 0 && (
            <NoneShown>
              {filter === "open" ? <Trans>All done.</Trans> : <Trans>None of this kind.</Trans>}
            </NoneShown>
          )}
          {groups.map((group) => (
            <Category
              key={group.category ?? ""}
              group={group}
              tripId={tripId}
              members={members}
              today={today}
              canEdit={canEdit}
              onOpen={setEdited}
            />
          ))}
        </>
      )}
      {open && (
        <TodoDialog
          key={open.id}
          tripId={tripId}
          todo={open}
          members={members}
          categories={categoriesOf(todos.values())}
          canEdit={canEdit}
          onClose={() => setEdited(null)}
        />
      )}
    </Page>
  );
}

interface QuickAddProps {
  tripId: string;
  todos: ReadonlyMap<string, Todo>;
  members: ReadonlyMap<string, Member>;
  today: string;
}

function QuickAdd({ tripId, todos, members, today }: QuickAddProps) {
  const { t } = useLingui();
  const { locale } = useFormat();
  const [line, setLine] = useState("");
  const quick = readQuick(line, {
    today,
    locale,
    people: [...members.values()],
    categories: categoriesOf(todos.values()),
  });
  return (
    <QuickLine
      label={t`New to-do`}
      placeholder={t`Book the ferry !1 @Ben tomorrow #Transport`}
      description={t`! priority 1 to 3, @ who, # category, and a day such as tomorrow, Monday or 2027-03-01`}
      maxLength={600}
      value={line}
      isReady={quick.title !== ""}
      onChange={setLine}
      onSubmit={() => {
        addTodo(tripId, todos.values(), { ...quick, title: quick.title.slice(0, 500) });
        setLine("");
      }}
    />
  );
}

interface FiltersProps {
  todos: ReadonlyMap<string, Todo>;
  me: string | null;
  today: string;
  filter: Filter;
  onFilter(filter: Filter): void;
  sort: Sort;
  onSort(sort: Sort): void;
}

function Filters({ todos, me, today, filter, onFilter, sort, onSort }: FiltersProps) {
  const { t, i18n } = useLingui();
  const counts = useMemo(() => {
    const all = [...todos.values()];
    return new Map(FILTERS.map((one) => [one, all.filter((todo) => shows(one, todo, me, today)).length]));
  }, [todos, me, today]);
  return (
    <div className={classes.filters}>
      <Chip.Group
        value={filter}
        onChange={(value) => onFilter(FILTERS.find((one) => one === value) ?? "open")}
      >
        <Group gap={6} role="radiogroup" aria-label={t`Which to-dos`}>
          {FILTERS.map((one) => (
            <Chip key={one} value={one} size="sm" variant="outline">
              {`${i18n._(FILTER_NAME[one])} ${counts.get(one)}`}
            </Chip>
          ))}
        </Group>
      </Chip.Group>
      <Select
        aria-label={t`Order`}
        size="sm"
        w={190}
        allowDeselect={false}
        data={SORTS.map((one) => ({ value: one, label: i18n._(SORT_NAME[one]) }))}
        value={sort}
        onChange={(value) => onSort(SORTS.find((one) => one === value) ?? "hand")}
      />
    </div>
  );
}

interface CategoryProps {
  group: Todos;
  tripId: string;
  members: ReadonlyMap<string, Member>;
  today: string;
  canEdit: boolean;
  onOpen(id: string): void;
}

function Category({ group, ...rest }: CategoryProps) {
  const { t } = useLingui();
  return (
    <CheckSection name={group.category ?? t`Without a category`}>
      {group.todos.map((todo) => (
        <TodoRow key={todo.id} todo={todo} {...rest} />
      ))}
    </CheckSection>
  );
}
