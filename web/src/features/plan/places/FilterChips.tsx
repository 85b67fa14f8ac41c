import { Trans } from "@lingui/react/macro";
import { UnstyledButton } from "@mantine/core";
import type { ReactNode } from "react";
import type { Category } from "../../../domain/kinds.gen";
import { useFormat } from "../../../ui/format";
import { type PlaceCounts, type PlaceFilter, sameFilter } from "../placeViews";
import classes from "./places.module.css";

interface FilterChipsProps {
  readonly counts: PlaceCounts;
  readonly categories: ReadonlyMap<string, Category>;
  readonly filter: PlaceFilter;
  readonly onFilter: (filter: PlaceFilter) => void;
}

export function FilterChips({ counts, categories, filter, onFilter }: FilterChipsProps) {
  const format = useFormat();
  const used = [...categories.values()]
    .filter((category) => counts.byCategory.has(category.id))
    .sort((a, b) => (a.position < b.position ? -1 : 1));
  const chip = (value: PlaceFilter, key: string, count: number, label: ReactNode) => (
    <UnstyledButton
      key={key}
      className={classes.chip}
      aria-pressed={sameFilter(filter, value)}
      onClick={() => onFilter(sameFilter(filter, value) ? "all" : value)}
    >
      {label} <b>{format.number(count)}</b>
    </UnstyledButton>
  );
  return (
    <div className={classes.chipScroll}>
      {chip("all", "all", counts.all, <Trans>All</Trans>)}
      {chip("unplanned", "unplanned", counts.unplanned, <Trans>Unplanned</Trans>)}
      {used.map((category) =>
        chip(
          { category: category.id },
          category.id,
          counts.byCategory.get(category.id) ?? 0,
          <>
            <span className={classes.dot} style={{ background: category.color }} />
            {category.name}
          </>,
        ),
      )}
      {used.length > 0 &&
        counts.byCategory.has(null) &&
        chip({ category: null }, "none", counts.byCategory.get(null) ?? 0, <Trans>No category</Trans>)}
    </div>
  );
}
