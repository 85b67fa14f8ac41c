import { Trans, useLingui } from "@lingui/react/macro";
import { Button, Group, Input, Modal, MultiSelect, Select, Stack, TextInput } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import { type FormEvent, useMemo, useState } from "react";
import { isDateless, isTransport, OTHER, TRANSPORT } from "../../domain/bookings";
import { TYPE } from "../../domain/bookingWords";
import type { Booking, Day, Member, Place, Segment } from "../../domain/kinds.gen";
import { useView } from "../../sync";
import { EditFoot } from "../../ui/EditFoot";
import { useFormat } from "../../ui/format";
import { useDayName } from "../../ui/useDayName";
import {
  type BookingDraft,
  draftOf,
  freshBooking,
  freshHop,
  type Problem,
  problemOf,
  titleOf,
} from "./draft";
import { HopFields } from "./HopFields";
import { SharedFields } from "./SharedFields";
import { StatusField } from "./StatusField";
import { stopChoices } from "./stops";
import { removeBooking, saveBooking } from "./verbs";

interface BookingDialogProps {
  tripId: string;
  /** A new one of this type, or one that there is. */
  booking: Booking | Booking["type"];
  segments: readonly Segment[];
  members: ReadonlyMap<string, Member>;
  places: ReadonlyMap<string, Place>;
  currency: string;
  startsOn: string | null;
  /** The trip's, in their order. */
  days: readonly Day[];
  canEdit: boolean;
  onClose(): void;
}

