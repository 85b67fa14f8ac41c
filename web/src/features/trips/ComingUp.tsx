import { Trans, useLingui } from "@lingui/react/macro";
import { Link } from "@tanstack/react-router";
import { useFormat } from "../../ui/format";
import classes from "./ComingUp.module.css";
import type { Ahead } from "./views";

interface ComingUpProps {
  tripId: string;
  ahead: readonly Ahead[];
  today: string;
  ongoing: boolean;
}

/** The next stops, on a small trail. */
export function ComingUp({ tripId, ahead, today, ongoing }: ComingUpProps) {
  const { t } = useLingui();
  const format = useFormat();
  const when = (stop: Ahead) => {
    const day = !stop.on
      ? t`Day ${stop.dayNumber}`
      : stop.on === today
        ? t`Today`
        : format.date(stop.on, "dayMonth");
    return stop.at ? `${day}, ${format.clock(stop.at)}` : day;
  };
  return (
    <section className={classes.panel}>
      <h2 className={classes.title}>{ongoing ? <Trans>Coming up</Trans> : <Trans>How it begins</Trans>}</h2>
      <ol className={classes.trail}>
        {ahead.map((stop) => (
          <li key={stop.id} className={classes.stop}>
            <span className={classes.stone} aria-hidden="true" />
            <span className={classes.text}>
              <span className={classes.name}>{stop.title}</span>
              <span className={classes.when}>{when(stop)}</span>
            </span>
          </li>
        ))}
      </ol>
      <Link to="/trips/$tripId" params={{ tripId }} className={classes.all}>
        <Trans>See the whole plan</Trans>
      </Link>
    </section>
  );
}
