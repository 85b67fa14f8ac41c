import { useLingui } from "@lingui/react/macro";
import { Link } from "@tanstack/react-router";
import { type CSSProperties, memo } from "react";
import { endName, type Happening } from "../../../domain/bookings";
import { PHASE_NAME, StayIcon, TYPE } from "../../../domain/bookingWords";
import { dayPaint } from "../../../ui/dayColors";
import { useFormat } from "../../../ui/format";
import { clockRange } from "../format";
import { useRoom } from "../room";
import { useUi, useUiStore } from "../uiStore";
import classes from "./days.module.css";

interface HappeningRowProps {
  readonly happening: Happening;
  readonly dayId: string | null;
  readonly colorIndex: number;
  readonly next: string;
  readonly isFirst: boolean;
  readonly isLast: boolean;
}

/** Something that is reserved, at its time between the stops. It is changed where it is kept: among the bookings. */
export const HappeningRow = memo(
  function HappeningRow({ happening, dayId, colorIndex, next, isFirst, isLast }: HappeningRowProps) {
    const { t, i18n } = useLingui();
    const format = useFormat();
    const room = useRoom();
    const store = useUiStore();
    const { key, booking, segment, stay, at, until, phase } = happening;
    const isCursor = useUi((ui) => ui.cursor === key);
    const Icon = booking ? TYPE[booking.type].icon : StayIcon;
    const title = segment
      ? `${endName(segment, "from")} → ${endName(segment, "to")}`
      : (booking?.title ?? stay?.name ?? "");
    const phaseName = PHASE_NAME[phase];
    const facts = [
      phaseName ? i18n._(phaseName) : null,
      segment?.number,
      phase === "departure" || phase === "journey" ? segment?.seat : null,
      phase === "checkin" && until ? t`until ${format.clock(until)}` : null,
      phase === "checkout" && until ? t`until ${format.clock(until)}` : null,
    ].filter((one) => one);
    const time =
      phase === "checkin" || phase === "checkout"
        ? clockRange(format, at, null)
        : clockRange(format, at, until);
    return (
      <div
        className={classes.row}
        style={{ "--day": dayPaint(colorIndex) } as CSSProperties}
        data-drop="between"
        data-day={dayId ?? ""}
        data-next={next}
        data-first={isFirst || undefined}
        data-last={isLast || undefined}
        data-alone={(isFirst && isLast) || undefined}
        data-status={(booking ?? stay)?.status}
      >
        <Link
          to="/trips/$tripId/bookings"
          params={{ tripId: room.tripId }}
          search={{ open: (booking ?? stay)?.id ?? "" }}
          className={classes.main}
          tabIndex={isCursor ? 0 : -1}
          data-row-key={key}
          onFocus={() => store.set({ cursor: key })}
        >
          <span className={classes.rail}>
            <span className={classes.ticketMark}>
              <Icon size={15} stroke={1.8} aria-hidden="true" />
            </span>
          </span>
          <div className={classes.body}>
            <div className={classes.head}>
              <span className={classes.name}>{title}</span>
              {time && <span className={classes.time}>{time}</span>}
            </div>
            {facts.length > 0 && <div className={classes.caption}>{facts.join(" · ")}</div>}
          </div>
        </Link>
      </div>
    );
  },
  (a, b) =>
    a.happening.booking === b.happening.booking &&
    a.happening.segment === b.happening.segment &&
    a.happening.stay === b.happening.stay &&
    a.happening.key === b.happening.key &&
    a.dayId === b.dayId &&
    a.colorIndex === b.colorIndex &&
    a.next === b.next &&
    a.isFirst === b.isFirst &&
    a.isLast === b.isLast,
);
