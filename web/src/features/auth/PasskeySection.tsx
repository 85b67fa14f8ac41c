import { Trans, useLingui } from "@lingui/react/macro";
import { Badge, Button, Skeleton, Stack, Text, TextInput } from "@mantine/core";
import { IconFingerprint } from "@tabler/icons-react";
import { type FormEvent, useState } from "react";
import type { Credential } from "../../domain/api.gen";
import { hasPasskeys, makePasskey, PasskeyCancelled } from "../../kit/passkey";
import { ErrorNotice } from "../../ui/ErrorNotice";
import { useFormat } from "../../ui/format";
import { withPassword } from "../../ui/password";
import { showToast } from "../../ui/toast";
import { useLoaded } from "../../ui/useLoaded";
import { addPasskey, listPasskeys, passkeyOptions, removePasskey, renamePasskey, trustPasskey } from "./api";
import classes from "./auth.module.css";
import { AUTH_SENTENCES } from "./sentences";

/** The passkeys of this account: added, named, removed. */
export function PasskeySection() {
  const { t } = useLingui();
  const { value: found, load, error, setError, sentence } = useLoaded(listPasskeys, AUTH_SENTENCES);
  const [name, setName] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);

  async function attempt(work: () => Promise<unknown>) {
    setBusy(true);
    try {
      await work();
      await load();
    } catch (cause) {
      if (!(cause instanceof PasskeyCancelled)) setError(sentence(cause));
    } finally {
      setBusy(false);
    }
  }

  function add(event: FormEvent) {
    event.preventDefault();
    void attempt(async () => {
      const asked = await withPassword(t`Add a passkey`, passkeyOptions);
      if (asked === "cancelled") return;
      await addPasskey(await makePasskey(asked.options), name?.trim() || t`Passkey`);
      setName(null);
      showToast({ message: t`The passkey opens your account from now on.` });
    });
  }

  if (!found) return error ? <ErrorNotice>{error}</ErrorNotice> : <Skeleton height={40} radius="md" />;
  const possible = found.is_open && hasPasskeys();
  return (
    <Stack gap="md">
      <ErrorNotice>{error}</ErrorNotice>
      {found.credentials.length > 0 && (
        <ul className={classes.list}>
          {found.credentials.map((one) => (
            <Row
              key={one.id}
              passkey={one}
              busy={busy}
              onRename={(next) => void attempt(() => renamePasskey(one.id, next))}
              onTrust={() => void attempt(() => withPassword(t`Passkey`, () => trustPasskey(one.id)))}
              onRemove={() =>
                void attempt(() => withPassword(t`Remove the passkey`, () => removePasskey(one.id)))
              }
            />
          ))}
        </ul>
      )}
      {!possible && (
        <Text size="sm" c="dimmed">
          {found.is_open ? (
            <Trans>This browser, or this address, cannot make passkeys. They need https.</Trans>
          ) : (
            <Trans>The host of this server takes no passkeys.</Trans>
          )}
        </Text>
      )}
      {possible && name === null && (
        <Button
          variant="default"
          me="auto"
          leftSection={<IconFingerprint size={17} aria-hidden="true" />}
          onClick={() => setName("")}
        >
          <Trans>Add a passkey</Trans>
        </Button>
      )}
      {possible && name !== null && (
        <form className={classes.beside} onSubmit={add}>
          <TextInput
            label={t`Where it is kept`}
            placeholder={t`Phone`}
            maxLength={60}
            autoFocus
            flex={1}
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
          />
          <Button type="submit" loading={busy} mt="auto">
            <Trans>Go on</Trans>
          </Button>
          <Button variant="subtle" mt="auto" onClick={() => setName(null)}>
            <Trans>Cancel</Trans>
          </Button>
        </form>
      )}
    </Stack>
  );
}

interface RowProps {
  passkey: Credential;
  busy: boolean;
  onRename(name: string): void;
  onTrust(): void;
  onRemove(): void;
}

function Row({ passkey, busy, onRename, onTrust, onRemove }: RowProps) {
  const { t } = useLingui();
  const format = useFormat();
  const [name, setName] = useState<string | null>(null);
  const { last_used_at, created_at } = passkey;
  return (
    <li className={classes.item}>
      {name === null ? (
        <div className={classes.words}>
          <strong>{passkey.name}</strong>
          <span>
            {last_used_at ? t`used ${format.instant(last_used_at)}` : t`added ${format.instant(created_at)}`}
            {passkey.is_synced && <> · {t`in a keychain of several devices`}</>}
          </span>
        </div>
      ) : (
        <form
          className={classes.words}
          onSubmit={(event) => {
            event.preventDefault();
            if (name.trim() !== "") onRename(name.trim());
            setName(null);
          }}
        >
          <TextInput
            aria-label={t`Name of the passkey`}
            autoFocus
            maxLength={60}
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
          />
        </form>
      )}
      {passkey.is_suspect && (
        <>
          <Badge variant="light" color="danger" tt="none">
            <Trans>perhaps copied: shut</Trans>
          </Badge>
          <Button variant="subtle" size="sm" disabled={busy} onClick={onTrust}>
            <Trans>It is mine</Trans>
          </Button>
        </>
      )}
      <Button
        variant="subtle"
        color="gray"
        size="sm"
        onClick={() => setName(name === null ? passkey.name : null)}
        aria-label={t`Rename ${passkey.name}`}
      >
        <Trans>Rename</Trans>
      </Button>
      <Button
        variant="subtle"
        color="danger"
        size="sm"
        disabled={busy}
        onClick={onRemove}
        aria-label={t`Remove ${passkey.name}`}
      >
        <Trans>Remove</Trans>
      </Button>
    </li>
  );
}
