import { Trans, useLingui } from "@lingui/react/macro";
import { ActionIcon, Button, Menu, Tooltip } from "@mantine/core";
import {
  IconArrowBackUp,
  IconArrowForwardUp,
  IconCalendarPlus,
  IconDots,
  IconFold,
  IconHistory,
  IconLayoutSidebarLeftCollapse,
  IconMap2,
  IconPlus,
} from "@tabler/icons-react";
import type { ReactNode } from "react";
import { useUndo } from "../../../sync";
import { EmptyState } from "../../../ui/EmptyState";
import flip from "../flip.module.css";
import { useRoom } from "../room";
import type { Row } from "../rows";
import { TRAY } from "../rows";
import { useUi, useUiStore } from "../uiStore";
import * as verbs from "../verbs";
import type { Plan } from "../views";
import { DayList } from "./DayList";
import classes from "./days.module.css";

interface DaysPaneProps {
  readonly plan: Plan;
  readonly rows: readonly Row[];
  readonly editors: ReadonlyMap<string, string>;
  readonly lead?: ReactNode;
  readonly onCollapse?: (() => void) | undefined;
}

export function DaysPane({ plan, rows, editors, lead, onCollapse }: DaysPaneProps) {
  const { t } = useLingui();
  const room = useRoom();
  const store = useUiStore();
  const undo = useUndo(room.stream);
  const allFolded = useUi(
    (ui) => plan.days.length > 0 && plan.days.every((view) => ui.folded.has(view.day.id)),
  );
  const isWhole = useUi((ui) => ui.mapDay === null);
  const addDay = () => {
    const trip = room.trip();
    if (trip) verbs.addDay(room.tripId, room.plan(), trip);
  };

  return (
    <section className={classes.pane} aria-label={t`Days`}>
      <div className={classes.tools}>
        {lead}
        <Button
          variant="subtle"
          color="gray"
          size="compact-sm"
          leftSection={<IconFold size={16} stroke={1.7} aria-hidden="true" />}
          onClick={() => store.fold([...plan.days.map((view) => view.day.id), TRAY], !allFolded)}
        >
          {allFolded ? <Trans>Expand all</Trans> : <Trans>Collapse all</Trans>}
        </Button>
        <span className={classes.grow} />
        {room.canEdit && (
          <>
            <Tooltip label={t`Undo`}>
              <ActionIcon aria-label={t`Undo`} disabled={!undo.canUndo} onClick={undo.undo}>
                <IconArrowBackUp className={flip.flips} size={19} stroke={1.7} />
              </ActionIcon>
            </Tooltip>
            <Tooltip label={t`Redo`}>
              <ActionIcon aria-label={t`Redo`} disabled={!undo.canRedo} onClick={undo.redo}>
                <IconArrowForwardUp className={flip.flips} size={19} stroke={1.7} />
              </ActionIcon>
            </Tooltip>
          </>
        )}
        <Menu>
          <Menu.Target>
            <ActionIcon aria-label={t`More for this plan`}>
              <IconDots size={19} stroke={1.7} />
            </ActionIcon>
          </Menu.Target>
          <Menu.Dropdown>
            {room.canEdit && (
              <Menu.Item leftSection={<IconCalendarPlus size={17} stroke={1.7} />} onClick={addDay}>
                <Trans>Add a day</Trans>
              </Menu.Item>
            )}
            <Menu.Item
              leftSection={<IconMap2 size={17} stroke={1.7} />}
              disabled={isWhole}
              onClick={() => store.set({ mapDay: null, flight: store.get().flight + 1 })}
            >
              <Trans>Whole trip on the map</Trans>
            </Menu.Item>
            <Menu.Item
              leftSection={<IconHistory size={17} stroke={1.7} />}
              onClick={() => store.set({ historyOpen: true })}
            >
              <Trans>History</Trans>
            </Menu.Item>
          </Menu.Dropdown>
        </Menu>
        {onCollapse && (
          <Tooltip label={t`Hide the days`}>
            <ActionIcon aria-label={t`Hide the days`} onClick={onCollapse}>
              <IconLayoutSidebarLeftCollapse className={flip.flips} size={19} stroke={1.7} />
            </ActionIcon>
          </Tooltip>
        )}
      </div>
      {plan.days.length === 0 && plan.trayItems.length === 0 && plan.trayDays.length === 0 ? (
        <EmptyState
          icon={IconCalendarPlus}
          title={t`No days yet`}
          action={
            room.canEdit && (
              <Button leftSection={<IconPlus size={17} aria-hidden="true" />} onClick={addDay}>
                <Trans>Add a day</Trans>
              </Button>
            )
          }
        >
          <Trans>
            Each day is a trail: put places, plain words and notes on it in the order you will meet them.
          </Trans>
        </EmptyState>
      ) : (
        <DayList rows={rows} editors={editors} onAddDay={addDay} />
      )}
    </section>
  );
}
