import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { Modal, TextInput, UnstyledButton } from "@mantine/core";
import { IconCalendarOff, IconSearch } from "@tabler/icons-react";
import { type CSSProperties, useState } from "react";
import { dayPaint } from "../../ui/dayColors";
import { useFormat } from "../../ui/format";
import { dayNumeral } from "./format";
import { folded } from "./placeViews";
import classes from "./plan.module.css";
import { useRoom } from "./room";
import { type Chooser, useUi, useUiStore } from "./uiStore";
import * as verbs from "./verbs";
import { findItem, type Plan } from "./views";

/** "Move to day..." and "Add to day...": the way without dragging, also by keyboard and with a thumb. */
export function DayChooser({ plan }: { plan: Plan }) {
  const { t } = useLingui();
  const room = useRoom();
  const store = useUiStore();
  const format = useFormat();
  const chooser = useUi((ui) => ui.chooser);
  const [text, setText] = useState("");
  const close = () => {
    setText("");
    store.set({ chooser: null });
  };
  const choose = (dayId: string | null) => {
    if (chooser) put(chooser, dayId);
    close();
  };
  const put = (chosen: NonNullable<Chooser>, dayId: string | null) => {
    const target = { dayId, before: null };
    if (chosen.what === "places") {
      verbs.addStops(
        room.tripId,
        room.plan(),
        chosen.ids.map((place_id) => ({ place_id })),
        target,
      );
      if (store.get().picked) store.set({ picked: null });
    } else {
      const items = chosen.ids.flatMap((id) => findItem(room.plan(), id) ?? []);
      void verbs.moveItems(room.tripId, room.plan(), items, target);
    }
    if (dayId) store.set({ mapDay: dayId, reveal: { key: dayId, align: "start" } });
  };
  const words = folded(text);
  const days = plan.days.filter(({ day, index }) => {
    const date = day.day_on ? format.date(day.day_on, "full") : "";
    return folded(`${index + 1} ${day.title ?? ""} ${date}`).includes(words);
  });

  return (
    <Modal
      closeButtonProps={{ "aria-label": t`Close` }}
      opened={chooser !== null}
      onClose={close}
      title={chooser?.what === "places" ? t`Add to which day?` : t`Move to which day?`}
      size="sm"
    >
      {plan.days.length > 8 && (
        <TextInput
          data-autofocus
          mb="xs"
          leftSection={<IconSearch size={16} aria-hidden="true" />}
          aria-label={t`Find a day`}
          placeholder={t`Find a day`}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
      )}
      <div className={classes.chooser}>
        {days.map(({ day, index, stopCount }) => {
          const number = index + 1;
          return (
            <UnstyledButton
              key={day.id}
              className={classes.choice}
              style={{ "--day": dayPaint(index) } as CSSProperties}
              onClick={() => choose(day.id)}
            >
              <span className={classes.choiceDate}>
                <small>{day.day_on ? format.date(day.day_on, "weekdayShort") : t`Day`}</small>
                <b>{day.day_on ? dayNumeral(format, day.day_on) : number}</b>
              </span>
              <span className={classes.choiceText}>
                <span>
                  {day.title ?? (day.day_on ? format.date(day.day_on, "dayMonth") : t`Day ${number}`)}
                </span>
                <small>
                  <Plural value={stopCount} _0="No stops yet" one="# stop" other="# stops" />
                </small>
              </span>
            </UnstyledButton>
          );
        })}
        {chooser?.what === "items" && words === "" && (
          <UnstyledButton className={classes.choice} onClick={() => choose(null)}>
            <span className={classes.choiceDate}>
              <IconCalendarOff size={20} stroke={1.7} aria-hidden="true" />
            </span>
            <span className={classes.choiceText}>
              <Trans>Unscheduled</Trans>
            </span>
          </UnstyledButton>
        )}
        {days.length === 0 && (
          <p className={classes.muted}>
            <Trans>No day matches.</Trans>
          </p>
        )}
      </div>
    </Modal>
  );
}
