import { Plural } from "@lingui/react/macro";
import { useMemo } from "react";
import type { Card } from "../../sync";
import { useFormat } from "../../ui/format";
import classes from "./StatsLine.module.css";
import { statsOf } from "./views";

interface StatsLineProps {
  trips: readonly Card[];
  today: string;
  accountId: string;
}

export function StatsLine({ trips, today, accountId }: StatsLineProps) {
  const format = useFormat();
  const stats = useMemo(() => statsOf(trips, today, accountId), [trips, today, accountId]);
  return (
    <ul className={classes.line}>
      <li>
        <b>{format.number(stats.trips)}</b>
        <span>
          <Plural value={stats.trips} one="trip" other="trips" />
        </span>
      </li>
      <li>
        <b>{format.number(stats.daysAway)}</b>
        <span>
          <Plural value={stats.daysAway} one="day away" other="days away" />
        </span>
      </li>
      <li>
        <b>{format.number(stats.places)}</b>
        <span>
          <Plural value={stats.places} one="place collected" other="places collected" />
        </span>
      </li>
      <li>
        <b>{format.number(stats.companions)}</b>
        <span>
          <Plural value={stats.companions} one="companion" other="companions" />
        </span>
      </li>
    </ul>
  );
}
