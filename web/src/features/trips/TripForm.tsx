import { Trans, useLingui } from "@lingui/react/macro";
import { Button, Group, NumberInput, Select, Stack, Textarea, TextInput } from "@mantine/core";
import { type FormEvent, useMemo, useState } from "react";
import { MAX_DAYS, type RedateMode } from "../../domain/redate";
import { currencies } from "../../kit/currencies";
import { daysFromTo, lengthInDays } from "../../kit/dates";
import { type Card, useAccount, useStream, useView } from "../../sync";
import { DialogFoot } from "../../ui/DialogFoot";
import { ErrorNotice } from "../../ui/ErrorNotice";
import { useErrorSentence } from "../../ui/errors";
import { useFormat } from "../../ui/format";
import { showToast } from "../../ui/toast";
import { uploadCover } from "./api";
import { CoverField, type CoverValue } from "./CoverField";
import { DateChange } from "./DateChange";
import { DatesField, type DatesValue } from "./DatesField";
import { createTrip, editTrip, redateTrip, type TripFields } from "./verbs";
import { type Basis, basisOf } from "./views";

interface TripFormProps {
  trip: Card | null;
  onClose(): void;
  onCreated(tripId: string): void;
}

const DEFAULT_DAYS = 7;

export default function TripForm(props: TripFormProps) {
  return props.trip ? <EditForm {...props} trip={props.trip} /> : <Form {...props} basis={null} />;
}

/** Changing dates needs to know what is on the days, so editing opens the trip. */
function EditForm(props: TripFormProps & { trip: Card }) {
  const stream = `trip:${props.trip.id}`;
  const { state } = useStream(stream);
  const basis = useView(stream, basisOf);
  return <Form {...props} basis={state === "ready" ? basis : null} />;
}

function Form({ trip, onClose, onCreated, basis }: TripFormProps & { basis: Basis | null }) {
  const { t } = useLingui();
  const format = useFormat();
  const { user } = useAccount();
  const sentence = useErrorSentence();
  const [title, setTitle] = useState(trip?.title ?? "");
  const [description, setDescription] = useState(trip?.description ?? "");
  const [currency, setCurrency] = useState(trip?.currency ?? format.currency);
  const [reminder, setReminder] = useState(trip?.reminder_days ?? 3);
  const [cover, setCover] = useState<CoverValue>({ is: "kept", cover: trip?.cover ?? null });
  const [dates, setDates] = useState<DatesValue>(() => datesOf(trip));
  const [mode, setMode] = useState<RedateMode | null>(null);
  const [tried, setTried] = useState(false);
  const [error, setError] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const money = useMemo(() => currencies(format.locale), [format.locale]);

  const moved = trip !== null && datesChanged(trip, dates);
  const chosenMode = mode ?? likelyMode(trip, dates);

  const titleError = tried && title.trim() === "" ? t`Give the trip a name` : null;
  const datesError = tried ? datesProblem(dates) : null;

  async function save() {
    const target = {
      starts_on: dates.kind === "range" ? dates.first : null,
      ends_on: dates.kind === "range" ? dates.last : null,
    };
    const fields: TripFields = {
      title: title.trim(),
      description: description.trim() || null,
      currency,
      reminder_days: reminder,
      cover: cover.is === "picture" ? (trip?.cover ?? null) : cover.cover,
      ...target,
    };
    if (!trip) {
      if (!user) return;
      const id = await createTrip(fields, dates.count, user);
      sendPicture(id);
      onCreated(id);
      return;
    }
    if (moved && basis)
      await redateTrip(
        trip.id,
        basis,
        { ...target, count: dates.kind === "count" ? dates.count : null },
        chosenMode,
        fields,
      );
    else await editTrip(trip, fields);
    sendPicture(trip.id);
    onClose();
  }

  /** Goes on behind the closed dialog; the trip is there already. */
  function sendPicture(tripId: string) {
    if (cover.is !== "picture") return;
    uploadCover(tripId, cover.file).catch((cause: unknown) => {
      const reason = sentence(cause);
      showToast({
        message: t`The picture was not uploaded; everything else is saved. ${reason}`,
        tone: "danger",
      });
    });
  }

  async function submit(event: FormEvent) {
    event.preventDefault();
    setTried(true);
    setError(null);
    if (title.trim() === "" || datesProblem(dates)) return;
    setBusy(true);
    try {
      await save();
    } catch (cause) {
      setError(sentence(cause));
      setBusy(false);
    }
  }

  function datesProblem(value: DatesValue): string | null {
    if (value.kind === "count") return null;
    if (!value.first || !value.last) return t`Choose the first and the last day`;
    return lengthInDays(value.first, value.last) > MAX_DAYS ? t`A trip lasts at most ${MAX_DAYS} days` : null;
  }

  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="md">
        <ErrorNotice>{error}</ErrorNotice>
        <TextInput
          label={t`Name`}
          placeholder={t`Japan in autumn`}
          maxLength={200}
          value={title}
          onChange={(event) => setTitle(event.currentTarget.value)}
          error={titleError}
          autoFocus
          data-autofocus
        />
        <DatesField value={dates} onChange={setDates} error={datesError} />
        {moved && basis && !datesProblem(dates) && (
          <DateChange basis={basis} dates={dates} mode={chosenMode} onMode={setMode} />
        )}
        {moved && !basis && (
          <ErrorNotice>{t`Open this trip once with a connection before you change its dates.`}</ErrorNotice>
        )}
        <Textarea
          label={t`Description`}
          autosize
          minRows={2}
          maxRows={8}
          maxLength={5000}
          value={description}
          onChange={(event) => setDescription(event.currentTarget.value)}
        />
        <CoverField value={cover} onChange={setCover} tripId={trip?.id ?? title} />
        <Group grow align="start">
          <Select
            label={t`Currency`}
            data={money}
            value={currency}
            onChange={(value) => value && setCurrency(value)}
            searchable
            allowDeselect={false}
            nothingFoundMessage={t`No such currency`}
          />
          <NumberInput
            label={t`Remind me`}
            suffix={reminder === 1 ? t` day before` : t` days before`}
            min={0}
            max={30}
            allowDecimal={false}
            value={reminder}
            onChange={(value) => setReminder(typeof value === "number" ? value : 0)}
          />
        </Group>
        <DialogFoot>
          <Button variant="default" onClick={onClose}>
            <Trans>Cancel</Trans>
          </Button>
          <Button type="submit" loading={busy} disabled={moved && !basis}>
            {trip ? <Trans>Save</Trans> : <Trans>Create trip</Trans>}
          </Button>
        </DialogFoot>
      </Stack>
    </form>
  );
}

function datesOf(trip: Card | null): DatesValue {
  const first = trip?.starts_on ?? null;
  const last = trip?.ends_on ?? null;
  return { kind: trip && !first ? "count" : "range", first, last, count: trip?.day_count || DEFAULT_DAYS };
}

function datesChanged(trip: Card, dates: DatesValue): boolean {
  if (dates.kind === "count") return trip.starts_on !== null || dates.count !== trip.day_count;
  return dates.first !== trip.starts_on || dates.last !== trip.ends_on;
}

/** The same length elsewhere in the calendar means the plan moves along; anything else keeps days on their dates. */
function likelyMode(trip: Card | null, dates: DatesValue): RedateMode {
  if (!trip?.starts_on || !trip.ends_on || dates.kind !== "range" || !dates.first || !dates.last)
    return "match";
  return daysFromTo(trip.starts_on, trip.ends_on) === daysFromTo(dates.first, dates.last) ? "shift" : "match";
}
