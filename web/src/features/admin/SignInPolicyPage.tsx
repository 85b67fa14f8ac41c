import { msg } from "@lingui/core/macro";
import { useLingui } from "@lingui/react/macro";
import { Skeleton, Stack, Switch } from "@mantine/core";
import { useEffect, useState } from "react";
import type { SignInPolicy } from "../../domain/api.gen";
import { ErrorNotice } from "../../ui/ErrorNotice";
import { type Sentences, useErrorSentence } from "../../ui/errors";
import { Page } from "../../ui/Page";
import { showToast } from "../../ui/toast";
import classes from "./admin.module.css";
import { readSignInPolicy, writeSignInPolicy } from "./api";

const SENTENCES: Sentences = {
  MFA_OWN_FIRST: msg`Turn on two-factor sign-in for your own account first, in your settings.`,
};

/** Who may open an account here, and what a sign-in needs. */
export function SignInPolicyPage({ onChanged }: { onChanged(): void }) {
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
        </Stack>
      )}
    </Page>
  );
}
