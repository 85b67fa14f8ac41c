import { useLingui as useI18n } from "@lingui/react";
import { Trans, useLingui } from "@lingui/react/macro";
import { ActionIcon, Button } from "@mantine/core";
import { IconUsers } from "@tabler/icons-react";
import { Link, Outlet } from "@tanstack/react-router";
import { lazy, Suspense, useEffect, useMemo } from "react";
import { type StreamState, useAccount, usePresence, useRecord, useStream, useView } from "../../sync";
import { type Action, useActions } from "../../ui/actions";
import { useFormat } from "../../ui/format";
import { Mark } from "../../ui/Mark";
import { People } from "../../ui/Person";
import { members } from "../flags";
import { MembersRoom } from "../MembersRoom";
import { TRIP_SECTIONS } from "../sections";
import { UndoRoom } from "../UndoRoom";
import { AccountMenu } from "./AccountMenu";
import { BottomNav } from "./BottomNav";
import { NoTrip } from "./NoTrip";
import { SaveSign } from "./SaveSign";
import { SearchButton } from "./SearchButton";
import { SkipLink } from "./SkipLink";
import classes from "./shell.module.css";

const FilesRoom = lazy(() => import("../FilesRoom"));

/** The frame of a trip: its name, its parts, who is here, whether all is saved. */
export function TripShell({ tripId }: { tripId: string }) {
  const { t } = useLingui();
  const { i18n } = useI18n();
  const stream = `trip:${tripId}`;
  const { state } = useStream(stream);
  const trip = useRecord(stream, "trip", tripId);
  useEffect(() => {
    if (trip) document.title = trip.title;
  }, [trip]);
  useActions(
    useMemo(
      (): Action[] => [
        { id: "member.manage", label: t`People and roles`, icon: IconUsers, run: members.raise },
      ],
      [t],
    ),
  );
  if (state === "missing" || state === "denied") return <NoTrip />;
  return (
    <div className={classes.room} data-fixed>
      <SkipLink />
      <header className={classes.bar}>
        <div className={classes.start}>
          <Link to="/" className={classes.home} aria-label={t`My trips`}>
            <Mark />
          </Link>
          <div className={classes.trip}>
            <h1 className={classes.tripName}>{trip?.title}</h1>
            <TripDates stream={stream} tripId={tripId} />
          </div>
        </div>
        <nav className={classes.tabs} aria-label={t`Parts of the trip`}>
          {TRIP_SECTIONS.map(({ path, label, icon: Icon }) => (
            <Link key={path} to={path} params={{ tripId }} className={classes.tab}>
              <Icon size={18} stroke={1.7} aria-hidden="true" />
              {i18n._(label)}
            </Link>
          ))}
        </nav>
        <div className={classes.end}>
          <SaveSign />
          <Presence stream={stream} />
          <Button
            className={classes.wide}
            variant="default"
            leftSection={<IconUsers size={17} aria-hidden="true" />}
            onClick={members.raise}
          >
            <Trans>People</Trans>
          </Button>
          <span className={classes.wide}>
            <SearchButton />
          </span>
          <AccountMenu />
        </div>
      </header>
      <div className={classes.content}>
        <Outlet />
      </div>
      <BottomNav tripId={tripId} />
      <UndoRoom stream={stream} />
      <MembersRoom tripId={tripId} />
      <Suspense fallback={null}>
        <FilesRoom tripId={tripId} />
      </Suspense>
    </div>
  );
}

const dayCount = (state: StreamState) => state.kinds.day.size;

function TripDates({ stream, tripId }: { stream: string; tripId: string }) {
  const { t } = useLingui();
  const format = useFormat();
  const trip = useRecord(stream, "trip", tripId);
  const days = useView(stream, dayCount);
  if (!trip || days === 0) return null;
  const length = days === 1 ? t`1 day` : t`${days} days`;
  const dates =
    trip.starts_on && trip.ends_on ? `${format.dates(trip.starts_on, trip.ends_on)} · ${length}` : length;
  return <span className={classes.tripDates}>{dates}</span>;
}

/** Who else is looking at this trip now; one person once, however many windows they have open. */
function Presence({ stream }: { stream: string }) {
  const { t } = useLingui();
  const { user } = useAccount();
  const present = usePresence(stream);
  const people = useMemo(() => {
    const others = present.filter((person) => person.account !== user?.id);
    return [
      ...new Map(
        others.map((person) => [person.account, { ...person, id: person.account, here: true }]),
      ).values(),
    ];
  }, [present, user?.id]);
  if (people.length === 0) return null;
  return (
    <ActionIcon
      component="button"
      variant="transparent"
      w="auto"
      mih={32}
      px={4}
      onClick={members.raise}
      aria-label={t`Here now: ${people.map((person) => person.name).join(", ")}`}
    >
      <People people={people} max={4} />
    </ActionIcon>
  );
}
