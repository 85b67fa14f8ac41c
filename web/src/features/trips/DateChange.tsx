import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { Radio, Stack, Text } from "@mantine/core";
import { IconArrowRight, IconCheck, IconInbox, IconPlus, IconX } from "@tabler/icons-react";
import { type ReactNode, useMemo } from "react";
import { type Fate, type FateName, type RedateMode, redate } from "../../domain/redate";
import { newId } from "../../sync";
import { useFormat } from "../../ui/format";
import classes from "./DateChange.module.css";
import type { DatesValue } from "./DatesField";
import type { Basis } from "./views";

interface DateChangeProps {
  basis: Basis;
  dates: DatesValue;
  mode: RedateMode;
  onMode(mode: RedateMode): void;
}

const ICONS: Record<FateName, ReactNode> = {
  kept: <IconCheck size={16} aria-hidden="true" />,
  moved: <IconArrowRight size={16} aria-hidden="true" />,
  added: <IconPlus size={16} aria-hidden="true" />,
  unscheduled: <IconInbox size={16} aria-hidden="true" />,
  removed: <IconX size={16} aria-hidden="true" />,
};

/** What the new dates do to each day, before anything is done. Days that stay as they are are only counted. */
export function DateChange({ basis, dates, mode, onMode }: DateChangeProps) {
  const { t } = useLingui();
  const fates = useMemo(() => {
    const range = dates.kind === "range";
    const target = {
      starts_on: range ? dates.first : null,
      ends_on: range ? dates.last : null,
      count: range ? null : dates.count,
    };
    return redate(basis.days, basis.content, target, mode, newId).fates;
  }, [basis, dates, mode]);
  const dated = basis.days.some((day) => day.day_on);
  const titles = useMemo(() => new Map(basis.days.map((day) => [day.id, day.title])), [basis]);
  const told = fates.filter(({ fate }) => fate !== "kept");
  const kept = fates.length - told.length;
  return (
    <section className={classes.root} aria-label={t`What happens to the days`} aria-live="polite">
      {dated && dates.kind === "range" && (
        <Radio.Group
          label={t`What should the plan do?`}
          value={mode}
          onChange={(value) => onMode(value === "shift" ? "shift" : "match")}
        >
          <Stack gap={8} mt={6}>
            <Radio
              value="shift"
              label={t`Move with the dates`}
              description={t`The first day becomes the new first day, and so on.`}
            />
            <Radio
              value="match"
              label={t`Stay on its dates`}
              description={t`Each day keeps its own date; only days outside the new dates change.`}
            />
          </Stack>
        </Radio.Group>
      )}
      <Text fw={600} size="sm" mt={dated ? "sm" : 0}>
        {told.length === 0 ? (
          <Trans>No day changes.</Trans>
        ) : kept === 0 ? (
          <Plural value={told.length} one="This day changes:" other="These # days change:" />
        ) : (
          <Plural
            value={kept}
            one="1 day stays as it is; these change:"
            other="# days stay as they are; these change:"
          />
        )}
      </Text>
      <ul className={classes.list}>
        {told.map((fate) => (
          <Line key={fate.id} fate={fate} title={titles.get(fate.id) ?? null} />
        ))}
      </ul>
    </section>
  );
}

function Line({ fate, title }: { fate: Fate; title: string | null }) {
  const format = useFormat();
  const from = fate.from_on ? format.date(fate.from_on, "dayMonth") : null;
  const to = fate.to_on ? format.date(fate.to_on, "dayMonth") : null;
  return (
    <li className={classes.line} data-fate={fate.fate}>
      {ICONS[fate.fate]}
      <span>
        {title && <strong>{title}: </strong>}
        <Sentence fate={fate.fate} from={from} to={to} />
      </span>
    </li>
  );
}

function Sentence({ fate, from, to }: { fate: FateName; from: string | null; to: string | null }) {
  switch (fate) {
    case "moved":
      if (from && to)
        return (
          <Trans>
            {from} becomes {to}
          </Trans>
        );
      return to ? (
        <Trans>gets the date {to}</Trans>
      ) : (
        <Trans>{from} loses its date and keeps its place</Trans>
      );
    case "added":
      return to ? <Trans>{to}, a new day</Trans> : <Trans>a new day</Trans>;
    case "unscheduled":
      return from ? (
        <Trans>{from} goes to “Unscheduled” with everything on it</Trans>
      ) : (
        <Trans>goes to “Unscheduled” with everything on it</Trans>
      );
    case "removed":
      return from ? <Trans>{from} is empty and goes</Trans> : <Trans>an empty day goes</Trans>;
    case "kept":
      return null;
  }
}
