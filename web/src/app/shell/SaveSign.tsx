import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { Button, Popover, UnstyledButton } from "@mantine/core";
import { IconAlertTriangle, IconCloudCheck, IconCloudOff, IconCloudUp } from "@tabler/icons-react";
import { type ReactNode, useState } from "react";
import { useOutbox } from "../../sync";
import { attention } from "../flags";
import classes from "./shell.module.css";

type State = "saved" | "saving" | "offline" | "refused" | "conflict" | "fleeting";

const ICONS: Record<State, ReactNode> = {
  saved: <IconCloudCheck size={18} aria-hidden="true" />,
  saving: <IconCloudUp size={18} aria-hidden="true" />,
  offline: <IconCloudOff size={18} aria-hidden="true" />,
  refused: <IconAlertTriangle size={18} aria-hidden="true" />,
  conflict: <IconAlertTriangle size={18} aria-hidden="true" />,
  fleeting: <IconAlertTriangle size={18} aria-hidden="true" />,
};

/** Whether what was written is safe, in one word; pressed, in a sentence. */
export function SaveSign() {
  const { t } = useLingui();
  const outbox = useOutbox();
  const [open, setOpen] = useState(false);
  const state: State =
    outbox.refused.length > 0
      ? "refused"
      : outbox.conflicts.length > 0
        ? "conflict"
        : !outbox.durable && outbox.state !== "saved"
          ? "fleeting"
          : outbox.state;
  const words: Record<State, string> = {
    saved: t`Saved`,
    saving: t`Saving…`,
    offline: outbox.waiting > 0 ? t`Offline, ${outbox.waiting} waiting` : t`Offline`,
    refused: t`Not accepted`,
    conflict: t`To decide: ${outbox.conflicts.length}`,
    fleeting: t`Not kept yet`,
  };
  const needsMe = state === "refused" || state === "conflict";
  return (
    <Popover
      opened={open && !needsMe}
      onChange={setOpen}
      width={280}
      position="bottom-end"
      withRoles
      trapFocus={false}
    >
      <Popover.Target>
        <UnstyledButton
          className={classes.save}
          data-state={state}
          data-testid="save-state"
          aria-label={words[state]}
          onClick={() => (needsMe ? attention.raise() : setOpen((was) => !was))}
        >
          {ICONS[state]}
          <span className={classes.saveWord}>{words[state]}</span>
        </UnstyledButton>
      </Popover.Target>
      <Popover.Dropdown>
        <Explanation state={state} waiting={outbox.waiting} />
      </Popover.Dropdown>
    </Popover>
  );
}

function Explanation({ state, waiting }: { state: State; waiting: number }) {
  switch (state) {
    case "saved":
      return <Trans>Everything is on the server, and a copy is on this device.</Trans>;
    case "saving":
      return <Trans>Your changes are on this device and on their way to the server.</Trans>;
    case "offline":
      return waiting > 0 ? (
        <Trans>
          There is no connection. <Plural value={waiting} one="1 change is" other="# changes are" /> safe on
          this device and will be sent when it is back.
        </Trans>
      ) : (
        <Trans>There is no connection. You can go on: changes are kept on this device and sent later.</Trans>
      );
    case "fleeting":
      return (
        <Trans>
          This browser keeps nothing on the device. Leave the window open until everything is saved.
        </Trans>
      );
    case "refused":
    case "conflict":
      return (
        <Button onClick={attention.raise}>
          <Trans>Look at it</Trans>
        </Button>
      );
  }
}
