import { Trans, useLingui } from "@lingui/react/macro";
import { endName } from "../../domain/bookings";
import type { Segment } from "../../domain/kinds.gen";
import { daysFromTo } from "../../kit/dates";
import { zoneLabel } from "../../kit/zones";
import { useFormat } from "../../ui/format";
import classes from "./bookings.module.css";
import { changeTime, minutesOf } from "./views";

/** A hop by the clocks of its two ends; zones stand beside them where they differ. */
export function HopLine({ segment, next }: { segment: Segment; next: Segment | undefined }) {
  const { t } = useLingui();
  const format = useFormat();
  const minutes = minutesOf(segment);
  const wait = next ? changeTime(segment, next) : null;
  const hasZones = segment.from_tz !== segment.to_tz;
  const later =
    segment.departs_on !== null && segment.arrives_on !== null
      ? daysFromTo(segment.departs_on, segment.arrives_on)
      : 0;
  const facts = [
    segment.number,
    segment.seat === null ? null : t`seat ${segment.seat}`,
    segment.platform === null ? null : t`platform ${segment.platform}`,
    segment.travel_class,
  ].filter((one) => one !== null);
  return (
    <>
      <div className={classes.line}>
        <End
          name={segment.from_name}
          short={endName(segment, "from")}
          at={segment.departs_at}
          zone={
            hasZones && segment.departs_on && segment.from_tz
              ? zoneLabel(segment.departs_on, segment.from_tz, format.locale)
              : null
          }
          later={0}
        />
        <div className={classes.way}>
          <span>{minutes === null ? "" : format.minutes(minutes)}</span>
        </div>
        <End
          name={segment.to_name}
          short={endName(segment, "to")}
          at={segment.arrives_at}
          zone={
            hasZones && segment.arrives_on && segment.to_tz
              ? zoneLabel(segment.arrives_on, segment.to_tz, format.locale)
              : null
          }
          later={later}
        />
      </div>
      {facts.length > 0 && <p className={classes.facts}>{facts.join(" · ")}</p>}
      {wait !== null && wait >= 0 && (
        <p className={classes.wait}>
          <Trans>{format.minutes(wait)} to change</Trans>
        </p>
      )}
    </>
  );
}

interface EndProps {
  name: string;
  short: string;
  at: string | null;
  zone: string | null;
  later: number;
}

function End({ name, short, at, zone, later }: EndProps) {
  const { t } = useLingui();
  const format = useFormat();
  const days = later > 0 ? `+${later}` : `−${-later}`;
  return (
    <div className={classes.point}>
      <span className={classes.clock}>
        {at === null ? "–" : format.clock(at)}
        {later !== 0 && <sup title={t`Days after the departure: ${later}`}>{days}</sup>}
      </span>
      <span className={classes.where} title={name}>
        {short === name ? name : `${short} · ${name}`}
      </span>
      {zone && <span className={classes.zone}>{zone}</span>}
    </div>
  );
}
