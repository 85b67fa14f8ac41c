import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { Badge, Button, Modal, Select, Stack, Text, TextInput } from "@mantine/core";
import { IconLink } from "@tabler/icons-react";
import { type FormEvent, useState } from "react";
import type { InviteHere } from "../../domain/api.gen";
import { DialogFoot } from "../../ui/DialogFoot";
import { ErrorNotice } from "../../ui/ErrorNotice";
import { useErrorSentence } from "../../ui/errors";
import { useFormat } from "../../ui/format";
import { OneTimeText } from "../../ui/OneTimeText";
import { useLoaded } from "../../ui/useLoaded";
import classes from "./admin.module.css";
import { listInvites, makeInvite, removeInvite } from "./api";
import { PEOPLE_SENTENCES } from "./sentences";

/** Links with which somebody opens an account, also while registration is closed. */
export function InvitesSection() {
  const { t } = useLingui();
  const { value: found, load, error, setError, sentence } = useLoaded(listInvites, PEOPLE_SENTENCES);
  const invites = found?.invites ?? [];
  const [isMaking, setMaking] = useState(false);

  async function remove(id: string) {
    try {
      await removeInvite(id);
      await load();
    } catch (cause) {
      setError(sentence(cause));
    }
  }

  return (
    <section className={classes.part} aria-label={t`Invites`}>
      <div className={classes.partHead}>
        <h2>
          <Trans>Invites</Trans>
        </h2>
        <Button
          variant="default"
          leftSection={<IconLink size={17} aria-hidden="true" />}
          onClick={() => setMaking(true)}
        >
          <Trans>Make an invite</Trans>
        </Button>
      </div>
      <ErrorNotice>{error}</ErrorNotice>
      {invites.length === 0 ? (
        <Text c="dimmed">
          <Trans>None. A link lets somebody open an account of their own.</Trans>
        </Text>
      ) : (
        <ul className={classes.log}>
          {invites.map((one) => (
            <Row key={one.id} invite={one} onRemove={() => void remove(one.id)} />
          ))}
        </ul>
      )}
      {isMaking && (
        <InviteDialog
          onClose={() => {
            setMaking(false);
            void load();
          }}
        />
      )}
    </section>
  );
}

function Row({ invite, onRemove }: { invite: InviteHere; onRemove(): void }) {
  const { t } = useLingui();
  const format = useFormat();
  const { used_count: used, max_uses: most, token_prefix: beginning } = invite;
  return (
    <li className={classes.entry}>
      <div className={classes.words}>
        <span>
          <span className={classes.code}>{beginning}…</span>{" "}
          {invite.is_over ? (
            <Badge variant="light" color="gray" tt="none">
              <Trans>over</Trans>
            </Badge>
          ) : (
            <Badge variant="light" color="good" tt="none">
              {most === 0 ? (
                <Plural value={used} _0="not used yet" one="used once" other="used # times" />
              ) : (
                t`used ${used} of ${most}`
              )}
            </Badge>
          )}
        </span>
        <Text size="sm" c="dimmed">
          {t`until ${format.instant(invite.expires_at)}`} · {t`by ${invite.created_by_name}`}
          {invite.email && <bdi> · {invite.email}</bdi>}
        </Text>
      </div>
      <div className={classes.end}>
        <Button
          variant="subtle"
          color="danger"
          size="sm"
          onClick={onRemove}
          aria-label={t`Take back ${beginning}`}
        >
          <Trans>Take back</Trans>
        </Button>
      </div>
    </li>
  );
}

function InviteDialog({ onClose }: { onClose(): void }) {
  const { t } = useLingui();
  const sentence = useErrorSentence(PEOPLE_SENTENCES);
  const [uses, setUses] = useState("1");
  const [days, setDays] = useState("7");
  const [email, setEmail] = useState("");
  const [link, setLink] = useState<string | null>(null);
  const [error, setError] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);

  async function submit(event: FormEvent) {
    event.preventDefault();
    setBusy(true);
    setError(null);
    try {
      const { token } = await makeInvite({
        max_uses: Number(uses),
        expires_in_days: Number(days),
        ...(email.trim() === "" ? {} : { email: email.trim() }),
      });
      setLink(`${window.location.origin}/register#invite=${token}`);
    } catch (cause) {
      setError(sentence(cause));
    } finally {
      setBusy(false);
    }
  }

  return (
    <Modal opened onClose={onClose} title={t`New invite`} closeButtonProps={{ "aria-label": t`Close` }}>
      {link !== null ? (
        <OneTimeText
          text={link}
          lead={<Trans>Send them this link. It is not shown again.</Trans>}
          onDone={onClose}
        />
      ) : (
        <form onSubmit={submit}>
          <Stack gap="md">
            <ErrorNotice>{error}</ErrorNotice>
            <Select
              label={t`For how many`}
              data={[
                { value: "1", label: t`one person` },
                { value: "2", label: t`two people` },
                { value: "5", label: t`five people` },
                { value: "0", label: t`any number` },
              ]}
              value={uses}
              onChange={(value) => value && setUses(value)}
              allowDeselect={false}
              data-autofocus
            />
            <Select
              label={t`How long it lasts`}
              data={[
                { value: "1", label: t`a day` },
                { value: "7", label: t`a week` },
                { value: "30", label: t`a month` },
                { value: "90", label: t`three months` },
              ]}
              value={days}
              onChange={(value) => value && setDays(value)}
              allowDeselect={false}
            />
            <TextInput
              label={t`Only for this address`}
              description={t`Left empty, whoever has the link may use it.`}
              type="email"
              value={email}
              onChange={(event) => setEmail(event.currentTarget.value)}
            />
          </Stack>
          <DialogFoot>
            <Button variant="default" onClick={onClose}>
              <Trans>Cancel</Trans>
            </Button>
            <Button type="submit" loading={busy}>
              <Trans>Make the link</Trans>
            </Button>
          </DialogFoot>
        </form>
      )}
    </Modal>
  );
}
