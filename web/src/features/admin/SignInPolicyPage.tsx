import { msg } from "@lingui/core/macro";
import { Trans, useLingui } from "@lingui/react/macro";
import { Button, Group, Skeleton, Stack, Switch, Text } from "@mantine/core";
import { useEffect, useState } from "react";
import type { SignInPolicy } from "../../domain/api.gen";
import { confirm } from "../../ui/confirm";
import { ErrorNotice } from "../../ui/ErrorNotice";
import { type Sentences, useErrorSentence } from "../../ui/errors";
import { Page } from "../../ui/Page";
import { withPassword } from "../../ui/password";
import { showToast } from "../../ui/toast";
import classes from "./admin.module.css";
import { endEverySession, readSignInPolicy, writeSignInPolicy } from "./api";

const SENTENCES: Sentences = {
  MFA_OWN_FIRST: msg`Turn on two-factor sign-in for your own account first, in your settings.`,
};

/** Who may open an account here, and what a sign-in needs. */
export function SignInPolicyPage({ onChanged, onEnded }: { onChanged(): void; onEnded(): void }) {
  const { t } = useLingui();
  const sentence = useErrorSentence(SENTENCES);
  const [policy, setPolicy] = useState<SignInPolicy | null>(null);
  const [error, setError] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);

  useEffect(() => {
    readSignInPolicy().then(setPolicy, (cause: unknown) => setError(sentence(cause)));
  }, [sentence]);

  async function change(fields: Partial<SignInPolicy>) {
    setBusy(true);
    setError(null);
    try {
      setPolicy(await writeSignInPolicy(fields));
      showToast({ message: t`Saved.` });
      onChanged();
    } catch (cause) {
      setError(sentence(cause));
    } finally {
      setBusy(false);
    }
  }

  async function endAll() {
    const sure = await confirm({
      title: t`Sign everybody out?`,
      message: t`Nothing is lost: what has not been sent yet waits on its device for the next sign-in.`,
      confirm: t`Sign everybody out`,
      cancel: t`Cancel`,
      danger: true,
    });
    if (!sure) return;
    setError(null);
    try {
      if ((await withPassword(t`Sign everybody out`, endEverySession)) !== "cancelled") onEnded();
    } catch (cause) {
      setError(sentence(cause));
    }
  }

  return (
    <Page level={1} title={t`Sign-in`}>
      <ErrorNotice>{error}</ErrorNotice>
      {policy === null && error === null && <Skeleton height={120} radius="md" />}
      {policy && (
        <Stack gap="lg" className={classes.card}>
          <Switch
            label={t`Strangers may open an account`}
            description={t`Switched off, nobody can register.`}
            checked={policy.allow_registration}
            disabled={busy}
            onChange={(event) => void change({ allow_registration: event.currentTarget.checked })}
          />
          <Switch
            label={t`Everybody needs a second factor`}
            description={t`Whoever has none sets it up at the next step they take, before they see anything else. You need one yourself first.`}
            checked={policy.require_mfa}
            disabled={busy}
            onChange={(event) => void change({ require_mfa: event.currentTarget.checked })}
          />
          <Group justify="space-between" gap="md">
            <Text size="sm" c="dimmed" className={classes.why}>
              <Trans>
                When a session may have been stolen: everybody is signed out on every device, you too, and
                signs in again.
              </Trans>
            </Text>
            <Button color="danger" variant="light" loading={busy} onClick={() => void endAll()}>
              <Trans>Sign everybody out</Trans>
            </Button>
          </Group>
        </Stack>
      )}
    </Page>
  );
}
