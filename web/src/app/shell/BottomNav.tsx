import { useLingui as useI18n } from "@lingui/react";
import { Trans, useLingui } from "@lingui/react/macro";
import { Menu } from "@mantine/core";
import { spotlight } from "@mantine/spotlight";
import { IconBackpack, IconDots, IconSearch, IconSettings, IconUsers } from "@tabler/icons-react";
import { Link, useRouterState } from "@tanstack/react-router";
import { members } from "../flags";
import { TRIP_SECTIONS, type TripSection } from "../sections";
import classes from "./shell.module.css";

/** Five places are what a thumb tells apart at 390 px: four parts of the trip, and the rest behind the fifth. */
const WITHIN_REACH = 4;

/** On a phone the way around lies under the thumb. */
export function BottomNav({ tripId }: { tripId: string | null }) {
  const { t } = useLingui();
  return (
    <nav className={classes.bottom} aria-label={t`Main`}>
      <ul>{tripId === null ? <PlacesOfTheHouse /> : <PlacesOfTheTrip tripId={tripId} />}</ul>
    </nav>
  );
}

function PlacesOfTheHouse() {
  return (
    <>
      <li>
        <Link to="/" activeOptions={{ exact: true }} className={classes.place}>
          <IconBackpack size={22} stroke={1.6} aria-hidden="true" />
          <Trans>Trips</Trans>
        </Link>
      </li>
      <li>
        <button type="button" className={classes.place} onClick={spotlight.open}>
          <IconSearch size={22} stroke={1.6} aria-hidden="true" />
          <Trans>Search</Trans>
        </button>
      </li>
      <li>
        <Link to="/settings" className={classes.place}>
          <IconSettings size={22} stroke={1.6} aria-hidden="true" />
          <Trans>Settings</Trans>
        </Link>
      </li>
    </>
  );
}

function PlacesOfTheTrip({ tripId }: { tripId: string }) {
  const { i18n } = useI18n();
  return (
    <>
      {TRIP_SECTIONS.slice(0, WITHIN_REACH).map(({ path, label, icon: Icon }) => (
        <li key={path}>
          <Link to={path} params={{ tripId }} className={classes.place}>
            <Icon size={22} stroke={1.6} aria-hidden="true" />
            {i18n._(label)}
          </Link>
        </li>
      ))}
      <li>
        <More tripId={tripId} sections={TRIP_SECTIONS.slice(WITHIN_REACH)} />
      </li>
    </>
  );
}

function More({ tripId, sections }: { tripId: string; sections: readonly TripSection[] }) {
  const { i18n } = useI18n();
  const path = useRouterState({ select: (state) => state.location.pathname });
  const here = sections.some((section) => path.startsWith(section.path.replace("$tripId", tripId)));
  return (
    <Menu position="top-end" width={220} offset={8}>
      <Menu.Target>
        <button type="button" className={classes.place} data-status={here ? "active" : undefined}>
          <IconDots size={22} stroke={1.6} aria-hidden="true" />
          <Trans>More</Trans>
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        {sections.map(({ path: to, label, icon: Icon }) => (
          <Menu.Item
            key={to}
            component={Link}
            to={to.replace("$tripId", tripId)}
            leftSection={<Icon size={20} stroke={1.6} />}
          >
            {i18n._(label)}
          </Menu.Item>
        ))}
        <Menu.Item leftSection={<IconUsers size={20} stroke={1.6} />} onClick={members.raise}>
          <Trans>People</Trans>
        </Menu.Item>
        <Menu.Item leftSection={<IconSearch size={20} stroke={1.6} />} onClick={spotlight.open}>
          <Trans>Search</Trans>
        </Menu.Item>
        <Menu.Divider />
        <Menu.Item component={Link} to="/" leftSection={<IconBackpack size={20} stroke={1.6} />}>
          <Trans>My trips</Trans>
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
