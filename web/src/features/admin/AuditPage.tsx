import { useLingui as useI18n } from "@lingui/react";
import { Trans, useLingui } from "@lingui/react/macro";
import { Badge, Button, Chip, Group, Select, Skeleton, Text } from "@mantine/core";
import { IconDownload } from "@tabler/icons-react";
import { useCallback, useState } from "react";
import type { AuditEntry, AuditLog } from "../../domain/api.gen";
import { ErrorNotice } from "../../ui/ErrorNotice";
import { useFormat } from "../../ui/format";
import { NoneShown, Page } from "../../ui/Page";
import { ACTIONS, GROUPS } from "./actions";
import classes from "./admin.module.css";
import { auditExport, readAudit } from "./api";
import { LogList, useLog } from "./LogList";

/** Who did what to accounts and to the server, from where, and whether it was let happen. */
export function AuditPage() {
  const { t } = useLingui();
  const { i18n } = useI18n();
  const [group, setGroup] = useState("");
  const [isFailed, setFailed] = useState(false);
  const { log, error, more } = useLog<AuditEntry, AuditLog>(
    useCallback((offset: number) => readAudit(group, isFailed, offset), [group, isFailed]),
  );

  return (
    <Page
      level={1}
      title={t`Audit log`}
      beside={
        <Button
          component="a"
          variant="default"
          download="audit.csv"
          href={auditExport(group, isFailed)}
          leftSection={<IconDownload size={17} aria-hidden="true" />}
        >
          <Trans>Download as CSV</Trans>
        </Button>
      }
    >
      <Group gap={10} mb="md">
        <Select
          aria-label={t`What to see`}
          size="sm"
          w={180}
          allowDeselect={false}
          data={GROUPS.map(({ value, name }) => ({ value, label: i18n._(name) }))}
          value={group}
          onChange={(value) => setGroup(value ?? "")}
        />
        <Chip size="sm" variant="outline" checked={isFailed} onChange={() => setFailed(!isFailed)}>
          {t`Only what failed`}
        </Chip>
      </Group>
      <ErrorNotice>{error}</ErrorNotice>
      {log === null && error === null && <Skeleton height={64} radius="md" />}
      {log?.entries.length === 0 && (
        <NoneShown>
          <Trans>None of this kind.</Trans>
        </NoneShown>
      )}
      {log && (
        <LogList log={log} onMore={(known) => void more(known)}>
          {(entry) => <Row key={entry.id} entry={entry} />}
        </LogList>
      )}
    </Page>
  );
}

function Row({ entry }: { entry: AuditEntry }) {
  const { t } = useLingui();
  const { i18n } = useI18n();
  const format = useFormat();
  const words = ACTIONS[entry.action];
  const details = Object.entries(entry.details)
    .filter(([, value]) => value !== null)
    .map(([name, value]) => `${name} ${value}`);
  return (
    <li className={classes.entry}>
      <div className={classes.words}>
        <span>
          <strong>{entry.username ?? t`Nobody known`}</strong> {words ? i18n._(words) : entry.action}
          {entry.resource && <span className={classes.code}> {entry.resource}</span>}
        </span>
        <Text size="sm" c="dimmed">
          {[entry.ip, ...details].filter((one) => one !== "").join(" · ")}
        </Text>
      </div>
      <div className={classes.end}>
        {!entry.success && (
          <Badge variant="light" tt="none" color="danger">
            <Trans>failed</Trans>
          </Badge>
        )}
        <Text size="sm" c="dimmed" className={classes.when}>
          {format.instant(entry.created_at)}
        </Text>
      </div>
    </li>
  );
}
