import { useLingui as useI18n } from "@lingui/react";
import { Trans, useLingui } from "@lingui/react/macro";
import { spotlight } from "@mantine/spotlight";
import { IconBackpack, IconSearch, IconSettings, IconUsers } from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import { members } from "../flags";
import { TRIP_SECTIONS } from "../sections";
import classes from "./shell.module.css";

/** On a phone the way around lies under the thumb. */
export function BottomNav({ tripId }: { tripId: string | null }) {
  const { t } = useLingui();
  const { i18n } = useI18n();
  return (
    <nav className={classes.bottom} aria-label={t`Main`}>
      <ul>
        <li>
          <Link to="/" activeOptions={{ exact: true }} className={classes.place}>
            <IconBackpack size={22} stroke={1.6} aria-hidden="true" />
            <Trans>Trips</Trans>
          </Link>
        </li>
        {tripId !== null &&
          TRIP_SECTIONS.map(({ path, label, icon: Icon }) => (
            <li key={path}>
              <Link to={path} params={{ tripId }} className={classes.place}>
                <Icon size={22} stroke={1.6} aria-hidden="true" />
                {i18n._(label)}
              </Link>
            </li>
          ))}
        {tripId !== null && (
          <li>
            <button type="button" className={classes.place} onClick={members.raise}>
              <IconUsers size={22} stroke={1.6} aria-hidden="true" />
              <Trans>People</Trans>
            </button>
          </li>
        )}
        <li>
          <button type="button" className={classes.place} onClick={spotlight.open}>
            <IconSearch size={22} stroke={1.6} aria-hidden="true" />
            <Trans>Search</Trans>
          </button>
        </li>
        {tripId === null && (
          <li>
            <Link to="/settings" className={classes.place}>
              <IconSettings size={22} stroke={1.6} aria-hidden="true" />
              <Trans>Settings</Trans>
            </Link>
          </li>
        )}
      </ul>
    </nav>
  );
}
