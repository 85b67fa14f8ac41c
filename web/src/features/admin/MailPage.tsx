import { msg } from "@lingui/core/macro";
import { Trans, useLingui } from "@lingui/react/macro";
import {
  Alert,
  Button,
  Group,
  NumberInput,
  PasswordInput,
  Select,
  Skeleton,
  Stack,
  Text,
  TextInput,
} from "@mantine/core";
import { type FormEvent, useState } from "react";
import type { AppSettings, Tested } from "../../domain/api.gen";
import { ErrorNotice } from "../../ui/ErrorNotice";
import { type Sentences, useErrorSentence } from "../../ui/errors";
import { Page } from "../../ui/Page";
import classes from "./admin.module.css";
import { sendTestMail } from "./api";
import { useSettings } from "./useSettings";

const EXAMPLES = { host: "smtp.example.org", from: "Cairn <trips@example.org>" };

const SENTENCES: Sentences = {
  MAIL_NAMED: msg`SMTP_HOST is set in the environment; change it there.`,
};

/** The mail server that letters go out by, and a letter to try it. */
export function MailPage({ onChanged }: { onChanged(): void }) {
  const { t } = useLingui();
  const sentence = useErrorSentence(SENTENCES);
  const { settings, error, setError, busy, change } = useSettings(SENTENCES, onChanged);
  const [tested, setTested] = useState<Tested | null>(null);
  const [isTesting, setTesting] = useState(false);

  async function test() {
    setTesting(true);
    setError(null);
    setTested(null);
    try {
      setTested(await sendTestMail());
    } catch (cause) {
      setError(sentence(cause));
    } finally {
      setTesting(false);
    }
  }

  return (
    <Page level={1} title={t`Mail`}>
      <ErrorNotice>{error}</ErrorNotice>
      {settings === null && error === null && <Skeleton height={160} radius="md" />}
      {settings && (
        <Stack gap="md" className={classes.card}>
          <Text size="sm" c="dimmed">
            <Trans>
              By mail go links to a new password, and word of what is done to an account. Without a mail
              server everything else works.
            </Trans>
          </Text>
          {settings.is_mail_named && (
            <Alert variant="light" color="gray">
              <Trans>SMTP_HOST is set in the environment; change it there.</Trans>
            </Alert>
          )}
          <MailForm settings={settings} busy={busy} onSave={change} />
          <Group gap="sm">
            <Button
              variant="default"
              loading={isTesting}
              disabled={settings.smtp_host === ""}
              onClick={() => void test()}
            >
              <Trans>Send me a letter to try it</Trans>
            </Button>
          </Group>
          {tested && (
            <Alert
              role="status"
              variant="light"
              color={tested.success ? "good" : "danger"}
              title={tested.success ? t`It is on its way to you` : t`It did not leave`}
            >
              {tested.error}
            </Alert>
          )}
        </Stack>
      )}
    </Page>
  );
}

interface MailFormProps {
  settings: AppSettings;
  busy: boolean;
  onSave(fields: Parameters<ReturnType<typeof useSettings>["change"]>[0]): Promise<boolean>;
}

function MailForm({ settings, busy, onSave }: MailFormProps) {
  const { t } = useLingui();
  const [port, setPort] = useState<number | string>(settings.smtp_port);
  const [security, setSecurity] = useState<AppSettings["smtp_security"]>(settings.smtp_security);
  const locked = settings.is_mail_named;

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const text = (name: string) => String(form.get(name) ?? "").trim();
    const password = String(form.get("password") ?? "");
    void onSave({
      smtp_host: text("host"),
      smtp_port: Number(port),
      smtp_user: text("user"),
      smtp_from: text("from"),
      smtp_security: security,
      ...(password === "" ? {} : { smtp_pass: password }),
    });
  }

  return (
    <form onSubmit={submit}>
      <Stack gap="md">
        <div className={classes.fields}>
          <TextInput
            label={t`Server`}
            name="host"
            placeholder={EXAMPLES.host}
            defaultValue={settings.smtp_host}
            disabled={locked}
          />
          <NumberInput
            label={t`Port`}
            min={1}
            max={65_535}
            value={port}
            onChange={setPort}
            disabled={locked}
          />
          <Select
            label={t`Encryption`}
            data={[
              { value: "starttls", label: "STARTTLS" },
              { value: "tls", label: "TLS" },
              { value: "none", label: t`none, in one's own network` },
            ]}
            value={security}
            onChange={(value) => value && setSecurity(value as AppSettings["smtp_security"])}
            allowDeselect={false}
            disabled={locked}
          />
          <TextInput
            label={t`User`}
            name="user"
            autoComplete="off"
            defaultValue={settings.smtp_user}
            disabled={locked}
          />
          <PasswordInput
            label={t`Password`}
            name="password"
            autoComplete="off"
            placeholder={settings.smtp_pass === "" ? undefined : t`is set`}
            disabled={locked}
            visibilityToggleButtonProps={{ "aria-label": t`Show the password` }}
          />
          <TextInput
            label={t`Whom mails come from`}
            name="from"
            placeholder={EXAMPLES.from}
            defaultValue={settings.smtp_from}
            disabled={locked}
          />
        </div>
        {!locked && (
          <Group>
            <Button type="submit" loading={busy}>
              <Trans>Save</Trans>
            </Button>
          </Group>
        )}
      </Stack>
    </form>
  );
}
