import { useLingui } from "@lingui/react/macro";
import { useFormat } from "../../../ui/format";
import type { Leg } from "../legs";
import { MODE_ICON, MODE_NAME } from "../modes";
import classes from "./days.module.css";

/** Nobody walks from Tokyo to Kyoto: beyond a day's way the minutes guessed from a straight line say nothing. */
const LONGEST_GUESS = 12 * 60;

/** The way to the next stop, written on the trail. */
export function LegPill({ leg }: { leg: Leg }) {
  const { t, i18n } = useLingui();
  const format = useFormat();
  const Icon = MODE_ICON[leg.mode];
  const mode = i18n._(MODE_NAME[leg.mode]);
  return (
    <span className={classes.leg} title={t`${mode}, about: measured as a straight line`}>
      <Icon size={14} stroke={1.7} aria-hidden="true" />
      <span className={classes.srOnly}>{mode}</span>
      {leg.minutes > LONGEST_GUESS
        ? format.distance(leg.metres)
        : `${format.minutes(leg.minutes)} · ${format.distance(leg.metres)}`}
    </span>
  );
}
