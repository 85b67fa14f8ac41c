import { Trans, useLingui } from "@lingui/react/macro";
import { ActionIcon, Menu, UnstyledButton } from "@mantine/core";
import { IconCheck, IconChevronLeft, IconChevronRight, IconMap2, IconPlane } from "@tabler/icons-react";
import { useShownRoutes } from "../../../domain/shownRoutes";
import { dayPaint } from "../../../ui/dayColors";
import { useFormat } from "../../../ui/format";
import { Stone } from "../../../ui/Stone";
import { useDayName } from "../../../ui/useDayName";
import flip from "../flip.module.css";
import { dayNumeral } from "../format";
import classes from "../plan.module.css";
import { useRoom } from "../room";
import { useUi, useUiStore } from "../uiStore";
import type { DayView, Plan } from "../views";

/** Which day's stones stand on the map, one step back or on, or the whole trip. */
export function DaySwitcher({ plan }: { plan: Plan }) {
  const { t } = useLingui();
  const store = useUiStore();
  const format = useFormat();
  const dayName = useDayName();
  const mapDay = useUi((ui) => ui.mapDay);
  const routes = useShownRoutes(useRoom().tripId);
  const at = plan.days.findIndex((view) => view.day.id === mapDay);
  const view = plan.days[at];
  if (plan.days.length === 0) return null;
  const show = (next: DayView | undefined) =>
    store.set({
      mapDay: next?.day.id ?? null,
      selection: { kind: "none" },
      flight: store.get().flight + 1,
      reveal: next ? { key: next.day.id, align: "start" } : null,
    });
  const nameOf = ({ day, index }: DayView) => dayName(day, index + 1);
  const stone = ({ day, index }: DayView) => (
    <Stone color={dayPaint(index)}>{day.day_on ? dayNumeral(format, day.day_on) : index + 1}</Stone>
  );
  return (
    <div className={classes.switcher}>
      <ActionIcon
        aria-label={t`Day before`}
        disabled={at === 0}
        onClick={() => show(plan.days[at < 0 ? plan.days.length - 1 : at - 1])}
      >
        <IconChevronLeft className={flip.flips} size={19} stroke={1.7} />
      </ActionIcon>
      <Menu position="bottom">
        <Menu.Target>
          <UnstyledButton className={classes.switcherName}>
            {view ? stone(view) : <IconMap2 size={18} stroke={1.7} aria-hidden="true" />}
            <span>{view ? nameOf(view) : <Trans>Whole trip</Trans>}</span>
          </UnstyledButton>
        </Menu.Target>
        <Menu.Dropdown mah="60dvh" style={{ overflowY: "auto" }}>
          <Menu.Item leftSection={<IconMap2 size={18} stroke={1.7} />} onClick={() => show(undefined)}>
            <Trans>Whole trip</Trans>
          </Menu.Item>
          {plan.routes.length > 0 && (
            <Menu.Item
              role="menuitemcheckbox"
              aria-checked={routes.all}
              closeMenuOnClick={false}
              leftSection={<IconPlane size={18} stroke={1.7} aria-hidden="true" />}
              rightSection={routes.all ? <IconCheck size={16} aria-hidden="true" /> : null}
              onClick={() => routes.showAll(!routes.all)}
            >
              <Trans>Reserved journeys</Trans>
            </Menu.Item>
          )}
          <Menu.Divider />
          {plan.days.map((other) => (
            <Menu.Item key={other.day.id} leftSection={stone(other)} onClick={() => show(other)}>
              {nameOf(other)}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
      <ActionIcon
        aria-label={t`Day after`}
        disabled={at === plan.days.length - 1}
        onClick={() => show(plan.days[at + 1])}
      >
        <IconChevronRight className={flip.flips} size={19} stroke={1.7} />
      </ActionIcon>
    </div>
  );
}
