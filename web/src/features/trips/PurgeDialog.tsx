import { Trans, useLingui } from "@lingui/react/macro";
import { Button, Group, Modal, Stack, Text, TextInput } from "@mantine/core";
import { type FormEvent, useState } from "react";
import { type Card, refreshTrips } from "../../sync";
import { ErrorNotice } from "../../ui/ErrorNotice";
import { useErrorSentence } from "../../ui/errors";
import { showToast } from "../../ui/toast";
import { purgeTrip } from "./api";

/** The one deed that cannot be taken back asks for the title. */
export function PurgeDialog({ card, onClose }: { card: Card; onClose(): void }) {
  const { t } = useLingui();
  const sentence = useErrorSentence();
  const [typed, setTyped] = useState("");
  const [error, setError] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const matches = typed.trim() === card.title.trim();

  async function submit(event: FormEvent) {
    event.preventDefault();
    if (!matches) return;
    setBusy(true);
    setError(null);
    try {
      await purgeTrip(card.id);
      await refreshTrips();
      showToast({ message: t`“${card.title}” is gone for good.` });
      onClose();
    } catch (cause) {
      setError(sentence(cause));
      setBusy(false);
    }
  }

  return (
    <Modal opened onClose={onClose} title={t`Delete for good`} closeButtonProps={{ "aria-label": t`Close` }}>
      <form onSubmit={submit}>
        <Stack gap="md">
          <ErrorNotice>{error}</ErrorNotice>
          <Text>
            <Trans>
              This removes the trip with its days, places, notes and history for everybody on it. It cannot be
              undone.
            </Trans>
          </Text>
          <TextInput
            label={t`Type “${card.title}” to confirm`}
            value={typed}
            onChange={(event) => setTyped(event.currentTarget.value)}
            autoComplete="off"
            data-autofocus
          />
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={onClose}>
              <Trans>Keep it</Trans>
            </Button>
            <Button type="submit" color="danger" disabled={!matches} loading={busy}>
              <Trans>Delete for good</Trans>
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
