import { Trans, useLingui } from "@lingui/react/macro";
import { ActionIcon, Button, Loader, Modal } from "@mantine/core";
import { useHotkeys } from "@mantine/hooks";
import { IconChevronLeft, IconChevronRight, IconDownload } from "@tabler/icons-react";
import { lazy, Suspense, type TouchEvent, useEffect, useRef, useState } from "react";
import { fileUrl } from "../../domain/attachments";
import type { Attachment } from "../../domain/kinds.gen";
import classes from "./files.module.css";
import { lookOf } from "./views";
import { iconOf } from "./words";

/** The reader of PDFs is larger than all the rest of this tab. */
const Pdf = lazy(() => import("./PdfView").then(({ PdfView }) => ({ default: PdfView })));

const SWIPE = 60;
const MAX_TEXT = 500_000;

interface PreviewProps {
  tripId: string;
  /** In the order in which one leafs through them. */
  files: readonly Attachment[];
  opened: string;
  onOpen(id: string | null): void;
}

/** One file, as large as the screen; the next by arrow, button or swipe. */
export function Preview({ tripId, files, opened, onOpen }: PreviewProps) {
  const { t } = useLingui();
  const here = files.filter((file) => file.stored_at !== null);
  const at = here.findIndex(({ id }) => id === opened);
  const file = here[at];
  const start = useRef<number | null>(null);
  const step = (by: number) => {
    const next = here[at + by];
    if (next) onOpen(next.id);
  };
  useHotkeys([
    ["ArrowLeft", () => step(-1)],
    ["ArrowRight", () => step(1)],
  ]);
  if (!file) return null;
  function lift(event: TouchEvent) {
    const moved = (event.changedTouches[0]?.clientX ?? 0) - (start.current ?? 0);
    if (start.current !== null && Math.abs(moved) > SWIPE) step(moved > 0 ? -1 : 1);
    start.current = null;
  }
  return (
    <Modal
      opened
      fullScreen
      onClose={() => onOpen(null)}
      title={file.name}
      closeButtonProps={{ "aria-label": t`Close` }}
      classNames={{ content: classes.stage, body: classes.stageBody, title: classes.stageTitle }}
    >
      <div
        className={classes.view}
        onTouchStart={(event) => {
          start.current = event.touches.length === 1 ? (event.touches[0]?.clientX ?? null) : null;
        }}
        onTouchEnd={lift}
      >
        <Suspense fallback={<Loader />}>
          <Content key={file.id} tripId={tripId} file={file} />
        </Suspense>
      </div>
      <div className={classes.foot}>
        <ActionIcon size="xl" aria-label={t`Previous file`} disabled={at <= 0} onClick={() => step(-1)}>
          <IconChevronLeft size={22} className={classes.turn} aria-hidden="true" />
        </ActionIcon>
        <span className={classes.facts}>{t`${at + 1} of ${here.length}`}</span>
        <ActionIcon
          size="xl"
          aria-label={t`Next file`}
          disabled={at >= here.length - 1}
          onClick={() => step(1)}
        >
          <IconChevronRight size={22} className={classes.turn} aria-hidden="true" />
        </ActionIcon>
        <Button
          component="a"
          variant="default"
          href={`${fileUrl(tripId, file.id)}?download=1`}
          download={file.name}
          leftSection={<IconDownload size={17} aria-hidden="true" />}
        >
          <Trans>Download</Trans>
        </Button>
      </div>
    </Modal>
  );
}

function Content({ tripId, file }: { tripId: string; file: Attachment }) {
  const url = fileUrl(tripId, file.id);
  const Icon = iconOf(file);
  switch (lookOf(file)) {
    case "picture":
      return <img className={classes.whole} src={url} alt={file.description ?? file.name} />;
    case "video":
      // biome-ignore lint/a11y/useMediaCaption: what people film on a trip has no captions
      return <video className={classes.whole} src={url} controls />;
    case "pdf":
      return <Pdf url={url} />;
    case "text":
      return <Text url={url} />;
    case "other":
      return (
        <div className={classes.nothing}>
          <Icon size={64} stroke={1.2} aria-hidden="true" />
          <p>
            <Trans>This kind of file cannot be shown here; download it to open it.</Trans>
          </p>
        </div>
      );
  }
}

function Text({ url }: { url: string }) {
  const { t } = useLingui();
  const [text, setText] = useState<string | null>(null);
  useEffect(() => {
    const going = new AbortController();
    fetch(url, { signal: going.signal })
      .then((answer) => (answer.ok ? answer.text() : Promise.reject(new Error(answer.statusText))))
      .then((all) => setText(all.slice(0, MAX_TEXT)))
      .catch(() => {
        if (!going.signal.aborted) setText(t`The file cannot be reached at the moment.`);
      });
    return () => going.abort();
  }, [url, t]);
  return text === null ? <Loader /> : <pre className={classes.text}>{text}</pre>;
}
