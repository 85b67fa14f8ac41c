import { Trans, useLingui } from "@lingui/react/macro";
import { Button, Group, Modal, Stack, Switch, TextInput } from "@mantine/core";
import { type FormEvent, useState } from "react";
import { DialogFoot } from "../../ui/DialogFoot";
import { ErrorNotice } from "../../ui/ErrorNotice";
import { useErrorSentence } from "../../ui/errors";
import { OneTimeText } from "../../ui/OneTimeText";
import { addPerson } from "./api";
import { PEOPLE_SENTENCES } from "./sentences";

interface AddPersonDialogProps {
  onClose(): void;
  onMade(name: string, password: string): void;
}

/** An account for somebody else; its password is made here and changed by them. */
export function AddPersonDialog({ onClose, onMade }: AddPersonDialogProps) {
  const { t } = useLingui();
  const sentence = useErrorSentence(PEOPLE_SENTENCES);
  const [error, setError] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    setBusy(true);
    setError(null);
    try {
      const made = await addPerson({
        username: String(form.get("username")).trim(),
        email: String(form.get("email")).trim(),
        role: form.has("admin") ? "admin" : "user",
      });
      onMade(made.user.display_name, made.password ?? "");
    } catch (cause) {
      setError(sentence(cause));
      setBusy(false);
    }
  }
  return (
    <Modal opened onClose={onClose} title={t`New account`} closeButtonProps={{ "aria-label": t`Close` }}>
      <form onSubmit={submit}>
        <Stack gap="md">
          <ErrorNotice>{error}</ErrorNotice>
          <TextInput label={t`Name`} name="username" required withAsterisk={false} data-autofocus />
          <TextInput label={t`E-mail`} name="email" type="email" required withAsterisk={false} />
          <Switch name="admin" label={t`Administrator`} />
        </Stack>
        <DialogFoot>
          <Button variant="default" onClick={onClose}>
            <Trans>Cancel</Trans>
          </Button>
          <Button type="submit" loading={busy}>
            <Trans>Add</Trans>
          </Button>
        </DialogFoot>
      </form>
    </Modal>
  );
}

interface NewPasswordProps {
  name: string;
  password: string;
  onClose(): void;
}

/** Shown once, to be given to whoever it is for. */
export function NewPassword({ name, password, onClose }: NewPasswordProps) {
  const { t } = useLingui();
  return (
    <Modal
      opened
      onClose={onClose}
      title={t`Password for ${name}`}
      closeButtonProps={{ "aria-label": t`Close` }}
    >
      <Stack gap="md">
        <OneTimeText
          text={password}
          lead={
            <Trans>
              Give it to them in a way that nobody else reads. They choose their own at the first sign-in.
            </Trans>
          }
        />
        <Group justify="flex-end">
          <Button onClick={onClose}>
            <Trans>Done</Trans>
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
