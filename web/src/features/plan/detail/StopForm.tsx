import { useLingui } from "@lingui/react/macro";
import { Input, SegmentedControl, Stack, Switch, Textarea, TextInput } from "@mantine/core";
import { useState } from "react";
import { travellers } from "../../../domain/people";
import { useFormat } from "../../../ui/format";
import { Markdown } from "../../../ui/Markdown";
import { PeopleField } from "../../../ui/PeopleField";
import { TRAVEL_MODES } from "../legs";
import { MODE_ICON, MODE_NAME } from "../modes";
import { useLookups, useRoom } from "../room";
import { useEditing } from "../useEditing";
import * as verbs from "../verbs";
import type { Plan, StopItem } from "../views";
import classes from "./detail.module.css";

/** One stop of a day. Each field is kept as soon as it is left: there is nothing to forget to save. */
export function StopForm({ plan, item }: { plan: Plan; item: StopItem }) {
  const { t, i18n } = useLingui();
  const room = useRoom();
  const format = useFormat();
  const { members } = useLookups();
  const { stop } = item;
  useEditing(room.stream, "stop", room.canEdit ? stop.id : null);
  const setTimes = (times: { start_time?: string | null; end_time?: string | null }) => {
    const next = { start_time: stop.start_time, end_time: stop.end_time, ...times };
    if (next.start_time === stop.start_time && next.end_time === stop.end_time) return;
    void verbs.setStopTimes(room.tripId, plan, item, next);
  };

  if (!room.canEdit) {
    const names = stop.attendee_ids.flatMap((id) => members.get(id)?.name ?? []);
    return (
      <Stack gap={4} className={classes.form}>
        {names.length > 0 && <span>{names.join(", ")}</span>}
        {item.leg && (
          <span className={classes.facts}>
            {`${i18n._(MODE_NAME[stop.travel_mode])}, ${format.minutes(item.leg.minutes)}, ${format.distance(item.leg.metres)}`}
          </span>
        )}
        {stop.notes && <Markdown>{stop.notes}</Markdown>}
      </Stack>
    );
  }
  return (
    <Stack gap="sm" className={classes.form}>
      {!stop.place_id && (
        <Kept
          label={t`What`}
          value={stop.title ?? ""}
          onKeep={(title) => title && void verbs.setStop(room.tripId, stop.id, { title })}
        />
      )}
      <div className={classes.pair}>
        <Kept
          label={t`From`}
          type="time"
          value={stop.start_time ?? ""}
          onKeep={(text) => setTimes({ start_time: text || null })}
        />
        <Kept
          label={t`Until`}
          type="time"
          value={stop.end_time ?? ""}
          onKeep={(text) => setTimes({ end_time: text || null })}
        />
      </div>
      <PeopleField
        label={t`Who comes along`}
        description={t`Nobody chosen means everybody`}
        people={travellers(members, stop.attendee_ids)}
        value={stop.attendee_ids}
        onChange={(ids) => void verbs.setStop(room.tripId, stop.id, { attendee_ids: ids })}
      />
      <Input.Wrapper label={t`Way to the next stop`} labelElement="div">
        <SegmentedControl
          fullWidth
          size="sm"
          mt={4}
          aria-label={t`Way to the next stop`}
          value={stop.travel_mode}
          onChange={(value) => {
            const mode = TRAVEL_MODES.find((known) => known === value);
            if (mode) void verbs.setStop(room.tripId, stop.id, { travel_mode: mode });
          }}
          data={TRAVEL_MODES.map((mode) => {
            const Icon = MODE_ICON[mode];
            const name = i18n._(MODE_NAME[mode]);
            return {
              value: mode,
              label: (
                <span title={name}>
                  <Icon
                    size={18}
                    stroke={1.7}
                    aria-label={name}
                    role="img"
                    style={{ display: "block", margin: "2px auto" }}
                  />
                </span>
              ),
            };
          })}
        />
      </Input.Wrapper>
      <Kept
        label={t`Notes for this stop`}
        value={stop.notes ?? ""}
        isLong
        onKeep={(text) => void verbs.setStop(room.tripId, stop.id, { notes: text || null })}
      />
      <Switch
        label={t`Locked: stays at this time and in this order`}
        checked={stop.is_locked}
        onChange={(event) =>
          void verbs.setStop(room.tripId, stop.id, { is_locked: event.currentTarget.checked })
        }
      />
    </Stack>
  );
}

interface KeptProps {
  readonly label: string;
  readonly value: string;
  readonly type?: "text" | "time";
  readonly isLong?: boolean;
  readonly onKeep: (text: string) => void;
}

/** A field that saves when it is left; until then what others change does not push into it. */
function Kept({ label, value, type = "text", isLong = false, onKeep }: KeptProps) {
  const [draft, setDraft] = useState<string | null>(null);
  const leave = () => {
    if (draft !== null && draft.trim() !== value) onKeep(draft.trim());
    setDraft(null);
  };
  const shared = { label, value: draft ?? value, onBlur: leave };
  return isLong ? (
    <Textarea
      {...shared}
      autosize
      minRows={2}
      maxRows={8}
      maxLength={2000}
      onChange={(event) => setDraft(event.currentTarget.value)}
    />
  ) : (
    <TextInput
      {...shared}
      type={type}
      maxLength={200}
      onChange={(event) => setDraft(event.currentTarget.value)}
      onKeyDown={(event) => event.key === "Enter" && leave()}
    />
  );
}
