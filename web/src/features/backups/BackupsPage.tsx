import { Trans, useLingui } from "@lingui/react/macro";
import { Alert, Button, FileButton, Group, Menu, Skeleton, Text } from "@mantine/core";
import {
  IconAlertTriangle,
  IconCircleCheck,
  IconDatabaseExport,
  IconDots,
  IconDownload,
  IconRestore,
  IconShieldCheck,
  IconTrash,
  IconUpload,
} from "@tabler/icons-react";
import { useCallback, useEffect, useState } from "react";
import { HttpError } from "../../kit/http";
import { confirm } from "../../ui/confirm";
import { EmptyState } from "../../ui/EmptyState";
import { ErrorNotice } from "../../ui/ErrorNotice";
import { useErrorSentence } from "../../ui/errors";
import { useFormat } from "../../ui/format";
import { Page } from "../../ui/Page";
import { withPassword } from "../../ui/password";
import { showToast } from "../../ui/toast";
import {
  type Backup,
  type Backups,
  createBackup,
  deleteBackup,
  download,
  listBackups,
  restoreBackup,
  uploadBackup,
  verifyBackup,
} from "./api";
import classes from "./backups.module.css";
import { ScheduleForm } from "./ScheduleForm";

interface BackupsPageProps {
  /** Everybody is signed out by a restore, whoever asked for it too. */
  onRestored(): void;
}

/** Everything of this server in one file: made, tried out, carried away, put back. */
export function BackupsPage({ onRestored }: BackupsPageProps) {
  const { t } = useLingui();
  const format = useFormat();
  const sentence = useErrorSentence();
  const [found, setFound] = useState<Backups | null>(null);
  const [error, setError] = useState<string | null>(null);
  const [busy, setBusy] = useState<string | null>(null);

  const load = useCallback(async () => {
    try {
      setFound(await listBackups());
    } catch (cause) {
      setError(sentence(cause));
    }
  }, [sentence]);
  useEffect(() => {
    void load();
  }, [load]);

  /** One thing at a time; what it says when it is done. */
  async function run(what: string, deed: () => Promise<string | null>) {
    setBusy(what);
    setError(null);
    try {
      const message = await deed();
      if (message) showToast({ message });
      await load();
    } catch (cause) {
      setError(sentence(cause));
    } finally {
      setBusy(null);
    }
  }

  async function restore(what: string, deed: (foreign: boolean) => Promise<unknown>) {
    const sure = await confirm({
      title: t`Restore ${what}?`,
      message: t`Everything on this server becomes as it was then: trips, people, files, settings. What came after is taken away, and kept in a safety copy that is made first. Everybody has to sign in again.`,
      confirm: t`Restore`,
      cancel: t`Cancel`,
      danger: true,
    });
    if (!sure) return;
    await run("restore", async () => {
      const title = t`Restore ${what}?`;
      try {
        if ((await withPassword(title, () => deed(false))) !== "cancelled") onRestored();
      } catch (cause) {
        if (!(cause instanceof HttpError) || cause.code !== "BACKUP_FOREIGN") throw cause;
        const known = await confirm({
          title: t`Not made here`,
          message: t`Another server made this backup, or somebody has changed it since. Restore it only if you know where it comes from: it can bring accounts and passwords that are not yours.`,
          confirm: t`Restore all the same`,
          cancel: t`Cancel`,
          danger: true,
        });
        if (known && (await withPassword(title, () => deed(true))) !== "cancelled") onRestored();
      }
      return null;
    });
  }

  const outcome = found?.outcome;
  return (
    <Page
      level={1}
      title={t`Backups`}
      beside={
        <>
          <FileButton
            accept=".zip,application/zip"
            onChange={(zip) => zip && void restore(zip.name, (foreign) => uploadBackup(zip, foreign))}
          >
            {(props) => (
              <Button
                {...props}
                variant="default"
                loading={busy === "restore"}
                leftSection={<IconUpload size={17} aria-hidden="true" />}
              >
                <Trans>Restore from a file</Trans>
              </Button>
            )}
          </FileButton>
          <Button
            loading={busy === "create"}
            leftSection={<IconDatabaseExport size={17} aria-hidden="true" />}
            onClick={() =>
              void run("create", async () => {
                const { backup } = await createBackup();
                return t`Made ${backup.filename}, ${format.bytes(backup.size)}`;
              })
            }
          >
            <Trans>Back up now</Trans>
          </Button>
        </>
      }
    >
      <ErrorNotice>{error}</ErrorNotice>
      {outcome?.at && (
        <Alert
          mb="md"
          variant="light"
          color={outcome.error ? "danger" : "good"}
          icon={
            outcome.error ? (
              <IconAlertTriangle size={18} aria-hidden="true" />
            ) : (
              <IconCircleCheck size={18} aria-hidden="true" />
            )
          }
        >
          {outcome.error
            ? t`The backup by the clock failed on ${format.instant(outcome.at)}: ${outcome.error}`
            : t`The backup by the clock of ${format.instant(outcome.at)} was made, and a test restore went well.`}
        </Alert>
      )}
      {found === null && error === null && <Skeleton height={64} radius="md" />}
      {found?.backups.length === 0 && (
        <EmptyState icon={IconDatabaseExport} title={t`No backups yet`}>
          <Trans>
            A backup holds the database and all files, but no key and nobody's session. Keep a copy of it on
            another machine.
          </Trans>
        </EmptyState>
      )}
      {found !== null && found.backups.length > 0 && (
        <ul className={classes.list}>
          {found.backups.map((backup) => (
            <Row
              key={backup.filename}
              backup={backup}
              isBusy={busy === backup.filename}
              onDownload={() =>
                void run(backup.filename, async () => {
                  await withPassword(t`Download ${backup.filename}`, () => download(backup.filename));
                  return null;
                })
              }
              onVerify={() =>
                void run(backup.filename, async () => {
                  const { files } = await verifyBackup(backup.filename);
                  return t`A test restore of ${backup.filename} went well: ${files} files.`;
                })
              }
              onRestore={() =>
                void restore(backup.filename, (foreign) => restoreBackup(backup.filename, foreign))
              }
              onDelete={() =>
                void run(backup.filename, async () => {
                  await deleteBackup(backup.filename);
                  return t`Deleted ${backup.filename}`;
                })
              }
            />
          ))}
        </ul>
      )}
      <ScheduleForm />
    </Page>
  );
}

