import { Trans, useLingui } from "@lingui/react/macro";
import { Anchor, Button, Checkbox, PasswordInput, TextInput } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { type FormEvent, useState } from "react";
import { PRODUCT } from "../../kit/product";
import type { User } from "../../sync";
import { ErrorNotice } from "../../ui/ErrorNotice";
import { useErrorSentence } from "../../ui/errors";
import { AuthLayout } from "./AuthLayout";
import { login } from "./api";
import classes from "./auth.module.css";
import { CodeStep } from "./CodeStep";
import { AUTH_SENTENCES } from "./sentences";

interface SignInPageProps {
  registration: boolean;
  /** Nobody has set the first password yet: say where it was printed. */
  fresh: boolean;
  onSignedIn(user: User): void;
}

export function SignInPage({ registration, fresh, onSignedIn }: SignInPageProps) {
  const { t } = useLingui();
  const sentence = useErrorSentence(AUTH_SENTENCES);
  const [error, setError] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const [token, setToken] = useState<string | null>(null);

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    // Read from the form: a password manager may fill fields without the events React listens to.
    const form = new FormData(event.currentTarget);
    setBusy(true);
    setError(null);
    try {
      const { user, mfa_token, insecureCookie } = await login({
        email: String(form.get("email")).trim(),
        password: String(form.get("password")),
        remember_me: form.has("remember_me"),
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
    } catch (cause) {
      setError(sentence(cause));
      setBusy(false);
    }
  }

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
  return (
    <AuthLayout
      title={t`Sign in`}
      lead={
        fresh ? (
          <Trans>
            {PRODUCT} is new here: the first address and password were printed where the server was started.
          </Trans>
        ) : (
          <Trans>Your trips are waiting.</Trans>
        )
      }
      foot={
        registration && (
          <Trans>
            New here?{" "}
            <Anchor component={Link} to="/register" inherit underline="always">
              Create an account
            </Anchor>
          </Trans>
        )
      }
    >
      <form className={classes.form} onSubmit={submit}>
        <ErrorNotice>{error}</ErrorNotice>
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
        <Checkbox name="remember_me" label={t`Stay signed in on this device`} defaultChecked />
        <Button type="submit" loading={busy} size="md" fullWidth>
          <Trans>Sign in</Trans>
        </Button>
      </form>
    </AuthLayout>
  );
}
