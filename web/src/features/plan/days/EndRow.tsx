import { Trans } from "@lingui/react/macro";
import { Button } from "@mantine/core";
import { IconNote, IconPlus } from "@tabler/icons-react";
import { memo } from "react";
import { useRoom } from "../room";
import { useUi, useUiStore } from "../uiStore";
import { Composer } from "./Composer";
import classes from "./days.module.css";

interface EndRowProps {
  readonly dayId: string | null;
  readonly isEmpty: boolean;
}

/** The foot of a day: what comes next is written here. */
export const EndRow = memo(function EndRow({ dayId, isEmpty }: EndRowProps) {
  const room = useRoom();
  const store = useUiStore();
  const adding = useUi((ui) => (ui.adding && ui.adding.dayId === dayId ? ui.adding.what : null));

  return (
    <div
      className={classes.end}
      data-bare={(!room.canEdit && !isEmpty) || undefined}
      data-drop="end"
      data-day={dayId ?? ""}
    >
      <span className={classes.endMark}>
        {room.canEdit && <IconPlus size={17} stroke={1.8} aria-hidden="true" />}
      </span>
      {adding ? (
        <Composer dayId={dayId} what={adding} />
      ) : room.canEdit ? (
        <div className={classes.endButtons}>
          <Button
            variant="subtle"
            color="gray"
            size="compact-sm"
            onClick={() => store.set({ adding: { dayId, what: "stop" } })}
          >
            <Trans>Add a stop</Trans>
          </Button>
          <Button
            variant="subtle"
            color="gray"
            size="compact-sm"
            leftSection={<IconNote size={15} stroke={1.7} aria-hidden="true" />}
            onClick={() => store.set({ adding: { dayId, what: "note" } })}
          >
            <Trans>Note</Trans>
          </Button>
        </div>
      ) : (
        isEmpty && (
          <p className={classes.endHint}>
            <Trans>Nothing planned yet.</Trans>
          </p>
        )
      )}
    </div>
  );
});
