import { Trans, useLingui } from "@lingui/react/macro";
import { Button, PasswordInput } from "@mantine/core";
import { type FormEvent, useState } from "react";
import { ErrorNotice } from "../../ui/ErrorNotice";
import { useErrorSentence } from "../../ui/errors";
import { withPassword } from "../../ui/password";
import { changePassword } from "./api";
import classes from "./auth.module.css";
import { NewPassword } from "./NewPassword";
import { isStrong, MIN_LENGTH } from "./rules";
import { AUTH_SENTENCES } from "./sentences";

interface ChangePasswordFormProps {
  /** For password managers, which file a password under a name. */
  email: string;
  /** Whoever comes by single sign-on alone has none yet, and proves themselves otherwise. */
  hasPassword?: boolean;
  least?: number;
  /** Among other fields it is as large as they are; alone on a page it is the page's one deed. */
  among?: boolean;
  onChanged(): void;
}

export function ChangePasswordForm({
  email,
  hasPassword = true,
  least = MIN_LENGTH,
  among = false,
  onChanged,
}: ChangePasswordFormProps) {
  const { t } = useLingui();
  const sentence = useErrorSentence(AUTH_SENTENCES);
  const [current, setCurrent] = useState("");
  const [next, setNext] = useState("");
  const [tried, setTried] = useState(false);
  const [error, setError] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);

  const size = among ? "sm" : "md";

  async function submit(event: FormEvent) {
    event.preventDefault();
    setTried(true);
    setError(null);
    if ((hasPassword && !current) || !isStrong(next, least)) return;
    setBusy(true);
    try {
      const fields = { new_password: next, ...(hasPassword ? { current_password: current } : {}) };
      if ((await withPassword(t`New password`, () => changePassword(fields))) === "cancelled") return;
      setCurrent("");
      setNext("");
      setTried(false);
      onChanged();
    } catch (cause) {
      setError(sentence(cause));
    } finally {
      setBusy(false);
    }
  }

  return (
    <form className={classes.form} onSubmit={submit} noValidate>
      <ErrorNotice>{error}</ErrorNotice>
      <input type="email" name="email" autoComplete="username" value={email} readOnly hidden />
      {hasPassword && (
        <PasswordInput
          label={t`Current password`}
          name="current-password"
          autoComplete="current-password"
          required
          withAsterisk={false}
          size={size}
          value={current}
          onChange={(event) => setCurrent(event.currentTarget.value)}
          error={tried && !current ? t`Write your current password` : null}
          visibilityToggleButtonProps={{ "aria-label": t`Show the password` }}
        />
      )}
      <NewPassword
        label={t`New password`}
        value={next}
        onChange={setNext}
        refused={tried && !isStrong(next, least)}
        least={least}
        size={size}
      />
      <Button
        type="submit"
        loading={busy}
        size={size}
        variant={among ? "default" : "filled"}
        me={among ? "auto" : 0}
      >
        <Trans>Change password</Trans>
      </Button>
    </form>
  );
}
