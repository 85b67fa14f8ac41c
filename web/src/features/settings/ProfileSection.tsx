import { Trans, useLingui } from "@lingui/react/macro";
import { Button, FileButton, Group, Stack, TextInput } from "@mantine/core";
import { type FormEvent, useState } from "react";
import { refreshAccount, signIn, type User } from "../../sync";
import { ErrorNotice } from "../../ui/ErrorNotice";
import { useErrorSentence } from "../../ui/errors";
import { Person } from "../../ui/Person";
import { withPassword } from "../../ui/password";
import { showToast } from "../../ui/toast";
import { removeAvatar, saveProfile, uploadAvatar } from "./api";
import classes from "./settings.module.css";

export function ProfileSection({ user }: { user: User }) {
  const { t } = useLingui();
  const sentence = useErrorSentence();
  const [name, setName] = useState(user.display_name);
  const [username, setUsername] = useState(user.username);
  const [email, setEmail] = useState(user.email);
  const [error, setError] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const changed = name.trim() !== user.display_name || username !== user.username || email !== user.email;

  async function attempt(work: () => Promise<unknown>) {
    setBusy(true);
    setError(null);
    try {
      await work();
    } catch (cause) {
      setError(sentence(cause));
    } finally {
      setBusy(false);
    }
  }

  function submit(event: FormEvent) {
    event.preventDefault();
    void attempt(async () => {
      const fields = { display_name: name.trim(), username: username.trim(), email: email.trim() };
      const answer = await withPassword(t`New address`, () => saveProfile(fields));
      if (answer === "cancelled") return;
      await signIn(answer.user);
      showToast({ message: t`Your profile is saved.` });
    });
  }

  return (
    <form onSubmit={submit}>
      <Stack gap="md">
        <ErrorNotice>{error}</ErrorNotice>
        <div className={classes.picture}>
          <Person person={{ id: user.id, name: user.display_name, avatar: user.avatar }} size={56} named />
          <Group gap="xs">
            <FileButton
              accept="image/jpeg,image/png,image/webp,image/gif"
              onChange={(picked) =>
                picked &&
                void attempt(async () => {
                  await uploadAvatar(picked);
                  await refreshAccount();
                })
              }
            >
              {(props) => (
                <Button {...props} variant="default" loading={busy}>
                  {user.avatar ? <Trans>Change the picture</Trans> : <Trans>Upload a picture</Trans>}
                </Button>
              )}
            </FileButton>
            {user.avatar && (
              <Button
                variant="subtle"
                color="gray"
                onClick={() =>
                  void attempt(async () => {
                    await removeAvatar();
                    await refreshAccount();
                  })
                }
              >
                <Trans>Remove it</Trans>
              </Button>
            )}
          </Group>
        </div>
        <TextInput
          label={t`Display name`}
          description={t`Shown on trips and beside what you change.`}
          autoComplete="name"
          maxLength={80}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <div className={classes.rows}>
          <TextInput
            label={t`User name`}
            autoComplete="username"
            maxLength={50}
            value={username}
            onChange={(event) => setUsername(event.currentTarget.value)}
          />
          <TextInput
            label={t`E-mail`}
            type="email"
            autoComplete="email"
            value={email}
            onChange={(event) => setEmail(event.currentTarget.value)}
          />
        </div>
        <Group>
          <Button type="submit" disabled={!changed || name.trim() === ""} loading={busy}>
            <Trans>Save profile</Trans>
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
