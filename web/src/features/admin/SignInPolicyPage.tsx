import { msg } from "@lingui/core/macro";
import { Trans, useLingui } from "@lingui/react/macro";
import { Button, Group, Skeleton, Stack, Switch, Text } from "@mantine/core";
import { confirm } from "../../ui/confirm";
import { ErrorNotice } from "../../ui/ErrorNotice";
import { type Sentences, useErrorSentence } from "../../ui/errors";
import { Page } from "../../ui/Page";
import { withPassword } from "../../ui/password";
import classes from "./admin.module.css";
import { endEverySession } from "./api";
import { SsoForm } from "./SsoForm";
import { useSettings } from "./useSettings";

const SENTENCES: Sentences = {
  MFA_OWN_FIRST: msg`Turn on two-factor sign-in for your own account first, in your settings.`,
  NO_WAY_IN: msg`One way to sign in has to stay open, and to be set up.`,
};

/** Which ways in there are, who may open an account, and what a sign-in needs. */
export function SignInPolicyPage({ onChanged, onEnded }: { onChanged(): void; onEnded(): void }) {
  const { t } = useLingui();
  const sentence = useErrorSentence(SENTENCES);
  const { settings, error, setError, busy, change } = useSettings(SENTENCES, onChanged);

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
      {settings === null && error === null && <Skeleton height={120} radius="md" />}
      {settings && (
        <Stack gap="lg" className={classes.card}>
          <Switch
            label={t`With a password`}
            description={
              settings.is_password_forced
                ? t`Off, because OIDC_ONLY says so.`
                : t`Off, people need a passkey or the single sign-on.`
            }
            checked={settings.password_login}
            disabled={busy || settings.is_password_forced}
            onChange={(event) => void change({ password_login: event.currentTarget.checked })}
          />
          <Switch
            label={t`With a passkey`}
            description={
              settings.passkey_host === null
                ? t`Needs APP_URL with a host name: passkeys are for a name.`
                : t`For ${settings.passkey_host}. Under another name the passkeys there are open nothing.`
            }
            checked={settings.passkey_login && settings.passkey_host !== null}
            disabled={busy || settings.passkey_host === null}
            onChange={(event) => void change({ passkey_login: event.currentTarget.checked })}
          />
          <Switch
            label={t`With the single sign-on`}
            description={settings.is_sso_set ? null : t`Set a provider below first.`}
            checked={settings.oidc_login && settings.is_sso_set}
            disabled={busy || !settings.is_sso_set}
            onChange={(event) => void change({ oidc_login: event.currentTarget.checked })}
          />
          <Switch
            label={t`Strangers may open an account`}
            description={t`Switched off, an invite is needed.`}
            checked={settings.allow_registration}
            disabled={busy || settings.is_password_forced}
            onChange={(event) => void change({ allow_registration: event.currentTarget.checked })}
          />
          {settings.is_sso_set && (
            <Switch
              label={t`Whoever the single sign-on knows may open an account`}
              checked={settings.oidc_registration}
              disabled={busy}
              onChange={(event) => void change({ oidc_registration: event.currentTarget.checked })}
            />
          )}
          <Switch
            label={t`Everybody needs a second factor`}
            description={t`Whoever has none sets it up at the next step they take, before they see anything else. You need one yourself first.`}
            checked={settings.require_mfa}
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
      <SsoForm onChanged={onChanged} />
    </Page>
  );
}
