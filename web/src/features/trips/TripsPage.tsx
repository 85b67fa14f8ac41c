import { Trans, useLingui } from "@lingui/react/macro";
import { Button, Skeleton } from "@mantine/core";
import { IconBackpack, IconPlus } from "@tabler/icons-react";
import { useCallback, useMemo } from "react";
import { type Card, type StreamState, useAccount, useTrips, useView } from "../../sync";
import { type Action, useActions } from "../../ui/actions";
import { EmptyState } from "../../ui/EmptyState";
import { useClock, useToday } from "../../ui/useToday";
import { ComingUp } from "./ComingUp";
import { useTripDeeds } from "./deeds";
import { Hero } from "./Hero";
import { SampleButton } from "./SampleButton";
import { Shelves } from "./Shelves";
import { StatsLine } from "./StatsLine";
import classes from "./TripsPage.module.css";
import { comingUp, heroOf, phaseOf } from "./views";

/** My trips: the one I am on or that comes next, what it brings next, and all others. */
export function TripsPage({ onOpen }: { onOpen(tripId: string): void }) {
  const { trips, state } = useTrips();
  const { t } = useLingui();
  const today = useToday();
  const deeds = useTripDeeds();
  const hero = heroOf(trips, today);
  useActions(
    useMemo(
      (): Action[] => [
        {
          id: "trip.create",
          group: t`Trips`,
          label: t`New trip`,
          icon: IconPlus,
          shortcut: "C",
          run: deeds.create,
        },
      ],
      [t, deeds],
    ),
  );
  if (state === "loading" && trips.length === 0) return <Loading />;
  const none = trips.length === 0;
  return (
    <main className={classes.page} id="main" tabIndex={-1}>
      <h1 className={classes.hidden}>
        <Trans>My trips</Trans>
      </h1>
      {none ? (
        <EmptyState
          icon={IconBackpack}
          title={t`Where to first?`}
          action={
            <span className={classes.starts}>
              <Button
                size="md"
                leftSection={<IconPlus size={18} aria-hidden="true" />}
                onClick={deeds.create}
              >
                <Trans>Create your first trip</Trans>
              </Button>
              <SampleButton onOpen={onOpen} />
            </span>
          }
        >
          <Trans>
            A trip collects the places you want to see and lays them out day by day. Plan it with friends, and
            take it along without a network.
          </Trans>
        </EmptyState>
      ) : (
        <>
          {hero && <Top hero={hero} today={today} trips={trips} />}
          <Shelves trips={trips} hero={hero} today={today} />
        </>
      )}
    </main>
  );
}

function Top({ hero, today, trips }: { hero: Card; today: string; trips: readonly Card[] }) {
  const clock = useClock();
  const { user } = useAccount();
  const view = useCallback((state: StreamState) => comingUp(state, { today, clock }, 5), [today, clock]);
  const ahead = useView(`trip:${hero.id}`, view);
  const onTheWay = phaseOf(hero, today) === "ongoing";
  return (
    <div className={classes.top} data-alone={ahead.length === 0 || undefined}>
      <div className={classes.lead}>
        <Hero card={hero} today={today} next={onTheWay ? ahead[0] : undefined} />
        <StatsLine trips={trips} today={today} accountId={user?.id ?? ""} />
      </div>
      {ahead.length > 0 && <ComingUp tripId={hero.id} ahead={ahead} today={today} ongoing={onTheWay} />}
    </div>
  );
}

/** The first load on a new device only; afterwards the list is here before the page is. */
function Loading() {
  const { t } = useLingui();
  return (
    <main className={classes.page} id="main" aria-busy="true" aria-label={t`My trips`}>
      <Skeleton height={316} radius="xl" mb="md" />
      <div className={classes.skeletons}>
        <Skeleton height={196} radius="lg" />
        <Skeleton height={196} radius="lg" />
        <Skeleton height={196} radius="lg" />
      </div>
    </main>
  );
}
