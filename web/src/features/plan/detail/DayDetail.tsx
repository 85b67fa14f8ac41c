import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { Button, CloseButton, UnstyledButton } from "@mantine/core";
import { IconChevronDown, IconChevronUp, IconPencil } from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import { type CSSProperties, useEffect, useRef } from "react";
import { StayIcon } from "../../../domain/bookingWords";
import { dayPaint } from "../../../ui/dayColors";
import { useFormat } from "../../../ui/format";
import { Stone } from "../../../ui/Stone";
import { InlineTitle } from "../days/InlineTitle";
import { LegPill } from "../days/LegPill";
import { clockRange, prices } from "../format";
import { useRoom } from "../room";
import { useUi, useUiStore } from "../uiStore";
import { useEditing } from "../useEditing";
import * as verbs from "../verbs";
import { type Bed, type DayView, nameOfItem, type Plan, type StopItem, timesOf } from "../views";
import { DayNotes } from "./DayNotes";
import classes from "./detail.module.css";
import { StopForm } from "./StopForm";

/** A day in full: its title, its notes, and each stop with times, people and the way on. */
export function DayDetail({ plan, view }: { plan: Plan; view: DayView }) {
  const { t } = useLingui();
  const room = useRoom();
  const store = useUiStore();
  const format = useFormat();
  const { day, index } = view;
  const isNaming = useUi((ui) => ui.naming === `detail-${day.id}`);
  const number = index + 1;
  useEditing(room.stream, "day", room.canEdit ? day.id : null);
  const stops = view.items.filter((item): item is StopItem => item.type === "stop");
  return (
    <section
      className={classes.root}
      style={{ "--day": dayPaint(index) } as CSSProperties}
      aria-label={t`Day details`}
    >
      <header className={classes.head}>
        <div className={classes.headText}>
          <div className={classes.date}>
            {day.day_on ? format.date(day.day_on, "full") : <Trans>Day {number}</Trans>}
          </div>
          {isNaming ? (
            <InlineTitle
              value={day.title ?? ""}
              label={t`Title of the day`}
              onDone={(title) => {
                store.set({ naming: null });
                if (title !== null && title !== (day.title ?? "")) {
                  void verbs.setDay(room.tripId, day.id, { title: title || null });
                }
              }}
            />
          ) : (
            <h2 className={classes.title} data-empty={day.title ? undefined : true}>
              {day.title ?? <Trans>Without a title</Trans>}
            </h2>
          )}
          <div className={classes.facts}>
            <Plural value={view.stopCount} _0="No stops yet" one="# stop" other="# stops" />
            {view.metres > 0 && ` · ${format.distance(view.metres)}`}
            {view.prices.length > 0 && ` · ${prices(format, view.prices)}`}
          </div>
          {room.canEdit && !isNaming && (
            <Button
              variant="subtle"
              color="gray"
              size="compact-sm"
              ms={-8}
              leftSection={<IconPencil size={14} stroke={1.7} aria-hidden="true" />}
              onClick={() => store.set({ naming: `detail-${day.id}` })}
            >
              <Trans>Rename</Trans>
            </Button>
          )}
        </div>
        <CloseButton aria-label={t`Close`} onClick={() => store.set({ detailDay: null, detailStop: null })} />
      </header>
      <div className={classes.body}>
        <DayNotes key={day.id} day={day} />
        <Nights view={view} />
        <h3 className={classes.heading}>
          <Trans>Stops</Trans>
        </h3>
        {stops.length === 0 && (
          <p className={classes.facts}>
            <Trans>Nothing planned yet.</Trans>
          </p>
        )}
        {stops.map((item) => (
          <StopLine key={item.id} plan={plan} item={item} index={index} />
        ))}
      </div>
    </section>
  );
}

/** Where the day begins and ends, and the way from and to the bed. */
function Nights({ view }: { view: DayView }) {
  const { t } = useLingui();
  const room = useRoom();
  const { morning, evening } = view;
  if (!morning && !evening) return null;
  const line = (bed: Bed, label: string) => (
    <div className={classes.night}>
      <StayIcon size={18} stroke={1.7} aria-hidden="true" />
      <span className={classes.nightText}>
        <span className={classes.facts}>{label}</span>
        <Link
          to="/trips/$tripId/bookings"
          params={{ tripId: room.tripId }}
          search={{ open: bed.stay.id }}
          className={classes.nightName}
        >
          {bed.stay.name}
        </Link>
      </span>
      {bed.leg && <LegPill leg={bed.leg} />}
    </div>
  );
  return (
    <section aria-label={t`Nights`}>
      <h3 className={classes.heading}>
        <Trans>Nights</Trans>
      </h3>
      {morning && morning.stay.id !== evening?.stay.id && line(morning, t`The day begins at`)}
      {evening &&
        line(
          evening,
          morning?.stay.id === evening.stay.id ? t`The day begins and ends at` : t`The day ends at`,
        )}
    </section>
  );
}

function StopLine({ plan, item, index }: { plan: Plan; item: StopItem; index: number }) {
  const store = useUiStore();
  const format = useFormat();
  const isOpen = useUi((ui) => ui.detailStop === item.id);
  const line = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (isOpen) line.current?.scrollIntoView({ block: "nearest" });
  }, [isOpen]);
  const { start, end } = timesOf(item);
  const Chevron = isOpen ? IconChevronUp : IconChevronDown;
  return (
    <div ref={line} className={classes.stop}>
      <UnstyledButton
        className={classes.stopHead}
        aria-expanded={isOpen}
        onClick={() => store.set({ detailStop: isOpen ? null : item.id })}
      >
        <Stone color={dayPaint(index)}>{item.number}</Stone>
        <span className={classes.stopName}>{nameOfItem(item)}</span>
        <span className={classes.stopTime}>{clockRange(format, start, end)}</span>
        <Chevron size={17} stroke={1.7} aria-hidden="true" />
      </UnstyledButton>
      {isOpen && <StopForm plan={plan} item={item} />}
    </div>
  );
}
