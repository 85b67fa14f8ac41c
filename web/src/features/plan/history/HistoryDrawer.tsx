import { useLingui as useI18n } from "@lingui/react";
import { Trans, useLingui } from "@lingui/react/macro";
import { Button, Center, Drawer, Loader } from "@mantine/core";
import { IconHistory, IconRestore } from "@tabler/icons-react";
import { useCallback, useEffect, useMemo, useState } from "react";
import { verbSentence } from "../../../domain/sentences";
import { call } from "../../../kit/http";
import { type Change, type StreamState, useStream, useView } from "../../../sync";
import { EmptyState } from "../../../ui/EmptyState";
import { ErrorNotice } from "../../../ui/ErrorNotice";
import { useErrorSentence } from "../../../ui/errors";
import { useFormat } from "../../../ui/format";
import { Person } from "../../../ui/Person";
import { useLookups, useRoom } from "../room";
import { useUi, useUiStore } from "../uiStore";
import classes from "./history.module.css";
import { namesIn, restore, restoring } from "./restore";

const PAGE = 50;

const whole = (state: StreamState): StreamState => state;

/** What happened on this trip, newest first, and the way back from each of it. */
export function HistoryDrawer() {
  const { t } = useLingui();
  const store = useUiStore();
  const isOpen = useUi((ui) => ui.historyOpen);
  return (
    <Drawer
      closeButtonProps={{ "aria-label": t`Close` }}
      opened={isOpen}
      onClose={() => store.set({ historyOpen: false })}
      position="right"
      size="md"
      title={t`History`}
    >
      {isOpen && <Changes />}
    </Drawer>
  );
}

function Changes() {
  const { t } = useLingui();
  const room = useRoom();
  const sentence = useErrorSentence();
  const { head } = useStream(room.stream);
  const [changes, setChanges] = useState<readonly Change[]>([]);
  const [state, setState] = useState<"loading" | "more" | "end" | { readonly error: unknown }>("loading");

  const load = useCallback(
    async (before: number | null) => {
      setState("loading");
      try {
        const query = before === null ? `limit=${PAGE}` : `limit=${PAGE}&before=${before}`;
        const answer = await call<{ changes: Change[] }>("GET", `/api/trips/${room.tripId}/history?${query}`);
        setChanges((known) => (before === null ? answer.changes : [...known, ...answer.changes]));
        setState(answer.changes.length < PAGE ? "end" : "more");
      } catch (error) {
        setState({ error });
      }
    },
    [room.tripId],
  );
  // A new number means something new happened while the drawer is open.
  // biome-ignore lint/correctness/useExhaustiveDependencies: head is the reason to look again, not an input
  useEffect(() => {
    void load(null);
  }, [load, head]);

  if (typeof state === "object") return <ErrorNotice>{sentence(state.error)}</ErrorNotice>;
  if (changes.length === 0) {
    return state === "loading" ? (
      <Center p="xl">
        <Loader size="sm" />
      </Center>
    ) : (
      <EmptyState icon={IconHistory} title={t`Nothing has happened yet`} />
    );
  }
  return (
    <>
      <ol className={classes.list}>
        {changes.map((change) => (
          <Entry key={change.seq} change={change} />
        ))}
      </ol>
      {state !== "end" && (
        <Center p="md">
          <Button
            variant="default"
            loading={state === "loading"}
            onClick={() => void load(changes.at(-1)?.seq ?? null)}
          >
            <Trans>Show earlier changes</Trans>
          </Button>
        </Center>
      )}
    </>
  );
}

function Entry({ change }: { change: Change }) {
  const { t } = useLingui();
  const { i18n } = useI18n();
  const room = useRoom();
  const format = useFormat();
  const { members } = useLookups();
  const state = useView(room.stream, whole);
  const actor = useMemo(() => {
    for (const member of members.values()) if (member.account_id === change.actor) return member;
    return null;
  }, [members, change.actor]);
  const name = actor?.name ?? (change.actor === "server" ? t`Cairn` : t`Somebody who has left`);
  const names = namesIn(change, state);
  const canRestore = room.canEdit && restoring(change, state).length > 0;
  return (
    <li className={classes.entry}>
      <Person person={{ id: change.actor, name, avatar: actor?.avatar ?? null }} named size={30} />
      <div className={classes.text}>
        <div className={classes.what}>{verbSentence(i18n, change.verb)}</div>
        {names.length > 0 && <div className={classes.names}>{names.join(", ")}</div>}
        <div className={classes.when}>
          <Trans>
            {name}, {format.instant(change.at)}
          </Trans>
        </div>
      </div>
      {canRestore && (
        <Button
          variant="default"
          size="compact-md"
          leftSection={<IconRestore size={15} stroke={1.7} aria-hidden="true" />}
          onClick={() => void restore(room.stream, change, state)}
        >
          <Trans>Take back</Trans>
        </Button>
      )}
    </li>
  );
}
