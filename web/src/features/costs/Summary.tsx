import { Trans, useLingui } from "@lingui/react/macro";
import { convert } from "../../domain/settling";
import { useFormat } from "../../ui/format";
import classes from "./costs.module.css";
import { type Rates, rateFor } from "./rates";
import type { Book } from "./views";

/** The three numbers one looks for. */
export function Summary({ book, me, rates }: { book: Book; me: string | null; rates: Rates }) {
  const { t } = useLingui();
  const format = useFormat();
  const mine = me === null ? 0 : (book.balances.get(me) ?? 0);
  const lacking = book.lines.filter((line) => line.worth === null).length;
  const also = (minor: number) => {
    if (format.currency === book.currency) return null;
    const { rate } = rateFor(rates, book.currency, format.currency);
    const worth = convert(minor, book.currency, rate, format.currency);
    return worth === null ? null : `≈ ${format.money(worth, format.currency)}`;
  };
  return (
    <>
      <dl className={classes.sums}>
        <Sum name={t`Spent`} value={format.money(book.total, book.currency)} also={also(book.total)} />
        {mine < 0 ? (
          <Sum
            name={t`You owe`}
            value={format.money(-mine, book.currency)}
            also={also(-mine)}
            tone="danger"
          />
        ) : (
          <Sum
            name={t`You are owed`}
            value={format.money(mine, book.currency)}
            also={also(mine)}
            tone={mine > 0 ? "good" : undefined}
          />
        )}
        <Sum name={t`Planned`} value={format.money(book.planned, book.currency)} also={also(book.planned)} />
      </dl>
      {lacking > 0 && (
        <p className={classes.warning} role="status">
          <Trans>
            {lacking} expenses are in a currency without a known rate and count nowhere yet. Open them and
            write the rate.
          </Trans>
        </p>
      )}
    </>
  );
}

interface SumProps {
  name: string;
  value: string;
  also: string | null;
  tone?: "good" | "danger";
}

function Sum({ name, value, also, tone }: SumProps) {
  return (
    <div className={classes.sum}>
      <dt>{name}</dt>
      <dd data-tone={tone}>
        {value}
        {also && <small>{also}</small>}
      </dd>
    </div>
  );
}
