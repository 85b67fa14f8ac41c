import { Trans, useLingui } from "@lingui/react/macro";
import { Anchor, Button, Divider, TextInput } from "@mantine/core";
import { IconLogin2 } from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import { type FormEvent, useEffect, useState } from "react";
import { PRODUCT } from "../../kit/product";
import type { User } from "../../sync";
import { ErrorNotice } from "../../ui/ErrorNotice";
import { useErrorSentence } from "../../ui/errors";
import { AuthLayout } from "./AuthLayout";
import { lookAtInvite, register } from "./api";
import classes from "./auth.module.css";
import { NewPassword } from "./NewPassword";
import { isEmail, isStrong, isUsername } from "./rules";
import { AUTH_SENTENCES } from "./sentences";

interface RegisterPageProps {
  /** The first account becomes the host's. */
  first: boolean;
  /** The key of an invite; empty without one. */
  invite: string;
  /** What the single sign-on is called; null where there is none. */
  sso: string | null;
  password: boolean;
  /** How long a password has to be here. */
  least: number;
  onSignedIn(user: User): void;
}

export function RegisterPage({ first, invite, sso, password, least, onSignedIn }: RegisterPageProps) {
  const { t } = useLingui();
  const sentence = useErrorSentence(AUTH_SENTENCES);
  const [fields, setFields] = useState({ username: "", email: "", password: "" });
  const [tried, setTried] = useState(false);
  const [error, setError] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  useEffect(() => {
    if (invite === "") return;
    lookAtInvite(invite).then(
      ({ email }) => {
        if (email) setFields((before) => ({ ...before, email }));
      },
      (cause: unknown) => setError(sentence(cause)),
    );
  }, [invite, sentence]);
  const put = (part: Partial<typeof fields>) => setFields((before) => ({ ...before, ...part }));

  const nameError =
    tried && !isUsername(fields.username) ? t`2 to 50 letters, digits, dots, dashes or underscores` : null;
  const emailError = tried && !isEmail(fields.email) ? t`That is not an e-mail address` : null;

  async function submit(event: FormEvent) {
    event.preventDefault();
    setTried(true);
    setError(null);
    if (!isUsername(fields.username) || !isEmail(fields.email) || !isStrong(fields.password, least)) return;
    setBusy(true);
    try {
      onSignedIn((await register({ ...fields, ...(invite ? { invite_token: invite } : {}) })).user);
    } catch (cause) {
      setError(sentence(cause));
      setBusy(false);
    }
  }

  return (
    <AuthLayout
      title={t`Create an account`}
      lead={
        first ? (
          <Trans>The first account runs this {PRODUCT}: it invites others and changes the settings.</Trans>
        ) : invite ? (
          <Trans>You are invited. Choose a name and a password, and you are in.</Trans>
        ) : (
          <Trans>Then plan your own trip, or join one that a friend adds you to.</Trans>
        )
      }
      foot={
        !first && (
          <Trans>
            Have an account?{" "}
            <Anchor component={Link} to="/login" inherit underline="always">
              Sign in
            </Anchor>
          </Trans>
        )
      }
    >
      <ErrorNotice>{error}</ErrorNotice>
      {sso !== null && (
        <Button
          component="a"
          href={`/api/auth/oidc/login${invite ? `?invite=${encodeURIComponent(invite)}` : ""}`}
          variant={password ? "default" : "filled"}
          size="md"
          fullWidth
          leftSection={<IconLogin2 size={19} aria-hidden="true" />}
        >
          {t`Go on with ${sso}`}
        </Button>
      )}
      {sso !== null && password && <Divider label={t`or`} my="md" />}
      {password && (
        <form className={classes.form} onSubmit={submit} noValidate>
          <TextInput
            label={t`Name`}
            description={t`How others see and add you.`}
            name="nickname"
            autoComplete="nickname"
            autoFocus
            required
            withAsterisk={false}
            size="md"
            value={fields.username}
            onChange={(event) => put({ username: event.currentTarget.value.trim() })}
            error={nameError}
          />
          <TextInput
            label={t`E-mail`}
            name="email"
            type="email"
            autoComplete="username"
            required
            withAsterisk={false}
            size="md"
            value={fields.email}
            onChange={(event) => put({ email: event.currentTarget.value.trim() })}
            error={emailError}
          />
          <NewPassword
            label={t`Password`}
            value={fields.password}
            onChange={(password) => put({ password })}
            refused={tried && !isStrong(fields.password, least)}
            least={least}
          />
          <Button type="submit" loading={busy} size="md" fullWidth>
            <Trans>Create account</Trans>
          </Button>
        </form>
      )}
    </AuthLayout>
  );
}
