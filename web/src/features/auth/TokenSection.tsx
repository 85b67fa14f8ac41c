import { msg } from "@lingui/core/macro";
import { useLingui as useI18n } from "@lingui/react";
import { Trans, useLingui } from "@lingui/react/macro";
import { Button, Checkbox, Modal, Select, Skeleton, Stack, Text, TextInput } from "@mantine/core";
import { IconKey } from "@tabler/icons-react";
import { type FormEvent, useState } from "react";
import { DialogFoot } from "../../ui/DialogFoot";
import { ErrorNotice } from "../../ui/ErrorNotice";
import { useErrorSentence } from "../../ui/errors";
import { useFormat } from "../../ui/format";
import { OneTimeText } from "../../ui/OneTimeText";
import { withPassword } from "../../ui/password";
import { useLoaded } from "../../ui/useLoaded";
import { listTokens, makeToken, removeToken } from "./api";
import classes from "./auth.module.css";
import { AUTH_SENTENCES } from "./sentences";

const NOUNS = {
  trips: msg`Trips, days, places and people`,
  todos: msg`To-dos`,
  packing: msg`Packing`,
  budget: msg`Costs`,
  reservations: msg`Bookings`,
  files: msg`Files`,
  settings: msg`Own settings`,
} as const;
type Noun = keyof typeof NOUNS;
const ALL = Object.keys(NOUNS) as Noun[];

/** Keys for scripts and other programs, each with what it may do. */
export function TokenSection() {
  const { t } = useLingui();
  const format = useFormat();
  const { value: found, load, error, setError, sentence } = useLoaded(listTokens, AUTH_SENTENCES);
  const tokens = found?.tokens ?? null;
  const [isMaking, setMaking] = useState(false);
  const [made, setMade] = useState<string | null>(null);

  async function remove(id: string) {
    try {
      await removeToken(id);
      await load();
    } catch (cause) {
      setError(sentence(cause));
    }
  }

  if (!tokens) return error ? <ErrorNotice>{error}</ErrorNotice> : <Skeleton height={40} radius="md" />;
  return (
    <Stack gap="md">
      <ErrorNotice>{error}</ErrorNotice>
      {made !== null && (
        <OneTimeText
          text={made}
          lead={<Trans>Copy the key now: it is not shown again.</Trans>}
          onDone={() => setMade(null)}
        />
      )}
      {tokens.length > 0 && (
        <ul className={classes.list}>
          {tokens.map((one) => (
            <li key={one.id} className={classes.item}>
              <div className={classes.words}>
                <strong>{one.name}</strong>
                <span>
                  <code>{one.token_prefix}…</code> · <bdi>{one.scopes.join(", ")}</bdi>
                </span>
                <span>
                  {t`until ${format.instant(one.expires_at)}`}
                  {" · "}
                  {one.last_used_at
                    ? t`used ${format.instant(one.last_used_at)} from ${one.last_used_ip ?? "-"}`
                    : t`never used`}
                </span>
              </div>
              <Button
                variant="subtle"
                color="danger"
                size="sm"
                onClick={() => void remove(one.id)}
                aria-label={t`Delete ${one.name}`}
              >
                <Trans>Delete</Trans>
              </Button>
            </li>
          ))}
        </ul>
      )}
      <Button
        variant="default"
        me="auto"
        leftSection={<IconKey size={17} aria-hidden="true" />}
        onClick={() => setMaking(true)}
      >
        <Trans>New key</Trans>
      </Button>
      {isMaking && (
        <NewTokenDialog
          onClose={() => setMaking(false)}
          onMade={(raw) => {
            setMaking(false);
            setMade(raw);
            void load();
          }}
        />
      )}
    </Stack>
  );
}

function NewTokenDialog({ onClose, onMade }: { onClose(): void; onMade(raw: string): void }) {
  const { t } = useLingui();
  const { i18n } = useI18n();
  const sentence = useErrorSentence(AUTH_SENTENCES);
  const [name, setName] = useState("");
  const [days, setDays] = useState("90");
  const [reads, setReads] = useState<ReadonlySet<Noun>>(new Set(["trips"]));
  const [writes, setWrites] = useState<ReadonlySet<Noun>>(new Set());
  const [error, setError] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);

  async function submit(event: FormEvent) {
    event.preventDefault();
    setBusy(true);
    setError(null);
    const scopes = ALL.flatMap((noun) =>
      writes.has(noun) ? [`${noun}:write`] : reads.has(noun) ? [`${noun}:read`] : [],
    );
    try {
      const answer = await withPassword(t`New key`, () =>
        makeToken({ name: name.trim(), scopes, expires_in_days: Number(days) }),
      );
      if (answer === "cancelled") return;
      onMade(answer.token.raw_token ?? "");
    } catch (cause) {
      setError(sentence(cause));
    } finally {
      setBusy(false);
    }
  }

  const toggled = (set: ReadonlySet<Noun>, noun: Noun, isOn: boolean) => {
    const next = new Set(set);
    if (isOn) next.add(noun);
    else next.delete(noun);
    return next;
  };
  return (
    <Modal opened onClose={onClose} title={t`New key`} closeButtonProps={{ "aria-label": t`Close` }}>
      <form onSubmit={submit}>
        <Stack gap="md">
          <ErrorNotice>{error}</ErrorNotice>
          <TextInput
            label={t`What it is for`}
            placeholder={t`A calendar script`}
            maxLength={100}
            required
            withAsterisk={false}
            data-autofocus
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
          />
          <Select
            label={t`How long it lasts`}
            data={[
              { value: "7", label: t`a week` },
              { value: "30", label: t`a month` },
              { value: "90", label: t`three months` },
              { value: "365", label: t`a year` },
            ]}
            value={days}
            onChange={(value) => value && setDays(value)}
            allowDeselect={false}
          />
          <table className={classes.scopes}>
            <caption>
              <Text size="sm" c="dimmed">
                <Trans>It never may more than you.</Trans>
              </Text>
            </caption>
            <thead>
              <tr>
                <th scope="col">{t`What`}</th>
                <th scope="col">{t`read`}</th>
                <th scope="col">{t`change`}</th>
              </tr>
            </thead>
            <tbody>
              {ALL.map((noun) => {
                const label = i18n._(NOUNS[noun]);
                return (
                  <tr key={noun}>
                    <th scope="row">{label}</th>
                    <td>
                      <Checkbox
                        aria-label={t`Read: ${label}`}
                        checked={reads.has(noun) || writes.has(noun)}
                        disabled={writes.has(noun)}
                        onChange={(event) => setReads(toggled(reads, noun, event.currentTarget.checked))}
                      />
                    </td>
                    <td>
                      <Checkbox
                        aria-label={t`Change: ${label}`}
                        checked={writes.has(noun)}
                        onChange={(event) => setWrites(toggled(writes, noun, event.currentTarget.checked))}
                      />
                    </td>
                  </tr>
                );
              })}
            </tbody>
          </table>
        </Stack>
        <DialogFoot>
          <Button variant="default" onClick={onClose}>
            <Trans>Cancel</Trans>
          </Button>
          <Button
            type="submit"
            loading={busy}
            disabled={name.trim() === "" || reads.size + writes.size === 0}
          >
            <Trans>Make it</Trans>
          </Button>
        </DialogFoot>
      </form>
    </Modal>
  );
}
