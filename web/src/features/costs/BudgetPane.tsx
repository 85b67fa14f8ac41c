import { Trans, useLingui } from "@lingui/react/macro";
import { Checkbox, NumberInput } from "@mantine/core";
import { useMemo, useState } from "react";
import { travellers } from "../../domain/people";
import { decimals } from "../../kit/currencies";
import { EXPENSE_CATEGORIES } from "../../kit/money.gen";
import { useFormat } from "../../ui/format";
import { Charts } from "./Charts";
import classes from "./costs.module.css";
import { useCategoryName } from "./useWords";
import { setBudget, setPerPerson } from "./verbs";
import { allowed, type Book, byCategory } from "./views";

interface BudgetPaneProps {
  tripId: string;
  book: Book;
  canEdit: boolean;
}

/** What one meant to spend, in all and by category, beside what was spent and what is still planned. */
export function BudgetPane({ tripId, book, canEdit }: BudgetPaneProps) {
  const { t } = useLingui();
  const format = useFormat();
  const nameOf = useCategoryName();
  const spent = useMemo(() => new Map(byCategory(book.lines).map((one) => [one.key, one.amount])), [book]);
  const planned = useMemo(() => {
    const sums = new Map<string, number>();
    for (const { isPlanned, worth, expense } of book.lines)
      if (isPlanned) sums.set(expense.category, (sums.get(expense.category) ?? 0) + (worth ?? 0));
    return sums;
  }, [book]);
  const people = travellers(book.members).length;
  const categories = [
    ...new Set([
      ...EXPENSE_CATEGORIES,
      ...spent.keys(),
      ...book.budgets.flatMap(({ category }) => category ?? []),
    ]),
  ];
  const of = (category: string | null) => book.budgets.find((budget) => budget.category === category);
  const days = new Set(book.lines.flatMap(({ expense }) => expense.spent_on ?? [])).size;
  return (
    <section aria-label={t`Budget`}>
      <Charts book={book} />
      <ul className={classes.list}>
        {[null, ...categories].map((category) => {
          const budget = of(category);
          const whole = budget ? allowed(budget, people) : null;
          const used = category === null ? book.total : (spent.get(category) ?? 0);
          const meant = category === null ? book.planned : (planned.get(category) ?? 0);
          const name = category === null ? t`In all` : nameOf(category);
          return (
            <li key={category ?? ""} className={classes.budget} data-total={category === null || undefined}>
              <span className={classes.words}>
                <span className={classes.name}>{name}</span>
                <span
                  className={classes.facts}
                  data-tone={whole !== null && used > whole ? "danger" : undefined}
                >
                  {whole === null
                    ? t`${format.money(used, book.currency)} spent`
                    : used > whole
                      ? t`${format.money(used - whole, book.currency)} over`
                      : t`${format.money(whole - used, book.currency)} left`}
                  {meant > 0 && (
                    <>
                      {" · "}
                      <Trans>{format.money(meant, book.currency)} planned</Trans>
                    </>
                  )}
                </span>
                {whole !== null && whole > 0 && (
                  <span
                    className={classes.gauge}
                    role="img"
                    aria-label={t`${name}: ${Math.round((used / whole) * 100)} percent of the budget`}
                  >
                    <i
                      data-tone={used > whole ? "danger" : "good"}
                      style={{ width: `${Math.min(100, (used / whole) * 100)}%` }}
                    />
                  </span>
                )}
              </span>
              <span className={classes.limit}>
                <Amount
                  name={name}
                  currency={book.currency}
                  value={budget?.amount_minor ?? null}
                  canEdit={canEdit}
                  onChange={(minor) => setBudget(tripId, book, category, minor)}
                />
                {budget && (canEdit || budget.is_per_person) && (
                  <Checkbox
                    size="xs"
                    label={t`per person`}
                    aria-label={t`Budget per person: ${name}`}
                    disabled={!canEdit}
                    checked={budget.is_per_person}
                    onChange={(event) => setPerPerson(tripId, budget, event.currentTarget.checked)}
                  />
                )}
              </span>
            </li>
          );
        })}
      </ul>
      {book.total > 0 && people > 0 && (
        <p className={classes.caption}>
          <Trans>{format.money(Math.round(book.total / people), book.currency)} per person</Trans>
          {days > 0 && (
            <>
              {" · "}
              <Trans>
                {format.money(Math.round(book.total / days), book.currency)} per day with expenses
              </Trans>
            </>
          )}
        </p>
      )}
    </section>
  );
}

interface AmountProps {
  name: string;
  currency: string;
  value: number | null;
  canEdit: boolean;
  onChange(minor: number | null): void;
}

/** Written when one leaves the field or presses Enter, not at every key. */
function Amount({ name, currency, value, canEdit, onChange }: AmountProps) {
  const { t } = useLingui();
  const scale = 10 ** decimals(currency);
  const [text, setText] = useState<number | string | null>(null);
  const commit = () => {
    if (text === null) return;
    onChange(text === "" ? null : Math.round(Number(text) * scale));
    setText(null);
  };
  return (
    <NumberInput
      className={classes.field}
      aria-label={t`Budget: ${name}`}
      placeholder={t`no limit`}
      size="sm"
      min={0}
      decimalScale={decimals(currency)}
      thousandSeparator=" "
      hideControls
      readOnly={!canEdit}
      value={text ?? (value === null ? "" : value / scale)}
      onChange={setText}
      onBlur={commit}
      onKeyDown={(event) => {
        if (event.key === "Enter") commit();
      }}
    />
  );
}
