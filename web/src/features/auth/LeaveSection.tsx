import { Trans, useLingui } from "@lingui/react/macro";
import { Button, Modal, Select, Stack, Text } from "@mantine/core";
import { useEffect, useState } from "react";
import { call } from "../../kit/http";
import { DialogFoot } from "../../ui/DialogFoot";
import { ErrorNotice } from "../../ui/ErrorNotice";
import { useErrorSentence } from "../../ui/errors";
import { withPassword } from "../../ui/password";
import { deleteAccount } from "./api";
import { AUTH_SENTENCES } from "./sentences";

interface Companion {
  id: string;
  display_name: string;
}

/** The end of an account, by its owner's own wish. */
export function LeaveSection({ onLeft }: { onLeft(): void }) {
  const { t } = useLingui();
  const sentence = useErrorSentence(AUTH_SENTENCES);
  const [isAsking, setAsking] = useState(false);
  const [companions, setCompanions] = useState<readonly Companion[]>([]);
  const [heir, setHeir] = useState<string | null>(null);
  const [error, setError] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  useEffect(() => {
    if (!isAsking) return;
    call<{ users: Companion[] }>("GET", "/api/auth/users").then(
      ({ users }) => setCompanions(users),
      (cause: unknown) => setError(sentence(cause)),
    );
  }, [isAsking, sentence]);

  async function leave() {
    setBusy(true);
    setError(null);
    try {
      if ((await withPassword(t`Delete my account`, () => deleteAccount(heir))) !== "cancelled") onLeft();
    } catch (cause) {
      setError(sentence(cause));
    } finally {
      setBusy(false);
    }
  }

  return (
    <>
      <Button variant="light" color="danger" onClick={() => setAsking(true)}>
        <Trans>Delete my account…</Trans>
      </Button>
      {isAsking && (
        <Modal
          opened
          onClose={() => setAsking(false)}
          title={t`Delete my account`}
          closeButtonProps={{ "aria-label": t`Close` }}
        >
          <Stack gap="md">
            <Text>
              <Trans>
                Trips that only you are on are deleted for good. Those that others are on go to one of them.
                On other people's trips your name stays where money bears it. None of this can be taken back.
              </Trans>
            </Text>
            <ErrorNotice>{error}</ErrorNotice>
            <Select
              label={t`Who gets the trips I own with others`}
              placeholder={t`Nobody: I own none`}
              data={companions.map(({ id, display_name }) => ({ value: id, label: display_name }))}
              value={heir}
              onChange={setHeir}
              clearable
            />
          </Stack>
          <DialogFoot>
            <Button variant="default" onClick={() => setAsking(false)}>
              <Trans>Keep it</Trans>
            </Button>
            <Button color="danger" loading={busy} onClick={() => void leave()}>
              <Trans>Delete my account</Trans>
            </Button>
          </DialogFoot>
        </Modal>
      )}
    </>
  );
}
