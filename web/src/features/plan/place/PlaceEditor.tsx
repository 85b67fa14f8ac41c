import { Trans, useLingui } from "@lingui/react/macro";
import { Button, Input, Modal, NumberInput, Select, Stack, Textarea, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useMediaQuery } from "@mantine/hooks";
import { IconTrash } from "@tabler/icons-react";
import { useMemo } from "react";
import { parseClock } from "../clock";
import { parseCoordinates, parsePasted } from "../find";
import { currencies, minorPerMajor } from "../format";
import { useLookups, useRoom } from "../room";
import { type Editor, useUi, useUiStore } from "../uiStore";
import { useEditing } from "../useEditing";
import * as verbs from "../verbs";
import { CategoryPicker } from "./CategoryPicker";
import classes from "./place.module.css";
import { changesOf, fieldsOf, formOf, type PlaceForm, type Subject } from "./placeForm";

/** All fields of a place: a dialog on a desk, the whole screen on a phone. */
export function PlaceEditor() {
  const { t } = useLingui();
  const store = useUiStore();
  const { places } = useLookups();
  const isPhone = useMediaQuery("(max-width: 47.99em)") ?? false;
  const editor = useUi((ui) => ui.editor);
  const subject: Subject | undefined =
    editor.open === "place" ? places.get(editor.id) : editor.open === "new" ? editor.fields : undefined;
  const close = () => store.set({ editor: { open: "no" } });
  return (
    <Modal
      closeButtonProps={{ "aria-label": t`Close` }}
      opened={editor.open !== "no" && subject !== undefined}
      onClose={close}
      title={editor.open === "new" ? t`New place` : t`Edit the place`}
      size="lg"
      fullScreen={isPhone}
      centered
    >
      {subject && editor.open !== "no" && (
        <Fields
          key={editor.open === "place" ? editor.id : "new"}
          editor={editor}
          subject={subject}
          onClose={close}
        />
      )}
    </Modal>
  );
}

interface FieldsProps {
  readonly editor: Exclude<Editor, { open: "no" }>;
  readonly subject: Subject;
  readonly onClose: () => void;
}

function Fields({ editor, subject, onClose }: FieldsProps) {
  const { t, i18n } = useLingui();
  const room = useRoom();
  const store = useUiStore();
  const id = editor.open === "place" ? editor.id : null;
  useEditing(room.stream, "place", id);
  const tripCurrency = room.trip()?.currency ?? "EUR";
  const form = useForm<PlaceForm>({
    initialValues: formOf(subject, tripCurrency),
    validate: {
      name: (value) => (value.trim() === "" ? t`A place needs a name.` : null),
      coordinates: (value) =>
        value.trim() !== "" && !parseCoordinates(value)
          ? t`Write latitude and longitude, such as 35.71, 139.79.`
          : null,
      start_time: (value) => (value && !parseClock(value) ? t`Write the time as 09:30.` : null),
      end_time: (value) => (value && !parseClock(value) ? t`Write the time as 09:30.` : null),
    },
  });
  // What the form began with stands for "before", whatever others have saved meanwhile.
  const before = useMemo(() => fieldsOf(formOf(subject, tripCurrency)), [subject, tripCurrency]);
  const codes = useMemo(
    () => currencies(i18n.locale, form.values.currency),
    [i18n.locale, form.values.currency],
  );
  const digits = Math.round(Math.log10(minorPerMajor(form.values.currency)));

  const save = (values: PlaceForm) => {
    const fields = fieldsOf(values);
    if (editor.open === "place") {
      const changes = changesOf(before, fields);
      if (Object.keys(changes).length > 0) void verbs.setPlace(room.tripId, editor.id, changes);
    } else {
      const whole = { ...editor.fields, ...fields };
      const newId = editor.target
        ? verbs.addPlaceToDay(room.tripId, room.plan(), whole, editor.target)
        : verbs.addPlace(room.tripId, whole);
      store.select({ kind: "place", id: newId });
    }
    onClose();
  };

  return (
    <form onSubmit={form.onSubmit(save)} noValidate>
      <Stack gap="sm">
        <TextInput label={t`Name`} required maxLength={200} data-autofocus {...form.getInputProps("name")} />
        <Input.Wrapper label={t`Category`} labelElement="div">
          <CategoryPicker
            value={form.values.category_id}
            onChange={(category_id) => form.setFieldValue("category_id", category_id)}
          />
        </Input.Wrapper>
        <TextInput label={t`In a few words`} maxLength={2000} {...form.getInputProps("description")} />
        <TextInput label={t`Address`} maxLength={500} autoComplete="off" {...form.getInputProps("address")} />
        <TextInput
          label={t`Coordinates`}
          placeholder="35.71480, 139.79670"
          description={t`Latitude and longitude, or a map link`}
          {...form.getInputProps("coordinates")}
          onChange={(event) => {
            const text = event.currentTarget.value;
            const pasted = /^https?:|^geo:/i.test(text) ? parsePasted(text) : null;
            form.setFieldValue("coordinates", pasted ? `${pasted.lat}, ${pasted.lng}` : text);
          }}
        />
        <div className={classes.pair}>
          <NumberInput
            label={t`Price`}
            min={0}
            decimalScale={digits}
            thousandSeparator
            allowNegative={false}
            {...form.getInputProps("price")}
          />
          <Select
            label={t`Currency`}
            searchable
            allowDeselect={false}
            data={codes}
            maxDropdownHeight={260}
            {...form.getInputProps("currency")}
          />
        </div>
        <div className={classes.pair}>
          <TextInput label={t`From`} type="time" {...form.getInputProps("start_time")} />
          <TextInput label={t`Until`} type="time" {...form.getInputProps("end_time")} />
        </div>
        <NumberInput
          label={t`How long one stays, in minutes`}
          min={1}
          max={1440}
          step={15}
          {...form.getInputProps("duration_minutes")}
        />
        <div className={classes.pair}>
          <TextInput
            label={t`Website`}
            type="url"
            inputMode="url"
            maxLength={2000}
            {...form.getInputProps("website")}
          />
          <TextInput label={t`Phone`} type="tel" maxLength={100} {...form.getInputProps("phone")} />
        </div>
        <Textarea
          label={t`Notes`}
          description={t`Markdown works: **bold**, lists, links`}
          autosize
          minRows={3}
          maxRows={10}
          maxLength={2000}
          {...form.getInputProps("notes")}
        />
        <TextInput label={t`Picture address`} type="url" maxLength={2000} {...form.getInputProps("image")} />
        <div className={classes.footer}>
          {id && (
            <Button
              variant="subtle"
              color="danger"
              leftSection={<IconTrash size={16} aria-hidden="true" />}
              me="auto"
              onClick={() => {
                store.set({ selection: { kind: "none" } });
                void verbs.removePlaces(room.tripId, [id]);
                onClose();
              }}
            >
              <Trans>Remove</Trans>
            </Button>
          )}
          <Button variant="default" onClick={onClose} ms={id ? undefined : "auto"}>
            <Trans>Cancel</Trans>
          </Button>
          <Button type="submit">
            {editor.open === "new" ? <Trans>Add the place</Trans> : <Trans>Save</Trans>}
          </Button>
        </div>
      </Stack>
    </form>
  );
}
