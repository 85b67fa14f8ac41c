import { Trans, useLingui } from "@lingui/react/macro";
import { Chip, Group, Select, UnstyledButton } from "@mantine/core";
import { memo, useMemo, useState } from "react";
import { dayPaint } from "../../ui/dayColors";
import { useFormat } from "../../ui/format";
import { NoneShown } from "../../ui/Page";
import { Charts } from "./Charts";
import classes from "./costs.module.css";
import { useCategoryName } from "./useWords";
import { type Book, FILTERS, type Filter, grouped, type Line, paidBy, shows } from "./views";
import { categoryColor, categoryIcon, FILTER_NAME } from "./words";

interface ExpensesPaneProps {
  book: Book;
  me: string | null;
  onOpen(id: string): void;
}

/** Every expense, day by day, the latest on top. */
export function ExpensesPane({ book, me, onOpen }: ExpensesPaneProps) {
  const { t, i18n } = useLingui();
  const format = useFormat();
  const nameOf = useCategoryName();
  const [filter, setFilter] = useState<Filter>("all");
  const [category, setCategory] = useState<string | null>(null);
  const [day, setDay] = useState<string | null>(null);
  const lines = useMemo(
    () =>
      book.lines.filter(
        (line) => shows(line, filter, me, category) && (day === null || line.expense.spent_on === day),
      ),
    [book, filter, me, category, day],
  );
  const categories = useMemo(
    () => [...new Set(book.lines.map(({ expense }) => expense.category))],
    [book.lines],
  );
  const days = useMemo(
    () => [...new Set(book.lines.flatMap(({ expense }) => expense.spent_on ?? []))],
    [book.lines],
  );
  const groups = useMemo(() => grouped(lines), [lines]);
  return (
    <section aria-label={t`Expenses`}>
      <Charts book={book} onlyWide />
      <div className={classes.filters}>
        <Chip.Group
          value={filter}
          onChange={(value) => setFilter(FILTERS.find((one) => one === value) ?? "all")}
        >
          <Group gap={6} role="radiogroup" aria-label={t`Which expenses`}>
            {FILTERS.map((one) => (
              <Chip key={one} value={one} size="sm" variant="outline">
                {i18n._(FILTER_NAME[one])}
              </Chip>
            ))}
          </Group>
        </Chip.Group>
        <Group gap={8}>
          <Select
            aria-label={t`Category`}
            placeholder={t`Every category`}
            size="sm"
            w={170}
            clearable
            data={categories.map((value) => ({ value, label: nameOf(value) }))}
            value={category}
            onChange={setCategory}
          />
          <Select
            aria-label={t`Day`}
            placeholder={t`Every day`}
            size="sm"
            w={140}
            clearable
            data={days.map((value) => ({ value, label: format.date(value, "dayMonth") }))}
            value={day}
            onChange={setDay}
          />
        </Group>
      </div>
      {lines.length === 0 && (
        <NoneShown>
          <Trans>None of this kind.</Trans>
        </NoneShown>
      )}
      {[...groups].map(([on, group]) => (
        <section key={on ?? ""} aria-label={on === null ? t`Without a date` : format.date(on, "full")}>
          <h3 className={classes.day}>
            {on === null ? <Trans>Without a date</Trans> : format.date(on, "full")}
          </h3>
          <ul className={classes.list}>
            {group.map((line) => (
              <Row key={line.expense.id} line={line} book={book} me={me} onOpen={onOpen} />
            ))}
          </ul>
        </section>
      ))}
    </section>
  );
}

interface RowProps {
  line: Line;
  book: Book;
  me: string | null;
  onOpen(id: string): void;
}

const Row = memo(function Row({ line, book, me, onOpen }: RowProps) {
  const { t } = useLingui();
  const format = useFormat();
  const { expense, payments, worth } = line;
  const Icon = categoryIcon(expense.category);
  const payers = payments.map(({ member_id }) => book.members.get(member_id)?.name ?? "").join(", ");
  const people = expense.split === "item" ? line.owed.size : line.splits.length;
  const part = me === null ? 0 : (line.owed.get(me) ?? 0);
  const isMine = me !== null && paidBy(line, me) > 0;
  return (
    <li className={classes.row}>
      <UnstyledButton className={classes.open} onClick={() => onOpen(expense.id)}>
        <span className={classes.icon} style={{ color: dayPaint(categoryColor(expense.category)) }}>
          <Icon size={19} stroke={1.7} aria-hidden="true" />
        </span>
        <span className={classes.words}>
          <span className={classes.name}>{expense.title}</span>
          <span className={classes.facts}>
            {line.isPlanned ? (
              <Trans>Planned, nobody has paid</Trans>
            ) : (
              <Trans>
                {payers} paid, shared by {people}
              </Trans>
            )}
          </span>
        </span>
        <span className={classes.amounts}>
          <span className={classes.amount}>{format.money(expense.amount_minor, expense.currency)}</span>
          <span className={classes.facts} data-tone={worth === null ? "warn" : undefined}>
            {worth === null
              ? t`no rate known`
              : part > 0 && !isMine
                ? t`your part ${format.money(part, book.currency)}`
                : expense.currency === book.currency
                  ? null
                  : `≈ ${format.money(worth, book.currency)}`}
          </span>
        </span>
      </UnstyledButton>
    </li>
  );
});
