import { Trans, useLingui } from "@lingui/react/macro";
import { Anchor, Button, TextInput } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { type FormEvent, useState } from "react";
import { ErrorNotice } from "../../ui/ErrorNotice";
import { useErrorSentence } from "../../ui/errors";
import { AuthLayout } from "./AuthLayout";
import { resetPassword } from "./api";
import classes from "./auth.module.css";
import { NewPassword } from "./NewPassword";
import { isStrong } from "./rules";
import { AUTH_SENTENCES } from "./sentences";

interface ResetPageProps {
  /** The key of the link. */
  token: string;
  least: number;
}

/** Chooses a new password by a link that came in a letter. */
export function ResetPage({ token, least }: ResetPageProps) {
  const { t } = useLingui();
  const sentence = useErrorSentence(AUTH_SENTENCES);
  const [password, setPassword] = useState("");
  const [code, setCode] = useState<string | null>(null);
  const [tried, setTried] = useState(false);
  const [isDone, setDone] = useState(false);
  const [error, setError] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);

  async function submit(event: FormEvent) {
    event.preventDefault();
    setTried(true);
    setError(null);
    if (!isStrong(password, least)) return;
    setBusy(true);
    try {
      const { mfa_required } = await resetPassword(token, password, code?.trim() || undefined);
      if (mfa_required) setCode("");
      else setDone(true);
    } catch (cause) {
      setError(sentence(cause));
    } finally {
      setBusy(false);
    }
  }

  if (isDone)
    return (
      <AuthLayout
        title={t`Your password is changed`}
        lead={<Trans>Every device was signed out. Sign in with the new password.</Trans>}
      >
        <Button component={Link} to="/login" size="md" fullWidth>
          <Trans>Sign in</Trans>
        </Button>
      </AuthLayout>
    );
  return (
    <AuthLayout
      title={t`Choose a new password`}
      lead={
        code === null ? (
          <Trans>Every device of yours is signed out with it.</Trans>
        ) : (
          <Trans>Your account has a second factor: write the code that your authenticator shows.</Trans>
        )
      }
      foot={
        <Anchor component={Link} to="/forgot-password" inherit underline="always">
          <Trans>Ask for another link</Trans>
        </Anchor>
      }
    >
      <form className={classes.form} onSubmit={submit} noValidate>
        <ErrorNotice>
          {token === "" ? t`This link is not whole. Open it from the letter once more.` : error}
        </ErrorNotice>
        {code === null ? (
          <NewPassword
            label={t`New password`}
            value={password}
            onChange={setPassword}
            refused={tried && !isStrong(password, least)}
            least={least}
          />
        ) : (
          <TextInput
            label={t`Code`}
            name="code"
            autoComplete="one-time-code"
            inputMode="numeric"
            maxLength={24}
            autoFocus
            size="md"
            value={code}
            onChange={(event) => setCode(event.currentTarget.value)}
          />
        )}
        <Button type="submit" loading={busy} disabled={token === ""} size="md" fullWidth>
          <Trans>Change password</Trans>
        </Button>
      </form>
    </AuthLayout>
  );
}
