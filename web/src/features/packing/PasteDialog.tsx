import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { Button, Checkbox, FileButton, Stack, Textarea } from "@mantine/core";
import { IconFileImport } from "@tabler/icons-react";
import { useMemo, useState } from "react";
import { DialogFoot } from "../../ui/DialogFoot";
import { useFormat } from "../../ui/format";
import type { DialogProps } from "./PackingDialogs";
import classes from "./packing.module.css";
import { readPaste } from "./paste";
import { addPasted } from "./verbs";
import { categoriesOf } from "./views";

const SHOWN = 200;

/** Many things at once: what is read is shown before anything is added. */
export function PasteDialog({ tripId, list, me, text: pasted, onClose }: DialogProps) {
  const { t } = useLingui();
  const format = useFormat();
  const [text, setText] = useState(pasted);
  const [isMine, setMine] = useState(false);
  const things = useMemo(
    () =>
      readPaste(text, {
        people: [...list.members.values()],
        bags: list.bags,
        categories: categoriesOf(list.items),
      }),
    [text, list],
  );
  return (
    <Stack gap="md">
      <Textarea
        label={t`One thing a line, or columns: category, name, grams, bag, packed`}
        autosize
        minRows={5}
        maxRows={10}
        data-autofocus
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <FileButton
        accept=".csv,.tsv,.txt,text/csv,text/plain"
        onChange={(file) => file && void file.text().then(setText)}
      >
        {(props) => (
          <Button
            {...props}
            variant="default"
            style={{ alignSelf: "start" }}
            leftSection={<IconFileImport size={17} aria-hidden="true" />}
          >
            <Trans>Choose a file</Trans>
          </Button>
        )}
      </FileButton>
      {things.length > 0 && (
        <ul className={classes.preview} aria-label={t`What will be added`}>
          {things.slice(0, SHOWN).map((thing, n) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the lines of a text have nothing else to be told apart by
            <li key={n}>
              <b>{thing.quantity > 1 ? `${thing.name} × ${thing.quantity}` : thing.name}</b>
              <span>
                {[thing.category, thing.weight_g === null ? null : format.weight(thing.weight_g), thing.bag]
                  .filter(Boolean)
                  .join(" · ")}
              </span>
            </li>
          ))}
          {things.length > SHOWN && (
            <li>
              <Plural value={things.length - SHOWN} one="and # more" other="and # more" />
            </li>
          )}
        </ul>
      )}
      <Checkbox
        label={t`Only for me`}
        checked={isMine}
        onChange={(event) => setMine(event.currentTarget.checked)}
      />
      <DialogFoot>
        <Button variant="default" onClick={onClose}>
          <Trans>Cancel</Trans>
        </Button>
        <Button
          disabled={things.length === 0}
          onClick={() => {
            addPasted(tripId, list.items, list.bags, things, isMine ? me : null);
            onClose();
          }}
        >
          <Plural value={things.length} one="Add # thing" other="Add # things" />
        </Button>
      </DialogFoot>
    </Stack>
  );
}
