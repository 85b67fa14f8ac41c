import type { MessageDescriptor } from "@lingui/core";
import { msg } from "@lingui/core/macro";
import { useLingui as useI18n } from "@lingui/react";
import { Trans, useLingui } from "@lingui/react/macro";
import { Anchor, Button, Skeleton, Text } from "@mantine/core";
import { IconAlertTriangle, IconCircleCheck, IconInfoCircle, IconRefresh } from "@tabler/icons-react";
import { useCallback, useEffect, useState } from "react";
import type { Check, Checks, VersionCheck } from "../../domain/api.gen";
import { ErrorNotice } from "../../ui/ErrorNotice";
import { useErrorSentence } from "../../ui/errors";
import { useFormat } from "../../ui/format";
import { Page } from "../../ui/Page";
import classes from "./admin.module.css";
import { readChecks, readVersion } from "./api";

const ICONS = { good: IconCircleCheck, note: IconInfoCircle, bad: IconAlertTriangle } as const;

/** What was looked at and found, in words. */
const FINDINGS: Readonly<Record<string, MessageDescriptor>> = {
  "https:on": msg`The way here is encrypted.`,
  "https:near": msg`You look from the machine itself; from elsewhere serve over HTTPS.`,
  "https:off": msg`The way here is not encrypted: passwords can be read on it. Serve behind a proxy with HTTPS.`,
  "proxy:believed": msg`The proxy in front is believed about where people come from.`,
  "proxy:direct": msg`No proxy stands in front.`,
  "proxy:unbelieved": msg`A proxy stands in front and is not believed: everybody seems to come from its address, and shares its limits.`,
  "proxy:missing": msg`A proxy is believed and none stands in front: whoever comes could say that they come from anywhere.`,
  "cookies:secure": msg`Sessions travel over encrypted ways only.`,
  "cookies:clear": msg`Sessions travel in the clear.`,
  "address:right": msg`The server knows its own address.`,
  "address:unset": msg`The server does not know its own address: links in mails, passkeys and single sign-on need it.`,
  "address:other": msg`You came by another address than the one the server takes for its own.`,
  "sockets:open": msg`Changes arrive at once.`,
  "sockets:closed": msg`No live connection arrives: a proxy has to pass upgrades at /ws.`,
  "registration:closed": msg`Nobody opens an account without an invite.`,
  "registration:open": msg`Anybody who finds this address can open an account.`,
  "own_factor:on": msg`Your own account has a second factor.`,
  "own_factor:off": msg`Your own account, which can do everything, opens with a password alone.`,
  "mail:set": msg`A mail server is set.`,
  "mail:unset": msg`No mail goes out: whoever forgets the password has to ask you.`,
  "key:file": msg`The key of secrets lies in the data folder; keep a copy apart from your backups.`,
  "key:named": msg`The key of secrets is in your own keeping.`,
  "key:weak": msg`The key of secrets can be guessed.`,
  "key:lost": msg`Secrets were sealed with another key and cannot be read: set them up again, or bring the key back.`,
  "backups:clock": msg`Backups are made by the clock.`,
  "backups:hand": msg`There is a backup, and none is made by the clock.`,
  "backups:old": msg`The last backup is older than a month.`,
  "backups:none": msg`There is no backup.`,
  "contact:set": msg`Whoever finds a hole knows whom to tell.`,
  "contact:unset": msg`Whoever finds a hole does not know whom to tell.`,
  "disk:room": msg`There is room on the disk.`,
  "disk:low": msg`The disk is nearly full.`,
};

/** How the server stands, and which setting to change. */
export function CheckPage() {
  const { t } = useLingui();
  const sentence = useErrorSentence();
  const [found, setFound] = useState<Checks | null>(null);
  const [news, setNews] = useState<VersionCheck | null>(null);
  const [error, setError] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);

  const look = useCallback(async () => {
    setBusy(true);
    try {
      setFound(await readChecks());
      setError(null);
      setNews(await readVersion());
    } catch (cause) {
      setError(sentence(cause));
    } finally {
      setBusy(false);
    }
  }, [sentence]);
  useEffect(() => void look(), [look]);

  const order = { bad: 0, note: 1, good: 2 } as const;
  const checks = [...(found?.checks ?? [])].sort((a, b) => order[a.state] - order[b.state]);
  return (
    <Page
      level={1}
      title={t`How it stands`}
      beside={
        <Button
          variant="default"
          loading={busy}
          leftSection={<IconRefresh size={17} aria-hidden="true" />}
          onClick={() => void look()}
        >
          <Trans>Look again</Trans>
        </Button>
      }
    >
      <ErrorNotice>{error}</ErrorNotice>
      {found === null && error === null && <Skeleton height={240} radius="md" />}
      {found && (
        <ul className={classes.log}>
          {checks.map((one) => (
            <Row key={one.about} check={one} />
          ))}
        </ul>
      )}
      {found && (
        <Text size="sm" c="dimmed" mt="md">
          <Trans>Version {found.version}.</Trans>{" "}
          {news?.update_available && news.release_url ? (
            <Anchor href={news.release_url} target="_blank" rel="noreferrer" inherit underline="always">
              {t`Version ${news.latest ?? ""} is out.`}
            </Anchor>
          ) : (
            news?.latest && <Trans>It is the newest.</Trans>
          )}
        </Text>
      )}
    </Page>
  );
}

function Row({ check }: { check: Check }) {
  const { t } = useLingui();
  const { i18n } = useI18n();
  const format = useFormat();
  const Icon = ICONS[check.state];
  const words = FINDINGS[`${check.about}:${check.finding}`];
  const states = { good: t`Good`, note: t`Worth a look`, bad: t`To be changed` };
  return (
    <li className={classes.check} data-state={check.state}>
      <Icon size={21} role="img" aria-label={states[check.state]} />
      <div className={classes.words}>
        <span>{words ? i18n._(words) : check.finding}</span>
        <Text size="sm" c="dimmed">
          {told(check, format.instant, t`${check.told ?? ""} GB free`)}
          {check.setting && (
            <>
              {" "}
              <code>{check.setting}</code>
            </>
          )}
        </Text>
      </div>
    </li>
  );
}

function told(check: Check, instant: (text: string) => string, room: string): string {
  if (!check.told) return "";
  if (check.about === "backups") return instant(check.told);
  return check.about === "disk" ? room : check.told;
}
