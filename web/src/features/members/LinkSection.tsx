import { useLingui as useI18n } from "@lingui/react";
import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { Button, Group, Select, Text } from "@mantine/core";
import { IconLink } from "@tabler/icons-react";
import { useCallback, useEffect, useState } from "react";
import type { Link } from "../../domain/api.gen";
import { ErrorNotice } from "../../ui/ErrorNotice";
import { useErrorSentence } from "../../ui/errors";
import { useFormat } from "../../ui/format";
import { OneTimeText } from "../../ui/OneTimeText";
import { makeLink, readLink, removeLink } from "./api";
import classes from "./members.module.css";
import { ROLES } from "./roles";
import { GIVEN_ROLES } from "./views";

/** A link with which whoever has an account here joins the trip. */
export function LinkSection({ tripId, offline }: { tripId: string; offline: boolean }) {
  const { t } = useLingui();
  const { i18n } = useI18n();
  const format = useFormat();
  const sentence = useErrorSentence();
  const [link, setLink] = useState<Link | null>(null);
  const [role, setRole] = useState("editor");
  const [error, setError] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);

  const attempt = useCallback(
    async (work: () => Promise<Link>) => {
      setBusy(true);
      try {
        setLink(await work());
        setError(null);
      } catch (cause) {
        setError(sentence(cause));
      } finally {
        setBusy(false);
      }
    },
    [sentence],
  );
  useEffect(() => {
    if (!offline) void attempt(() => readLink(tripId));
  }, [attempt, tripId, offline]);

  if (offline) return null;
  const there = link?.token_prefix != null && !link.is_over;
  return (
    <section className={classes.add} aria-label={t`Link to this trip`}>
      <ErrorNotice>{error}</ErrorNotice>
      {link?.token && (
        <OneTimeText
          text={`${window.location.origin}/join#${link.token}`}
          lead={<Trans>Send this link to whoever shall come along. It is not shown again.</Trans>}
        />
      )}
      {there && link?.expires_at && (
        <Text size="sm" c="dimmed">
          {t`There is a link until ${format.instant(link.expires_at)}.`}{" "}
          <Plural value={link.used_count ?? 0} _0="Not used yet." one="Used once." other="Used # times." />
        </Text>
      )}
      <Group gap="sm" align="end">
        <Select
          label={t`Whoever has the link becomes`}
          className={classes.grow}
          data={GIVEN_ROLES.map((value) => ({ value, label: i18n._(ROLES[value].name) }))}
          value={role}
          onChange={(value) => value && setRole(value)}
          allowDeselect={false}
        />
        <Button
          variant="default"
          loading={busy}
          leftSection={<IconLink size={17} aria-hidden="true" />}
          onClick={() => void attempt(() => makeLink(tripId, role))}
        >
          {there ? <Trans>Make another</Trans> : <Trans>Make a link</Trans>}
        </Button>
        {there && (
          <Button
            variant="subtle"
            color="danger"
            onClick={() =>
              void attempt(async () => {
                await removeLink(tripId);
                return readLink(tripId);
              })
            }
          >
            <Trans>Take it back</Trans>
          </Button>
        )}
      </Group>
    </section>
  );
}
