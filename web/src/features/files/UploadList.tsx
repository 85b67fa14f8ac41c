import { useLingui } from "@lingui/react/macro";
import { ActionIcon, Progress } from "@mantine/core";
import { IconX } from "@tabler/icons-react";
import { useFormat } from "../../ui/format";
import classes from "./files.module.css";
import { type Upload, uploads } from "./uploads";

/** What is on its way, how far it is, and the way to stop it. */
export function UploadList({ uploads: all }: { uploads: readonly Upload[] }) {
  const { t } = useLingui();
  if (all.length === 0) return null;
  return (
    <ul className={classes.uploads} aria-label={t`Uploads`}>
      {all.map((one) => (
        <Line key={one.id} upload={one} />
      ))}
    </ul>
  );
}

function Line({ upload }: { upload: Upload }) {
  const { t } = useLingui();
  const format = useFormat();
  const { name, sent, size, state, reason } = upload;
  const words =
    state === "refused"
      ? (reason ?? t`The server did not take it.`)
      : state === "waiting"
        ? t`Waits for its turn, or for a network`
        : t`${format.bytes(sent)} of ${format.bytes(size)}`;
  return (
    <li className={classes.upload} data-state={state}>
      <span className={classes.name}>{name}</span>
      <span className={classes.facts} role={state === "refused" ? "alert" : undefined}>
        {words}
      </span>
      {state !== "refused" && (
        <Progress
          className={classes.progress}
          value={size === 0 ? 0 : (sent / size) * 100}
          aria-label={t`Progress of ${name}`}
          size="sm"
          radius="xl"
        />
      )}
      <ActionIcon
        className={classes.cancel}
        aria-label={state === "refused" ? t`Dismiss ${name}` : t`Cancel ${name}`}
        onClick={() => void uploads.cancel(upload.id)}
      >
        <IconX size={18} aria-hidden="true" />
      </ActionIcon>
    </li>
  );
}
