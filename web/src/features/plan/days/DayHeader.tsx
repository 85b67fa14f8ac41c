import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { ActionIcon, UnstyledButton } from "@mantine/core";
import { IconChevronDown, IconChevronRight, IconDots, IconRoute } from "@tabler/icons-react";
import { type CSSProperties, memo, useMemo } from "react";
import { StayIcon } from "../../../domain/bookingWords";
import { dayPaint } from "../../../ui/dayColors";
import { useFormat } from "../../../ui/format";
import { useDragSource } from "../drag";
import flip from "../flip.module.css";
import { dayNumeral, prices } from "../format";
import { useRoom } from "../room";
import { useUi, useUiStore } from "../uiStore";
import * as verbs from "../verbs";
import type { DayView } from "../views";
import classes from "./days.module.css";
import { openDetail } from "./deeds";
import { InlineTitle } from "./InlineTitle";

interface DayHeaderProps {
  readonly view: DayView;
  readonly isFolded: boolean;
  readonly nextDay: string;
}

export const DayHeader = memo(
  function DayHeader({ view, isFolded, nextDay }: DayHeaderProps) {
    const { day, index } = view;
    const { t } = useLingui();
    const format = useFormat();
    const room = useRoom();
    const store = useUiStore();
    const isCursor = useUi((ui) => ui.cursor === day.id);
    const isShown = useUi((ui) => ui.mapDay === day.id);
    const isNaming = useUi((ui) => ui.naming === day.id);
    const dragged = useMemo(() => ({ type: "day", id: day.id }) as const, [day.id]);
    const drag = useDragSource(`day:${day.id}`, dragged, !room.canEdit || isNaming);
    const number = index + 1;
    const name = day.title ?? (day.day_on ? format.date(day.day_on, "dayMonth") : t`Day ${number}`);
    const first = view.items[0]?.id ?? "";

    return (
      <div
        ref={drag.ref}
        className={classes.day}
        style={{ "--day": dayPaint(index) } as CSSProperties}
        data-held={drag.isDragging || undefined}
        data-drop="day"
        data-id={day.id}
        data-first-item={first}
        data-next={nextDay}
        data-folded={isFolded ? "yes" : "no"}
        {...drag.grip}
      >
        <UnstyledButton
          className={classes.dayDate}
          data-shown={isShown || undefined}
          tabIndex={isCursor ? 0 : -1}
          aria-pressed={isShown}
          title={isShown ? t`Show the whole trip on the map` : t`Show ${name} on the map`}
          onClick={() =>
            store.set({ mapDay: isShown ? null : day.id, cursor: day.id, flight: store.get().flight + 1 })
          }
        >
          <span className={classes.weekday}>
            {day.day_on ? format.date(day.day_on, "weekdayShort") : t`Day`}
          </span>
          <span className={classes.number}>{day.day_on ? dayNumeral(format, day.day_on) : number}</span>
        </UnstyledButton>
        {isNaming ? (
          <InlineTitle
            className={classes.dayMain}
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
          // biome-ignore lint/a11y/useSemanticElements: a native button clicks on Space, which here picks the day up
          // biome-ignore lint/a11y/useKeyWithClickEvents: the list takes Enter and Space for its rows
          <div
            ref={drag.handleRef}
            role="button"
            className={classes.dayMain}
            tabIndex={isCursor ? 0 : -1}
            data-row-key={day.id}
            onClick={() => {
              store.set({ cursor: day.id });
              openDetail(store, day.id);
            }}
            onDoubleClick={() => room.canEdit && store.set({ naming: day.id, detailDay: null })}
            onContextMenu={(event) => {
              event.preventDefault();
              store.openMenu("day", day.id, { x: event.clientX, y: event.clientY });
            }}
            {...drag.handle}
          >
            <p className={classes.dayTitle} data-empty={day.title ? undefined : true}>
              {day.title ?? (day.day_on ? format.date(day.day_on, "dayMonth") : <Trans>Day {number}</Trans>)}
            </p>
            <DayFacts view={view} />
          </div>
        )}
        <div className={classes.dayTools}>
          <ActionIcon
            tabIndex={isCursor ? 0 : -1}
            aria-haspopup="menu"
            aria-label={t`What to do with ${name}`}
            onClick={(event) => store.openMenu("day", day.id, event.currentTarget)}
          >
            <IconDots size={18} stroke={1.7} />
          </ActionIcon>
          <ActionIcon
            tabIndex={isCursor ? 0 : -1}
            aria-expanded={!isFolded}
            aria-label={isFolded ? t`Unfold ${name}` : t`Fold ${name}`}
            onClick={() => store.fold([day.id], !isFolded)}
          >
            {isFolded ? (
              <IconChevronRight className={flip.flips} size={18} stroke={1.7} />
            ) : (
              <IconChevronDown size={18} stroke={1.7} />
            )}
          </ActionIcon>
        </div>
      </div>
    );
  },
  (a, b) => a.isFolded === b.isFolded && a.nextDay === b.nextDay && sameDay(a.view, b.view),
);

function DayFacts({ view }: { view: DayView }) {
  const { t } = useLingui();
  const format = useFormat();
  return (
    <div className={classes.dayFacts}>
      <span>
        <Plural value={view.stopCount} _0="No stops yet" one="# stop" other="# stops" />
      </span>
      {view.metres > 0 && (
        <span>
          <IconRoute size={14} stroke={1.7} aria-hidden="true" />
          {format.distance(view.metres)}
        </span>
      )}
      {view.prices.length > 0 && <span>{prices(format, view.prices)}</span>}
      {view.evening && (
        <span className={classes.bed} title={view.evening.stay.name}>
          <StayIcon size={14} stroke={1.7} role="img" aria-label={t`Sleeping at`} />
          <span>{view.evening.stay.name}</span>
        </span>
      )}
    </div>
  );
}

function sameDay(a: DayView, b: DayView): boolean {
  return (
    a.day === b.day &&
    a.index === b.index &&
    a.stopCount === b.stopCount &&
    a.metres === b.metres &&
    a.items[0]?.id === b.items[0]?.id &&
    a.evening?.stay === b.evening?.stay &&
    a.prices.length === b.prices.length &&
    a.prices.every(
      (price, i) => price.minor === b.prices[i]?.minor && price.currency === b.prices[i]?.currency,
    )
  );
}
