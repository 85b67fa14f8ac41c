import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { Badge, Button, Group, PasswordInput, Skeleton, Stack, Text, TextInput } from "@mantine/core";
import { type FormEvent, useState } from "react";
import { ErrorNotice } from "../../ui/ErrorNotice";
import { useErrorSentence } from "../../ui/errors";
import { showToast } from "../../ui/toast";
import { useLoaded } from "../../ui/useLoaded";
import { disableFactor, readFactor, renewCodes } from "./api";
import { BackupCodes, FactorSetup } from "./FactorSetup";
import { AUTH_SENTENCES } from "./sentences";

/** Two-factor sign-in among the settings: turned on, looked after, turned off. */
export function FactorSection() {
  const { t } = useLingui();
  const { value: state, load, error } = useLoaded(readFactor, AUTH_SENTENCES);
  const [asks, setAsks] = useState<"disable" | "renew" | null>(null);
  const [codes, setCodes] = useState<readonly string[] | null>(null);

  if (codes)
    return (
      <BackupCodes
        codes={codes}
        onDone={() => {
          setCodes(null);
          void load();
        }}
      />
    );
  if (!state) return error ? <ErrorNotice>{error}</ErrorNotice> : <Skeleton height={40} radius="md" />;
  if (!state.is_on) return <FactorSetup onDone={() => void load()} />;
  return (
    <Stack gap="md">
      <Group gap="sm">
        <Badge variant="light" color="good" tt="none" size="lg">
          <Trans>On</Trans>
        </Badge>
        <Text size="sm" c={state.backup_codes_left < 3 ? "danger" : "dimmed"}>
          <Plural value={state.backup_codes_left} one="# backup code left" other="# backup codes left" />
        </Text>
      </Group>
      {asks === null ? (
        <Group gap="xs">
          <Button variant="default" onClick={() => setAsks("renew")}>
            <Trans>New backup codes</Trans>
          </Button>
          {!state.is_required && (
            <Button variant="subtle" color="danger" onClick={() => setAsks("disable")}>
              <Trans>Turn off</Trans>
            </Button>
          )}
        </Group>
      ) : (
        <Proof
          verb={asks === "renew" ? t`Make new codes` : t`Turn off`}
          isDanger={asks === "disable"}
          onCancel={() => setAsks(null)}
          onProof={async (password, code) => {
            if (asks === "renew") setCodes((await renewCodes(password, code)).backup_codes);
            else {
              await disableFactor(password, code);
              showToast({ message: t`Two-factor sign-in is off.` });
              await load();
            }
            setAsks(null);
          }}
        />
      )}
    </Stack>
  );
}

interface ProofProps {
  verb: string;
  isDanger: boolean;
  onProof(password: string, code: string): Promise<void>;
  onCancel(): void;
}

/** Both factors once more. */
function Proof({ verb, isDanger, onProof, onCancel }: ProofProps) {
  const { t } = useLingui();
  const sentence = useErrorSentence(AUTH_SENTENCES);
  const [error, setError] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    setBusy(true);
    try {
      await onProof(String(form.get("password")), String(form.get("code")));
    } catch (cause) {
      setError(sentence(cause));
      setBusy(false);
    }
  }
  return (
    <form onSubmit={submit}>
      <Stack gap="md" maw={360}>
        <ErrorNotice>{error}</ErrorNotice>
        <PasswordInput
          label={t`Password`}
          name="password"
          autoComplete="current-password"
          required
          withAsterisk={false}
          visibilityToggleButtonProps={{ "aria-label": t`Show the password` }}
        />
        <TextInput
          label={t`Code, or a backup code`}
          name="code"
          autoComplete="one-time-code"
          required
          withAsterisk={false}
          maxLength={24}
        />
        <Group gap="xs">
          <Button type="submit" loading={busy} color={isDanger ? "danger" : "accent"}>
            {verb}
          </Button>
          <Button variant="default" onClick={onCancel}>
            <Trans>Cancel</Trans>
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