/** Everything about one booking; what was filled in is written as one change. */
export function BookingDialog(props: BookingDialogProps) {
  const { tripId, booking, segments, members, places, currency, startsOn, days, canEdit, onClose } = props;
  const { t, i18n } = useLingui();
  const format = useFormat();
  const dayName = useDayName();
  const known = typeof booking === "string" ? null : booking;
  const [draft, setDraft] = useState<BookingDraft>(() =>
    typeof booking === "string" ? freshBooking(booking, startsOn) : draftOf(booking, segments),
  );
  const [tried, setTried] = useState(false);
  const { fields, hops } = draft;
  const change = (some: Partial<BookingDraft["fields"]>) =>
    setDraft((before) => ({ ...before, fields: { ...before.fields, ...some } }));
  const changeHop = (id: string, some: Partial<Segment>) =>
    setDraft((before) => ({
      ...before,
      hops: before.hops.map((hop) => (hop.id === id ? { ...hop, ...some } : hop)),
    }));
  const title = titleOf(draft, (from, to) => t`${from} to ${to}`);
  const problem = problemOf(draft, title);
  const isJourney = isTransport(fields.type);
  const stops = useView(`trip:${tripId}`, stopChoices);
  const stopData = useMemo(
    () =>
      stops.map(({ id, name, on }) => ({
        value: id,
        label: on === null ? name : `${name}, ${format.date(on, "dayMonth")}`,
      })),
    [stops, format],
  );
  const sentence: Record<Problem, string> = {
    title: t`Write what it is.`,
    names: t`Write where each hop begins and ends.`,
    order: t`A hop would end before it begins. Look at its dates, times and zones.`,
    ends: t`It would end before it begins.`,
  };

  function submit(event: FormEvent) {
    event.preventDefault();
    setTried(true);
    if (problem) return;
    saveBooking(tripId, draft, title, known, segments);
    onClose();
  }

  const text = (name: "provider" | "code" | "location", label: string, max: number) => (
    <TextInput
      label={label}
      maxLength={max}
      readOnly={!canEdit}
      value={fields[name] ?? ""}
      onChange={(event) => change({ [name]: event.currentTarget.value || null })}
    />
  );
  const when = (name: "starts_on" | "start_time" | "ends_on" | "end_time", label: string, type: string) => (
    <TextInput
      label={label}
      type={type}
      readOnly={!canEdit}
      value={fields[name] ?? ""}
      onChange={(event) => {
        const value = event.currentTarget.value || null;
        // What begins later does not end before: the end follows until somebody says otherwise.
        const follows =
          name === "starts_on" && (fields.ends_on === fields.starts_on || fields.ends_on === null);
        change(follows ? { starts_on: value, ends_on: value } : { [name]: value });
      }}
    />
  );

  return (
    <Modal
      opened
      onClose={onClose}
      size="lg"
      title={known ? t`Booking` : t`New booking`}
      closeButtonProps={{ "aria-label": t`Close` }}
    >
      <form onSubmit={submit} noValidate>
        <Stack gap="md">
          <Group grow align="flex-start">
            <Select
              label={t`Kind`}
              allowDeselect={false}
              readOnly={!canEdit}
              data={[...TRANSPORT, ...OTHER].map((value) => ({ value, label: i18n._(TYPE[value].name) }))}
              value={fields.type}
              onChange={(value) => {
                const type = [...TRANSPORT, ...OTHER].find((one) => one === value) ?? fields.type;
                const needsHop = isTransport(type) && hops.length === 0 && fields.starts_on === null;
                setDraft({
                  fields: { ...fields, type },
                  hops: needsHop ? [freshHop(null, startsOn)] : hops,
                });
              }}
            />
            <StatusField
              value={fields.status}
              readOnly={!canEdit}
              onChange={(status) => change({ status })}
            />
          </Group>
          <TextInput
            label={t`Title`}
            required={hops.length === 0}
            maxLength={200}
            readOnly={!canEdit}
            data-autofocus={known === null && !isJourney ? true : undefined}
            placeholder={hops.length > 0 ? title || t`Taken from the first and the last stop` : undefined}
            value={fields.title}
            onChange={(event) => change({ title: event.currentTarget.value })}
          />
          {hops.map((hop, n) => (
            <HopFields
              key={hop.id}
              hop={hop}
              number={hops.length > 1 ? n + 1 : null}
              type={fields.type}
              places={places}
              canEdit={canEdit}
              onChange={(some) => changeHop(hop.id, some)}
              onRemove={
                hops.length > 1 || !isJourney
                  ? () => setDraft({ ...draft, hops: hops.filter(({ id }) => id !== hop.id) })
                  : null
              }
            />
          ))}
          {isJourney && canEdit && (
            <Button
              variant="default"
              size="sm"
              style={{ alignSelf: "start" }}
              leftSection={<IconPlus size={16} aria-hidden="true" />}
              onClick={() => setDraft({ ...draft, hops: [...hops, freshHop(hops.at(-1) ?? null, startsOn)] })}
            >
              {hops.length === 0 ? <Trans>Add a hop</Trans> : <Trans>Add another hop</Trans>}
            </Button>
          )}
          {hops.length === 0 && (
            <>
              <Group grow align="flex-start">
                {when("starts_on", t`Begins on`, "date")}
                {when("start_time", t`at`, "time")}
              </Group>
              <Group grow align="flex-start">
                {when("ends_on", t`Ends on`, "date")}
                {when("end_time", t`until`, "time")}
              </Group>
              <Group grow align="flex-start">
                <Select
                  label={t`Place`}
                  searchable
                  clearable
                  readOnly={!canEdit}
                  data={[...places.values()].map(({ id, name }) => ({ value: id, label: name }))}
                  value={fields.place_id}
                  onChange={(place_id) => change({ place_id })}
                />
                <Select
                  label={t`Belongs to the stop`}
                  searchable
                  clearable
                  readOnly={!canEdit}
                  data={stopData}
                  value={fields.stop_id}
                  onChange={(stop_id) => change({ stop_id })}
                />
              </Group>
            </>
          )}
          {isDateless(fields, hops) && (
            <MultiSelect
              label={t`On the days`}
              description={t`As long as nobody knows the date.`}
              searchable
              clearable
              readOnly={!canEdit}
              data={days.map((day, n) => ({ value: day.id, label: dayName(day, n + 1) }))}
              value={[...fields.day_ids]}
              onChange={(day_ids) => change({ day_ids })}
            />
          )}
          <Group grow align="flex-start">
            {text("code", t`Confirmation code`, 100)}
            {text("provider", t`Booked with`, 200)}
          </Group>
          <SharedFields
            fields={fields}
            peopleLabel={t`Who comes along`}
            members={members}
            currency={currency}
            canEdit={canEdit}
            onChange={change}
          />
          {tried && problem && <Input.Error role="alert">{sentence[problem]}</Input.Error>}
        </Stack>
        {canEdit && (
          <EditFoot
            onClose={onClose}
            onRemove={known ? () => removeBooking(tripId, "booking", known.id) : undefined}
          />
        )}
      </form>
    </Modal>
  );
}
