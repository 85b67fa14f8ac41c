import { useLingui as useI18n } from "@lingui/react";
import { Trans, useLingui } from "@lingui/react/macro";
import { Button, Group } from "@mantine/core";
import { useEffect, useState } from "react";
import { fieldName, kindName } from "../../domain/sentences";
import { call } from "../../kit/http";
import {
  type Change,
  type OpenConflict,
  resolveConflict,
  useRecord,
  useRecords,
  type Value,
} from "../../sync";
import classes from "./attention.module.css";
import { useValueWords } from "./useValueWords";

/** One field, both values, and who wrote the other one. */
export function ConflictCard({ conflict }: { conflict: OpenConflict }) {
  const { t } = useLingui();
  const { i18n } = useI18n();
  const author = useAuthor(conflict);
  const name = useRecordName(conflict);
  const words = useValueWords(conflict.stream);
  const show = (value: Value) => words(conflict.field, value) || t`(empty)`;
  return (
    <section className={classes.card} aria-label={name}>
      <h3 className={classes.what}>
        {name} · {fieldName(i18n, conflict.field)}
      </h3>
      <dl className={classes.values}>
        <div>
          <dt>
            <Trans>You wrote</Trans>
          </dt>
          <dd>{show(conflict.mine)}</dd>
        </div>
        <div>
          <dt>{author ? <Trans>{author} wrote</Trans> : <Trans>Somebody else wrote</Trans>}</dt>
          <dd>{show(conflict.theirs)}</dd>
        </div>
      </dl>
      <Group gap="xs" justify="flex-end">
        <Button variant="default" onClick={() => void resolveConflict(conflict.id, "theirs")}>
          <Trans>Keep theirs</Trans>
        </Button>
        <Button onClick={() => void resolveConflict(conflict.id, "mine")}>
          <Trans>Keep mine</Trans>
        </Button>
      </Group>
    </section>
  );
}

/** What the record is called, so that one knows which it is about. */
function useRecordName({ stream, kind, recordId }: OpenConflict): string {
  const { i18n } = useI18n();
  const place = useRecord(stream, "place", kind === "place" ? recordId : null);
  const stop = useRecord(stream, "stop", kind === "stop" ? recordId : null);
  const stopPlace = useRecord(stream, "place", stop?.place_id ?? null);
  const day = useRecord(stream, "day", kind === "day" ? recordId : null);
  const note = useRecord(stream, "note", kind === "note" ? recordId : null);
  const trip = useRecord(stream, "trip", kind === "trip" ? recordId : null);
  const member = useRecord(stream, "member", kind === "member" ? recordId : null);
  return (
    place?.name ??
    stopPlace?.name ??
    stop?.title ??
    day?.title ??
    note?.text ??
    trip?.title ??
    member?.name ??
    kindName(i18n, kind)
  );
}

/** Who made theirs: the newest change of this field in the history, while there is a connection to ask for it. */
function useAuthor({ stream, kind, recordId, field, seq, theirs }: OpenConflict): string | null {
  const members = useRecords(stream, "member");
  const [actor, setActor] = useState<string | null>(null);
  useEffect(() => {
    const [family, id] = stream.split(":");
    if (family !== "trip") return;
    const abort = new AbortController();
    call<{ changes: Change[] }>(
      "GET",
      `/api/trips/${id}/history?before=${seq}&limit=200`,
      undefined,
      abort.signal,
    )
      .then(({ changes }) => {
        const found = changes.find(({ diffs }) =>
          diffs.some(
            (diff) =>
              diff.kind === kind &&
              diff.id === recordId &&
              diff.after !== null &&
              JSON.stringify(diff.after[field]) === JSON.stringify(theirs),
          ),
        );
        setActor(found?.actor ?? null);
      })
      // Without a connection it stays "somebody else".
      .catch(() => {});
    return () => abort.abort();
  }, [stream, kind, recordId, field, seq, theirs]);
  return [...members.values()].find((member) => member.account_id === actor)?.name ?? null;
}
