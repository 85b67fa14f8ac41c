import { Trans, useLingui } from "@lingui/react/macro";
import { Alert, Badge, Skeleton, Text } from "@mantine/core";
import { IconPlugConnectedX, IconWorldUpload } from "@tabler/icons-react";
import type { OutboundLog } from "../../domain/api.gen";
import { EmptyState } from "../../ui/EmptyState";
import { ErrorNotice } from "../../ui/ErrorNotice";
import { useFormat } from "../../ui/format";
import { Page } from "../../ui/Page";
import classes from "./admin.module.css";
import { type Outgoing, readOutbound } from "./api";
import { LogList, useLog } from "./LogList";

/** Which servers this one has asked for something, when and why: the host is to know what leaves the house. */
export function OutboundPage() {
  const { t } = useLingui();
  const { log, error, more } = useLog<Outgoing, OutboundLog>(readOutbound);

  return (
    <Page level={1} title={t`Outgoing requests`}>
      <ErrorNotice>{error}</ErrorNotice>
      {log?.is_on === false && (
        <Alert
          mb="md"
          variant="light"
          color="gray"
          icon={<IconPlugConnectedX size={18} aria-hidden="true" />}
          title={t`Nothing leaves this server`}
        >
          <Trans>
            It was started with <code translate="no">OUTBOUND=off</code>. Exchange rates come from the table
            that came with it.
          </Trans>
        </Alert>
      )}
      {log === null && error === null && <Skeleton height={64} radius="md" />}
      {log?.entries.length === 0 && (
        <EmptyState icon={IconWorldUpload} title={t`No request has left this server in the last 30 days`}>
          <Trans>
            Requests to other servers appear here with their reason. None of them tells for whom it is.
          </Trans>
        </EmptyState>
      )}
      {log && (
        <LogList log={log} onMore={(known) => void more(known)}>
          {(entry) => <Row key={entry.id} entry={entry} />}
        </LogList>
      )}
    </Page>
  );
}

function Row({ entry }: { entry: Outgoing }) {
  const { t } = useLingui();
  const format = useFormat();
  const isFine = entry.outcome === "ok" && (entry.status ?? 0) < 400;
  const size = format.bytes(entry.size_bytes);
  return (
    <li className={classes.entry}>
      <div className={classes.words}>
        <span>
          <strong>{entry.provider}</strong> <span className={classes.code}>{entry.host}</span>
        </span>
        <Text size="sm" c="dimmed">
          {entry.account ? t`${entry.why}, for ${entry.account}` : entry.why}
        </Text>
        {entry.outcome !== "ok" && (
          <Text size="sm" c="danger">
            {entry.outcome}
          </Text>
        )}
      </div>
      <div className={classes.end}>
        <Badge variant="light" tt="none" color={isFine ? "good" : "danger"}>
          {entry.status ?? t`no answer`}
        </Badge>
        <Text size="sm" c="dimmed" className={classes.when}>
          {format.instant(entry.at)}
        </Text>
        <Text size="sm" c="dimmed" className={classes.when}>
          {t`${entry.took_ms} ms`}
          {entry.status !== null && ` · ${size}`}
        </Text>
      </div>
    </li>
  );
}
