/** Where the money went, drawn by hand: two small charts need no library. The numbers stand beside them as text. */
import { Trans, useLingui } from "@lingui/react/macro";
import { useMemo } from "react";
import { dayPaint } from "../../ui/dayColors";
import { useFormat } from "../../ui/format";
import classes from "./costs.module.css";
import { useCategoryName } from "./useWords";
import { type Book, byCategory, byDay, type Slice } from "./views";
import { categoryColor } from "./words";

const AROUND = 100;
const RADIUS = AROUND / (2 * Math.PI);
const SHOWN = 6;

/** A hair of space between two arcs. */
const visible = (part: number) => Math.max(0.2, part - 0.6);

interface ChartProps {
  slices: readonly Slice[];
  currency: string;
}

/** Both of them, where anything was spent. */
export function Charts({ book, onlyWide = false }: { book: Book; onlyWide?: boolean }) {
  const slices = useMemo(() => byCategory(book.lines), [book.lines]);
  const days = useMemo(() => byDay(book.lines), [book.lines]);
  if (slices.length === 0) return null;
  return (
    <div className={classes.charts} data-wide={onlyWide || undefined}>
      <CategoryDonut slices={slices} currency={book.currency} />
      {days.length > 1 && <DayBars slices={days} currency={book.currency} />}
    </div>
  );
}

function CategoryDonut({ slices, currency }: ChartProps) {
  const { t } = useLingui();
  const format = useFormat();
  const nameOf = useCategoryName();
  const total = slices.reduce((sum, { amount }) => sum + amount, 0);
  let turned = 0;
  const arcs = slices.map((slice) => {
    const part = total === 0 ? 0 : (slice.amount / total) * AROUND;
    turned += part;
    return { ...slice, part, from: turned - part };
  });
  const rest = slices.slice(SHOWN).reduce((sum, { amount }) => sum + amount, 0);
  return (
    <figure className={classes.chart} aria-label={t`Spent by category`}>
      <svg className={classes.donut} viewBox="0 0 40 40" aria-hidden="true">
        <circle className={classes.track} cx="20" cy="20" r={RADIUS} />
        {arcs.map((arc) => (
          <circle
            key={arc.key}
            cx="20"
            cy="20"
            r={RADIUS}
            stroke={dayPaint(categoryColor(arc.key))}
            strokeDasharray={`${visible(arc.part)} ${AROUND - visible(arc.part)}`}
            strokeDashoffset={AROUND / 4 - arc.from}
          />
        ))}
      </svg>
      <ul className={classes.legend}>
        {slices.slice(0, SHOWN).map((slice) => (
          <li key={slice.key}>
            <i style={{ background: dayPaint(categoryColor(slice.key)) }} aria-hidden="true" />
            <span>{nameOf(slice.key)}</span>
            <b>{format.money(slice.amount, currency)}</b>
          </li>
        ))}
        {rest > 0 && (
          <li>
            <i aria-hidden="true" />
            <span>
              <Trans>The rest</Trans>
            </span>
            <b>{format.money(rest, currency)}</b>
          </li>
        )}
      </ul>
    </figure>
  );
}

function DayBars({ slices, currency }: ChartProps) {
  const { t } = useLingui();
  const format = useFormat();
  const most = Math.max(...slices.map(({ amount }) => amount), 1);
  const top = slices.find(({ amount }) => amount === most);
  return (
    <figure className={classes.chart} data-kind="bars" aria-label={t`Spent by day`}>
      <ul className={classes.bars}>
        {slices.map((slice) => (
          <li
            key={slice.key}
            className={classes.bar}
            title={`${format.date(slice.key, "dayMonth")}: ${format.money(slice.amount, currency)}`}
            aria-label={`${format.date(slice.key, "dayMonth")}: ${format.money(slice.amount, currency)}`}
          >
            <i style={{ height: `${Math.max(2, (slice.amount / most) * 100)}%` }} aria-hidden="true" />
          </li>
        ))}
      </ul>
      <figcaption className={classes.caption}>
        {top && (
          <Trans>
            Most on {format.date(top.key, "dayMonth")}: {format.money(top.amount, currency)}
          </Trans>
        )}
      </figcaption>
    </figure>
  );
}
