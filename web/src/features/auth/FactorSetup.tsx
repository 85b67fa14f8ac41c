import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { Alert, Button, Code, CopyButton, Group, Stack, Text, TextInput } from "@mantine/core";
import { IconCheck, IconCopy, IconDownload, IconShieldCheck } from "@tabler/icons-react";
import { type FormEvent, useState } from "react";
import { ErrorNotice } from "../../ui/ErrorNotice";
import { useErrorSentence } from "../../ui/errors";
import { withPassword } from "../../ui/password";
import { enableFactor, type FactorSetup as Setup, setUpFactor } from "./api";
import classes from "./auth.module.css";
import { AUTH_SENTENCES } from "./sentences";

/** From nothing to a second factor: scan, write the first code, keep the backup codes. */
export function FactorSetup({ onDone }: { onDone(): void }) {
  const { t } = useLingui();
  const sentence = useErrorSentence(AUTH_SENTENCES);
  const [setup, setSetup] = useState<Setup | null>(null);
  const [codes, setCodes] = useState<readonly string[] | null>(null);
  const [code, setCode] = useState("");
  const [error, setError] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);

  async function run(deed: () => Promise<void>) {
    setBusy(true);
    setError(null);
    try {
      await deed();
    } catch (cause) {
      setError(sentence(cause));
      setCode("");
    } finally {
      setBusy(false);
    }
  }
  const begin = () =>
    run(async () => {
      const made = await withPassword(t`Two-factor sign-in`, setUpFactor);
      if (made !== "cancelled") setSetup(made);
    });
  function submit(event: FormEvent) {
    event.preventDefault();
    void run(async () => setCodes((await enableFactor(code)).backup_codes));
  }

  if (codes) return <BackupCodes codes={codes} onDone={onDone} />;
  if (!setup)
    return (
      <Stack gap="md" align="flex-start">
        <ErrorNotice>{error}</ErrorNotice>
        <Button
          loading={busy}
          leftSection={<IconShieldCheck size={17} aria-hidden="true" />}
          onClick={() => void begin()}
        >
          <Trans>Turn on</Trans>
        </Button>
      </Stack>
    );
  return (
    <form onSubmit={submit}>
      <Stack gap="md">
        <ErrorNotice>{error}</ErrorNotice>
        <Text>
          <Trans>
            Scan this with an authenticator app, such as the one in your password manager. Then write the six
            digits that it shows.
          </Trans>
        </Text>
        <div className={classes.enrol}>
          <img
            className={classes.qr}
            src={`data:image/svg+xml,${encodeURIComponent(setup.qr_svg)}`}
            alt={t`QR code for the authenticator`}
          />
          <Stack gap="sm">
            <Text size="sm" c="dimmed">
              <Trans>Or write this key into it:</Trans>
            </Text>
            <Code className={classes.secret}>{setup.secret.match(/.{1,4}/g)?.join(" ")}</Code>
            <TextInput
              label={t`Code`}
              autoComplete="one-time-code"
              inputMode="numeric"
              maxLength={7}
              data-autofocus
              value={code}
              onChange={(event) => setCode(event.currentTarget.value)}
            />
            <Button type="submit" loading={busy} disabled={code.replace(/\s/g, "").length !== 6}>
              <Trans>Confirm</Trans>
            </Button>
          </Stack>
        </div>
      </Stack>
    </form>
  );
}

interface BackupCodesProps {
  codes: readonly string[];
  onDone(): void;
}

/** Shown once, so they are to be kept before one goes on. */
export function BackupCodes({ codes, onDone }: BackupCodesProps) {
  const { t } = useLingui();
  const text = codes.join("\n");
  return (
    <Stack gap="md">
      <Alert variant="light" color="warn" title={t`Keep these backup codes`}>
        <Plural
          value={codes.length}
          one="It opens your account once when your authenticator is lost. It is not shown again."
          other="Each opens your account once when your authenticator is lost. They are not shown again."
        />
      </Alert>
      <ul className={classes.codes}>
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ul>
      <Group gap="xs">
        <CopyButton value={text}>
          {({ copied, copy }) => (
            <Button
              variant="default"
              leftSection={copied ? <IconCheck size={16} /> : <IconCopy size={16} />}
              onClick={copy}
            >
              {copied ? <Trans>Copied</Trans> : <Trans>Copy</Trans>}
            </Button>
          )}
        </CopyButton>
        <Button
          component="a"
          variant="default"
          download="backup-codes.txt"
          href={`data:text/plain;charset=utf-8,${encodeURIComponent(text)}`}
          leftSection={<IconDownload size={16} aria-hidden="true" />}
        >
          <Trans>Save as a file</Trans>
        </Button>
        <Button onClick={onDone}>
          <Trans>I have kept them</Trans>
        </Button>
      </Group>
    </Stack>
  );
}
