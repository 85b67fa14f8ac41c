import { Trans, useLingui } from "@lingui/react/macro";
import { Anchor, Button, TextInput } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { type FormEvent, useState } from "react";
import { ErrorNotice } from "../../ui/ErrorNotice";
import { useErrorSentence } from "../../ui/errors";
import { AuthLayout } from "./AuthLayout";
import { forgotPassword } from "./api";
import classes from "./auth.module.css";
import { AUTH_SENTENCES } from "./sentences";

/** Asks for a link to a new password. What is said afterwards is the same whether there is such an account or not. */
export function ForgotPage({ possible }: { possible: boolean }) {
  const { t } = useLingui();
  const sentence = useErrorSentence(AUTH_SENTENCES);
  const [sentTo, setSentTo] = useState<string | null>(null);
  const [error, setError] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const email = String(new FormData(event.currentTarget).get("email")).trim();
    setBusy(true);
    setError(null);
    try {
      await forgotPassword(email);
      setSentTo(email);
    } catch (cause) {
      setError(sentence(cause));
    } finally {
      setBusy(false);
    }
  }

  const foot = (
    <Anchor component={Link} to="/login" inherit underline="always">
      <Trans>Back to the sign-in</Trans>
    </Anchor>
  );
  if (!possible)
    return (
      <AuthLayout
        title={t`Forgot the password?`}
        lead={
          <Trans>
            This server sends no mail. Ask whoever runs it for a new password; your trips are not lost.
          </Trans>
        }
        foot={foot}
      />
    );
  if (sentTo !== null)
    return (
      <AuthLayout
        title={t`Look into your mail`}
        lead={
          <Trans>
            If there is an account with the address {sentTo}, a link is on its way to it. It works once, for
            half an hour.
          </Trans>
        }
        foot={foot}
      />
    );
  return (
    <AuthLayout
      title={t`Forgot the password?`}
      lead={<Trans>Write your address, and we send you a link to a new one.</Trans>}
      foot={foot}
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
        <Button type="submit" loading={busy} size="md" fullWidth>
          <Trans>Send the link</Trans>
        </Button>
      </form>
    </AuthLayout>
  );
}
