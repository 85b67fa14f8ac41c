import { Trans, useLingui } from "@lingui/react/macro";
import { Button, PasswordInput, Stack, Text } from "@mantine/core";
import { modals } from "@mantine/modals";
import { type FormEvent, useState } from "react";
import { call, HttpError } from "../kit/http";
import { DialogFoot } from "./DialogFoot";
import { ErrorNotice } from "./ErrorNotice";
import { useErrorSentence } from "./errors";

/** Does what the server may want the password for; asks for it then, and does it again. */
export async function withPassword<T>(title: string, deed: () => Promise<T>): Promise<T | "cancelled"> {
  try {
    return await deed();
  } catch (error) {
    if (!(error instanceof HttpError) || error.code !== "REAUTH_REQUIRED") throw error;
    return (await proved(title)) ? deed() : "cancelled";
  }
}

function proved(title: string): Promise<boolean> {
  return new Promise((resolve) => {
    let answer = false;
    const id: string = modals.open({
      title,
      onClose: () => resolve(answer),
      children: (
        <AskPassword
          onProved={() => {
            answer = true;
            modals.close(id);
          }}
          onCancel={() => modals.close(id)}
        />
      ),
    });
  });
}

function AskPassword({ onProved, onCancel }: { onProved(): void; onCancel(): void }) {
  const { t } = useLingui();
  const sentence = useErrorSentence();
  const [password, setPassword] = useState("");
  const [error, setError] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  async function submit(event: FormEvent) {
    event.preventDefault();
    setBusy(true);
    try {
      await call("POST", "/api/auth/reauth", { password });
      onProved();
    } catch (cause) {
      setError(sentence(cause));
      setBusy(false);
    }
  }
  return (
    <form onSubmit={submit}>
      <Stack gap="md">
        <Text>
          <Trans>This needs your password once more.</Trans>
        </Text>
        <ErrorNotice>{error}</ErrorNotice>
        <PasswordInput
          label={t`Password`}
          autoComplete="current-password"
          required
          data-autofocus
          value={password}
          onChange={(event) => setPassword(event.currentTarget.value)}
        />
      </Stack>
      <DialogFoot>
        <Button variant="default" onClick={onCancel}>
          <Trans>Cancel</Trans>
        </Button>
        <Button type="submit" loading={busy} disabled={password === ""}>
          <Trans>Go on</Trans>
        </Button>
      </DialogFoot>
    </form>
  );
}
