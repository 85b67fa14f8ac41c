import { Trans, useLingui } from "@lingui/react/macro";
import { Anchor, Button, Checkbox, Divider, PasswordInput, Stack, TextInput } from "@mantine/core";
import { IconFingerprint, IconLogin2 } from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import { type FormEvent, useState } from "react";
import { hasPasskeys, PasskeyCancelled, signWithPasskey } from "../../kit/passkey";
import { PRODUCT } from "../../kit/product";
import type { User } from "../../sync";
import { ErrorNotice } from "../../ui/ErrorNotice";
import { useErrorSentence } from "../../ui/errors";
import { AuthLayout } from "./AuthLayout";
import { login, loginByPasskey, passkeyLoginOptions } from "./api";
import classes from "./auth.module.css";
import { CodeStep } from "./CodeStep";
import { AUTH_SENTENCES, useSsoSentence } from "./sentences";

export interface WaysIn {
  registration: boolean;
  password: boolean;
  passkey: boolean;
  /** What the single sign-on is called; null where there is none. */
  sso: string | null;
  reset: boolean;
}

interface SignInPageProps {
  ways: WaysIn;
  /** Nobody has set the first password yet: say where it was printed. */
  fresh: boolean;
  /** Where to go afterwards. */
  next: string;
  /** Why a single sign-on failed. */
  ssoError?: string;
  /** An identity has come back whose address is an account's: signing in to it connects the two. */
  connects: boolean;
  /** A single sign-on that waits for the account's own second step. */
  challenge: string | null;
  onSignedIn(user: User): void;
}

export function SignInPage(props: SignInPageProps) {
  const { ways, fresh, next, ssoError, connects, challenge, onSignedIn } = props;
  const { t } = useLingui();
  const sentence = useErrorSentence(AUTH_SENTENCES);
  const ssoSentence = useSsoSentence();
  const [error, setError] = useState<string | null>(ssoError ? ssoSentence(ssoError) : null);
  const [busy, setBusy] = useState(false);
  const [token, setToken] = useState<string | null>(challenge);
  const [remembers, setRemembers] = useState(true);

  async function attempt(work: () => Promise<void>) {
    setBusy(true);
    setError(null);
    try {
      await work();
    } catch (cause) {
      if (!(cause instanceof PasskeyCancelled)) setError(sentence(cause));
      setBusy(false);
    }
  }

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    // Read from the form: a password manager may fill fields without the events React listens to.
    const form = new FormData(event.currentTarget);
    void attempt(async () => {
      const { user, mfa_token, insecureCookie } = await login({
        email: String(form.get("email")).trim(),
        password: String(form.get("password")),
        remember_me: remembers,
      });
      if (insecureCookie && window.location.protocol === "http:") {
        setError(
          t`Your browser will not keep this sign-in, because this address is not secure. Open the address that begins with https, or ask the host for it.`,
        );
        setBusy(false);
        return;
      }
      if (mfa_token) setToken(mfa_token);
      if (user) onSignedIn(user);
    });
  }

  const byPasskey = () =>
    attempt(async () => {
      const { options } = await passkeyLoginOptions();
      const { user } = await loginByPasskey(await signWithPasskey(options), remembers);
      if (user) onSignedIn(user);
    });

  if (token !== null)
    return (
      <CodeStep
        token={token}
        onSignedIn={onSignedIn}
        onOver={(message) => {
          setToken(null);
          setBusy(false);
          setError(message);
        }}
      />
    );
  const passkey = ways.passkey && hasPasskeys();
  const others = passkey || (ways.sso !== null && !connects);
  return (
    <AuthLayout
      title={t`Sign in`}
      lead={<Lead fresh={fresh} connects={connects} />}
      foot={
        ways.registration &&
        !connects && (
          <Trans>
            New here?{" "}
            <Anchor component={Link} to="/register" inherit underline="always">
              Create an account
            </Anchor>
          </Trans>
        )
      }
    >
      <Stack gap="md">
        <ErrorNotice>{error}</ErrorNotice>
        {ways.password && (
          <form className={classes.form} onSubmit={submit}>
            <TextInput
              label={t`E-mail`}
              name="email"
              type="email"
              autoComplete="username"
              required
              withAsterisk={false}
              autoFocus
              size="md"
            />
            <PasswordInput
              label={t`Password`}
              name="password"
              autoComplete="current-password"
              required
              withAsterisk={false}
              size="md"
              visibilityToggleButtonProps={{ "aria-label": t`Show the password` }}
            />
            <div className={classes.beside}>
              <Checkbox
                label={t`Stay signed in on this device`}
                checked={remembers}
                onChange={(event) => setRemembers(event.currentTarget.checked)}
              />
              {ways.reset && (
                <Anchor component={Link} to="/forgot-password" size="sm" underline="always">
                  <Trans>Forgot the password?</Trans>
                </Anchor>
              )}
            </div>
            <Button type="submit" loading={busy} size="md" fullWidth>
              <Trans>Sign in</Trans>
            </Button>
          </form>
        )}
        {ways.password && others && <Divider label={t`or`} />}
        {passkey && (
          <Button
            variant={ways.password ? "default" : "filled"}
            size="md"
            fullWidth
            disabled={busy}
            leftSection={<IconFingerprint size={19} aria-hidden="true" />}
            onClick={() => void byPasskey()}
          >
            <Trans>Use a passkey</Trans>
          </Button>
        )}
        {ways.sso !== null && !connects && (
          <Button
            component="a"
            href={`/api/auth/oidc/login?next=${encodeURIComponent(next)}`}
            variant={ways.password ? "default" : "filled"}
            size="md"
            fullWidth
            leftSection={<IconLogin2 size={19} aria-hidden="true" />}
          >
            {t`Sign in with ${ways.sso}`}
          </Button>
        )}
      </Stack>
    </AuthLayout>
  );
}

function Lead({ fresh, connects }: { fresh: boolean; connects: boolean }) {
  if (connects)
    return (
      <Trans>
        There is an account with your address already. Sign in to it once, and the two are connected from then
        on.
      </Trans>
    );
  if (fresh)
    return (
      <Trans>
        {PRODUCT} is new here: the first address and password were printed where the server was started.
      </Trans>
    );
  return <Trans>Your trips are waiting.</Trans>;
}
