import { Plural, Trans, useLingui } from "@lingui/react/macro";
import type { ReactNode } from "react";
import type { Card } from "../../sync";
import { useFormat } from "../../ui/format";
import type { Countdown } from "./views";

/** "Day 2 of 21", "in 41 days". */
export function CountdownWords({ countdown }: { countdown: Countdown }): ReactNode {
  switch (countdown.is) {
    case "ongoing":
      return (
        <Trans>
          Day {countdown.day} of {countdown.of}
        </Trans>
      );
    case "upcoming":
      return countdown.days === 1 ? (
        <Trans>Tomorrow</Trans>
      ) : (
        <Plural value={countdown.days} other="in # days" />
      );
    case "past":
      return countdown.days === 1 ? (
        <Trans>Ended yesterday</Trans>
      ) : (
        <Plural value={countdown.days} other="# days ago" />
      );
    case "idea":
      return <Trans>No dates yet</Trans>;
  }
}

/** "18 Nov – 8 Dec", or how many days it has. */
export function useTripDates(): (card: Pick<Card, "starts_on" | "ends_on" | "day_count">) => string {
  const format = useFormat();
  const { t } = useLingui();
  return ({ starts_on, ends_on, day_count }) => {
    if (starts_on && ends_on) return format.dates(starts_on, ends_on);
    return day_count === 1 ? t`1 day, no dates yet` : t`${day_count} days, no dates yet`;
  };
}
