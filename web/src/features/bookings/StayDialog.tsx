import { Plural, useLingui } from "@lingui/react/macro";
import { Autocomplete, Group, Input, Modal, Stack, TextInput } from "@mantine/core";
import { type FormEvent, useState } from "react";
import type { Member, Place, Stay } from "../../domain/kinds.gen";
import { addDays, daysFromTo } from "../../kit/dates";
import { EditFoot } from "../../ui/EditFoot";
import classes from "./bookings.module.css";
import { fieldsOf, freshStay, type StayFields } from "./draft";
import { SharedFields } from "./SharedFields";
import { StatusField } from "./StatusField";
import { removeBooking, saveStay } from "./verbs";

interface StayDialogProps {
  tripId: string;
  /** null: a new one. */
  stay: Stay | null;
  /** The first night of a new one. */
  on: string;
  members: ReadonlyMap<string, Member>;
  places: ReadonlyMap<string, Place>;
  currency: string;
  canEdit: boolean;
  onClose(): void;
}

type TextName = "code" | "provider" | "phone" | "address";
type TimeName = "check_in_from" | "check_in_until" | "check_out_by";

/** Where one sleeps: which nights, when the door is open, and what to show at the desk. */
export function StayDialog(props: StayDialogProps) {
  const { tripId, stay, on, members, places, currency, canEdit, onClose } = props;
  const { t } = useLingui();
  const [fields, setFields] = useState<StayFields>(() =>
    stay ? fieldsOf(stay) : freshStay(on, addDays(on, 1)),
  );
  const [tried, setTried] = useState(false);
  const change = (some: Partial<StayFields>) => setFields((before) => ({ ...before, ...some }));
  const nights = daysFromTo(fields.check_in_on, fields.check_out_on);
  const problem =
    fields.name.trim() === ""
      ? t`Write where you sleep.`
      : nights > 0
        ? null
        : t`Check-out is after the day of check-in.`;

  function submit(event: FormEvent) {
    event.preventDefault();
    setTried(true);
    if (problem) return;
    saveStay(tripId, { ...fields, name: fields.name.trim() }, stay);
    onClose();
  }

  const text = (name: TextName, label: string, max: number) => (
    <TextInput
      label={label}
      maxLength={max}
      readOnly={!canEdit}
      value={fields[name] ?? ""}
      onChange={(event) => change({ [name]: event.currentTarget.value || null })}
    />
  );
  const time = (name: TimeName, label: string) => (
    <TextInput
      label={label}
      type="time"
      readOnly={!canEdit}
      value={fields[name] ?? ""}
      onChange={(event) => change({ [name]: event.currentTarget.value || null })}
    />
  );

  return (
    <Modal
      opened
      onClose={onClose}
      size="lg"
      title={stay ? t`Stay` : t`New stay`}
      closeButtonProps={{ "aria-label": t`Close` }}
    >
      <form onSubmit={submit} noValidate>
        <Stack gap="md">
          <Autocomplete
            label={t`Where`}
            required
            maxLength={200}
            readOnly={!canEdit}
            data-autofocus={stay === null ? true : undefined}
            data={[...new Set([...places.values()].map(({ name }) => name))]}
            limit={8}
            value={fields.name}
            onChange={(name) => {
              const place = [...places.values()].find((one) => one.name === name);
              change(
                place
                  ? { name, place_id: place.id, address: fields.address ?? place.address }
                  : { name, place_id: stay?.name === name ? stay.place_id : null },
              );
            }}
          />
          <Group grow align="flex-start">
            <TextInput
              label={t`Check-in on`}
              type="date"
              required
              readOnly={!canEdit}
              value={fields.check_in_on}
              onChange={(event) => {
                const next = event.currentTarget.value;
                if (next) change({ check_in_on: next, check_out_on: addDays(next, Math.max(1, nights)) });
              }}
            />
            <TextInput
              label={t`Check-out on`}
              type="date"
              required
              readOnly={!canEdit}
              description={nights > 0 ? <Plural value={nights} one="# night" other="# nights" /> : undefined}
              inputWrapperOrder={["label", "input", "description"]}
              value={fields.check_out_on}
              onChange={(event) =>
                event.currentTarget.value && change({ check_out_on: event.currentTarget.value })
              }
            />
          </Group>
          <div className={classes.times}>
            {time("check_in_from", t`Door opens`)}
            {time("check_in_until", t`Arrive before`)}
            {time("check_out_by", t`Out by`)}
          </div>
          <Group grow align="flex-start">
            {text("code", t`Confirmation code`, 100)}
            <StatusField
              value={fields.status}
              readOnly={!canEdit}
              onChange={(status) => change({ status })}
            />
          </Group>
          {text("address", t`Address`, 500)}
          <Group grow align="flex-start">
            {text("phone", t`Phone`, 100)}
            {text("provider", t`Booked with`, 200)}
          </Group>
          <SharedFields
            fields={fields}
            peopleLabel={t`Who sleeps here`}
            members={members}
            currency={currency}
            canEdit={canEdit}
            onChange={change}
          />
          {tried && problem && <Input.Error role="alert">{problem}</Input.Error>}
        </Stack>
        {canEdit && (
          <EditFoot
            onClose={onClose}
            onRemove={stay ? () => removeBooking(tripId, "stay", stay.id) : undefined}
          />
        )}
      </form>
    </Modal>
  );
}
