import { Trans, useLingui } from "@lingui/react/macro";
import { Button, PasswordInput, Stack, Text } from "@mantine/core";
import { modals } from "@mantine/modals";
import { IconFingerprint } from "@tabler/icons-react";
import { type FormEvent, useEffect, useState } from "react";
import { call, HttpError } from "../kit/http";
import { hasPasskeys, PasskeyCancelled, signWithPasskey } from "../kit/passkey";
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

interface UserAnswer {
  user: { has_password?: boolean };
}
interface Credentials {
  is_open: boolean;
  credentials: readonly unknown[];
}
interface Linked {
  is_open: boolean;
  name: string;
  email: string | null;
}
interface Options {
  options: Readonly<Record<string, unknown>>;
}

interface Means {
  password: boolean;
  passkey: boolean;
  sso: string | null;
}

/** What this account has to prove itself with. */
async function meansOf(): Promise<Means> {
  const [me, keys, link] = await Promise.all([
    call<UserAnswer>("GET", "/api/auth/me"),
    call<Credentials>("GET", "/api/auth/passkey/credentials"),
    call<Linked>("GET", "/api/auth/oidc/link"),
  ]);
  return {
    password: me.user.has_password !== false,
    passkey: keys.is_open && keys.credentials.length > 0 && hasPasskeys(),
    sso: link.is_open && link.email !== null ? link.name : null,
  };
}

function AskPassword({ onProved, onCancel }: { onProved(): void; onCancel(): void }) {
  const { t } = useLingui();
  const sentence = useErrorSentence();
  const [means, setMeans] = useState<Means>({ password: true, passkey: false, sso: null });
  const [password, setPassword] = useState("");
  const [error, setError] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  useEffect(() => {
    meansOf().then(setMeans, (cause: unknown) => setError(sentence(cause)));
  }, [sentence]);

  async function prove(proof: () => Promise<Record<string, unknown>>) {
    setBusy(true);
    setError(null);
    try {
      await call("POST", "/api/auth/reauth", await proof());
      onProved();
    } catch (cause) {
      if (!(cause instanceof PasskeyCancelled)) setError(sentence(cause));
      setBusy(false);
    }
  }
  function submit(event: FormEvent) {
    event.preventDefault();
    if (means.password) void prove(async () => ({ password }));
  }
  const byPasskey = () =>
    prove(async () => {
      const { options } = await call<Options>("POST", "/api/auth/passkey/reauth/options");
      return { passkey: await signWithPasskey(options) };
    });
  return (
    <form onSubmit={submit}>
      <Stack gap="md">
        <Text>
          {means.password ? (
            <Trans>This needs your password once more.</Trans>
          ) : (
            <Trans>Show once more that it is you.</Trans>
          )}
        </Text>
        <ErrorNotice>{error}</ErrorNotice>
        {means.password && (
          <PasswordInput
            label={t`Password`}
            autoComplete="current-password"
            required
            data-autofocus
            value={password}
            onChange={(event) => setPassword(event.currentTarget.value)}
          />
        )}
        {means.passkey && (
          <Button
            variant="default"
            leftSection={<IconFingerprint size={17} aria-hidden="true" />}
            onClick={() => void byPasskey()}
          >
            <Trans>Use a passkey</Trans>
          </Button>
        )}
        {!means.password && means.sso !== null && (
          <Button component="a" href={`/api/auth/oidc/login?next=${encodeURIComponent(location.pathname)}`}>
            {t`Sign in with ${means.sso} again`}
          </Button>
        )}
      </Stack>
      <DialogFoot>
        <Button variant="default" onClick={onCancel}>
          <Trans>Cancel</Trans>
        </Button>
        {means.password && (
          <Button type="submit" loading={busy} disabled={password === ""}>
            <Trans>Go on</Trans>
          </Button>
        )}
      </DialogFoot>
    </form>
  );
}