interface RowProps {
  backup: Backup;
  isBusy: boolean;
  onDownload(): void;
  onVerify(): void;
  onRestore(): void;
  onDelete(): void;
}

function Row({ backup, isBusy, onDownload, onVerify, onRestore, onDelete }: RowProps) {
  const { t } = useLingui();
  const format = useFormat();
  const { filename, size, created_at } = backup;
  const origin = filename.startsWith("auto-")
    ? t`by the clock`
    : filename.startsWith("safety-")
      ? t`before a restore`
      : t`by hand`;
  return (
    <li className={classes.row}>
      <span className={classes.words}>
        <span className={classes.name}>{format.instant(created_at)}</span>
        <Text c="dimmed" size="sm">
          {format.bytes(size)} · {origin}
        </Text>
      </span>
      <Group gap="xs" wrap="nowrap">
        <Button
          variant="default"
          size="sm"
          loading={isBusy}
          leftSection={<IconDownload size={16} aria-hidden="true" />}
          aria-label={t`Download ${filename}`}
          onClick={onDownload}
        >
          <Trans>Download</Trans>
        </Button>
        <Menu position="bottom-end" width={200}>
          <Menu.Target>
            <Button variant="subtle" size="sm" px={10} aria-label={t`What to do with ${filename}`}>
              <IconDots size={19} aria-hidden="true" />
            </Button>
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Item leftSection={<IconShieldCheck size={17} aria-hidden="true" />} onClick={onVerify}>
              <Trans>Try it out</Trans>
            </Menu.Item>
            <Menu.Item leftSection={<IconRestore size={17} aria-hidden="true" />} onClick={onRestore}>
              <Trans>Restore</Trans>
            </Menu.Item>
            <Menu.Item
              color="danger"
              leftSection={<IconTrash size={17} aria-hidden="true" />}
              onClick={onDelete}
            >
              <Trans>Delete</Trans>
            </Menu.Item>
          </Menu.Dropdown>
        </Menu>
      </Group>
    </li>
  );
}
