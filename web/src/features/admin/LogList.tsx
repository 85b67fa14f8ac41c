import { Trans } from "@lingui/react/macro";
import { Button } from "@mantine/core";
import { type ReactNode, useCallback, useEffect, useState } from "react";
import { useErrorSentence } from "../../ui/errors";
import classes from "./admin.module.css";

interface PageOf<E> {
  readonly entries: readonly E[];
  readonly total: number;
}

/** A log read page by page, the newest first; `read` stays the same for as long as the same is asked for. */
export function useLog<E, L extends PageOf<E>>(read: (offset: number) => Promise<L>) {
  const sentence = useErrorSentence();
  const [log, setLog] = useState<L | null>(null);
  const [error, setError] = useState<string | null>(null);
  const more = useCallback(
    async (known: readonly E[]) => {
      try {
        const page = await read(known.length);
        setLog({ ...page, entries: [...known, ...page.entries] });
        setError(null);
      } catch (cause) {
        setError(sentence(cause));
      }
    },
    [read, sentence],
  );
  useEffect(() => void more([]), [more]);
  return { log, error, more };
}

interface LogListProps<E> {
  log: PageOf<E>;
  onMore(known: readonly E[]): void;
  children(entry: E): ReactNode;
}

/** The rows that are here, and a way to those before them. */
export function LogList<E>({ log, onMore, children }: LogListProps<E>) {
  if (log.entries.length === 0) return null;
  return (
    <>
      <ul className={classes.log}>{log.entries.map(children)}</ul>
      {log.entries.length < log.total && (
        <Button mt="md" variant="default" onClick={() => onMore(log.entries)}>
          <Trans>Show earlier ones</Trans>
        </Button>
      )}
    </>
  );
}
