import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { Button, Modal, Select, Stack, Text } from "@mantine/core";
import { useState } from "react";
import { DialogFoot } from "../../ui/DialogFoot";
import { ErrorNotice } from "../../ui/ErrorNotice";
import { useErrorSentence } from "../../ui/errors";
import { withPassword } from "../../ui/password";
import { deletePerson, type PersonHere } from "./api";
import { PEOPLE_SENTENCES } from "./sentences";

interface DeletePersonDialogProps {
  person: PersonHere;
  heirs: readonly PersonHere[];
  me: string;
  onClose(): void;
  onDeleted(): void;
}

/** What becomes of somebody's trips is decided before their account goes. */
export function DeletePersonDialog({ person, heirs, me, onClose, onDeleted }: DeletePersonDialogProps) {
  const { t } = useLingui();
  const sentence = useErrorSentence(PEOPLE_SENTENCES);
  const [heir, setHeir] = useState<string | null>(me);
  const [error, setError] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const { display_name: name, trips_owned: count } = person;
  const title = t`Delete the account of ${name}?`;
  async function submit() {
    setBusy(true);
    try {
      const done = await withPassword(title, () => deletePerson(person.id, count > 0 ? heir : null));
      if (done !== "cancelled") onDeleted();
    } catch (cause) {
      setError(sentence(cause));
    } finally {
      setBusy(false);
    }
  }
  return (
    <Modal opened onClose={onClose} title={title} closeButtonProps={{ "aria-label": t`Close` }}>
      <Stack gap="md">
        <ErrorNotice>{error}</ErrorNotice>
        <Text>
          <Trans>
            {name} is signed out at once, and settings and gear are deleted. On the trips of others {name}{" "}
            stays by name in what was paid. This cannot be undone.
          </Trans>
        </Text>
        {count > 0 && (
          <Select
            label={
              <Plural value={count} one="Who gets the trip they own" other="Who gets the # trips they own" />
            }
            allowDeselect={false}
            searchable
            data={heirs.map(({ id, display_name, email }) => ({
              value: id,
              label: `${display_name} (${email})`,
            }))}
            value={heir}
            onChange={setHeir}
          />
        )}
      </Stack>
      <DialogFoot>
        <Button variant="default" onClick={onClose} data-autofocus>
          <Trans>Cancel</Trans>
        </Button>
        <Button color="danger" loading={busy} onClick={() => void submit()}>
          <Trans>Delete the account</Trans>
        </Button>
      </DialogFoot>
    </Modal>
  );
}
