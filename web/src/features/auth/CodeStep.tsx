import { Trans, useLingui } from "@lingui/react/macro";
import { Anchor, Button, TextInput } from "@mantine/core";
import { type FormEvent, useState } from "react";
import { HttpError } from "../../kit/http";
import type { User } from "../../sync";
import { ErrorNotice } from "../../ui/ErrorNotice";
import { useErrorSentence } from "../../ui/errors";
import { AuthLayout } from "./AuthLayout";
import { verifyLogin } from "./api";
import classes from "./auth.module.css";
import { AUTH_SENTENCES } from "./sentences";

interface CodeStepProps {
  /** Of the sign-in whose password was right. */
  token: string;
  onSignedIn(user: User): void;
  /** Back to the password, with what there is to say. */
  onOver(message: string | null): void;
}

/** The second step of a sign-in: six digits, or a backup code. */
export function CodeStep({ token, onSignedIn, onOver }: CodeStepProps) {
  const { t } = useLingui();
  const sentence = useErrorSentence(AUTH_SENTENCES);
  const [isBackup, setBackup] = useState(false);
  const [code, setCode] = useState("");
  const [error, setError] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);

  async function send(text: string) {
    setBusy(true);
    setError(null);
    try {
      const { user } = await verifyLogin(token, text);
      if (user) onSignedIn(user);
    } catch (cause) {
      if (cause instanceof HttpError && cause.code === "MFA_CHALLENGE_OVER") onOver(sentence(cause));
      setError(sentence(cause));
      setCode("");
      setBusy(false);
    }
  }
  function submit(event: FormEvent) {
    event.preventDefault();
    void send(code);
  }

  return (
    <AuthLayout
      title={t`Second step`}
      lead={
        isBackup ? (
          <Trans>Write one of the backup codes you kept. It works once.</Trans>
        ) : (
          <Trans>Open your authenticator and write the six digits it shows.</Trans>
        )
      }
      foot={
        <Anchor component="button" type="button" inherit underline="always" onClick={() => onOver(null)}>
          <Trans>Back to the password</Trans>
        </Anchor>
      }
    >
      <form className={classes.form} onSubmit={submit}>
        <ErrorNotice>{error}</ErrorNotice>
        <TextInput
          key={String(isBackup)}
          label={isBackup ? t`Backup code` : t`Code`}
          name="code"
          autoComplete="one-time-code"
          inputMode={isBackup ? "text" : "numeric"}
          maxLength={isBackup ? 24 : 7}
          autoFocus
          size="md"
          value={code}
          onChange={(event) => {
            const text = event.currentTarget.value;
            setCode(text);
            // The sixth digit is the last: nobody has to press anything after it.
            if (!isBackup && !busy && /^\d{6}$/.test(text.replace(/\s/g, ""))) void send(text);
          }}
        />
        <Button type="submit" loading={busy} disabled={code.trim() === ""} size="md" fullWidth>
          <Trans>Sign in</Trans>
        </Button>
        <Button
          variant="subtle"
          onClick={() => {
            setBackup(!isBackup);
            setCode("");
            setError(null);
          }}
        >
          {isBackup ? <Trans>Use the authenticator</Trans> : <Trans>Use a backup code</Trans>}
        </Button>
      </form>
    </AuthLayout>
  );
}
