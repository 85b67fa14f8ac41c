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
      <Text size="sm" mt={dated ? "sm" : 0}>
        {told.length === 0 ? (
          <Trans>No day changes.</Trans>
        ) : (
          kept > 0 && <Plural value={kept} one="1 day stays as it is." other="# days stay as they are." />
        )}
      </Text>
      {ORDER.map((name) => (
        <Fates key={name} fate={name} fates={told.filter(({ fate }) => fate === name)} titles={titles} />
      ))}
    </section>
  );
}

const ORDER = ["moved", "added", "unscheduled", "removed"] as const;

interface FatesProps {
  fate: (typeof ORDER)[number];
  fates: readonly Fate[];
  titles: ReadonlyMap<string, string | null>;
}

/** One heading for what happens, then the days it happens to. */
function Fates({ fate, fates, titles }: FatesProps) {
  const format = useFormat();
  const { t } = useLingui();
  if (fates.length === 0) return null;
  const day = (on: string | null) => (on ? format.date(on, "dayMonth") : t`no date`);
  return (
    <div className={classes.group} data-fate={fate}>
      <p className={classes.heading}>
        {ICONS[fate]}
        <Heading fate={fate} count={fates.length} />
      </p>
      <ul className={classes.list}>
        {fates.map(({ id, from_on, to_on }) => (
          <li key={id}>
            <span className={classes.dates}>
              {fate === "moved" && (from_on || to_on)
                ? `${day(from_on)} → ${day(to_on)}`
                : day(from_on ?? to_on)}
            </span>
            {titles.get(id)}
          </li>
        ))}
      </ul>
    </div>
  );
}

function Heading({ fate, count }: { fate: (typeof ORDER)[number]; count: number }) {
  switch (fate) {
    case "moved":
      return <Plural value={count} one="1 day moves" other="# days move" />;
    case "added":
      return <Plural value={count} one="1 new day" other="# new days" />;
    case "unscheduled":
      return (
        <Plural
          value={count}
          one="1 day goes to “Unscheduled”, with everything on it"
          other="# days go to “Unscheduled”, with everything on them"
        />
      );
    case "removed":
      return <Plural value={count} one="1 empty day goes" other="# empty days go" />;
  }
}
