import { Trans, useLingui } from "@lingui/react/macro";
import { ActionIcon, Button, Tabs, Tooltip } from "@mantine/core";
import { useLocalStorage } from "@mantine/hooks";
import {
  IconArchive,
  IconBackpack,
  IconHistory,
  IconLayoutGrid,
  IconList,
  IconPlus,
  IconTrash,
} from "@tabler/icons-react";
import { useMemo, useState } from "react";
import type { Card } from "../../sync";
import { EmptyState } from "../../ui/EmptyState";
import { useTripDeeds } from "./deeds";
import classes from "./Shelves.module.css";
import { TripCard } from "./TripCard";
import { onShelf, type Shelf } from "./views";

const SHELVES: readonly Shelf[] = ["upcoming", "past", "archived", "trash"];

interface ShelvesProps {
  trips: readonly Card[];
  /** Stands above already: not once more among the cards. */
  hero: Card | undefined;
  today: string;
}

/** All trips, by where they stand in time. */
export function Shelves({ trips, hero, today }: ShelvesProps) {
  const { t } = useLingui();
  const deeds = useTripDeeds();
  const [shelf, setShelf] = useState<Shelf>("upcoming");
  const [shape, setShape] = useLocalStorage<"card" | "row">({
    key: "cairn-trips-shape",
    defaultValue: "card",
  });
  const cards = useMemo(
    () =>
      Object.fromEntries(SHELVES.map((name) => [name, onShelf(trips, name, today)])) as Record<Shelf, Card[]>,
    [trips, today],
  );
  const names: Record<Shelf, string> = {
    upcoming: t`Upcoming`,
    past: t`Past`,
    archived: t`Archived`,
    trash: t`Trash`,
  };
  const shown = (name: Shelf) =>
    shape === "card" && hero ? cards[name].filter((card) => card.id !== hero.id) : cards[name];
  return (
    <section className={classes.root} aria-labelledby="shelves">
      <Tabs
        value={shelf}
        onChange={(value) => setShelf(SHELVES.find((name) => name === value) ?? "upcoming")}
        variant="none"
        classNames={{ tab: classes.tab }}
      >
        <div className={classes.bar}>
          <h2 className={classes.title} id="shelves">
            <Trans>Trips</Trans>
          </h2>
          <Tabs.List className={classes.tabs} aria-label={t`Which trips`}>
            {SHELVES.map((name) => (
              <Tabs.Tab key={name} value={name}>
                {names[name]}
                {shown(name).length > 0 && <span className={classes.count}>{shown(name).length}</span>}
              </Tabs.Tab>
            ))}
          </Tabs.List>
          <Tooltip label={shape === "card" ? t`Show as a list` : t`Show as cards`}>
            <ActionIcon
              size={36}
              aria-label={shape === "card" ? t`Show as a list` : t`Show as cards`}
              onClick={() => setShape(shape === "card" ? "row" : "card")}
            >
              {shape === "card" ? <IconList size={18} /> : <IconLayoutGrid size={18} />}
            </ActionIcon>
          </Tooltip>
          <Button
            className={classes.create}
            leftSection={<IconPlus size={18} aria-hidden="true" />}
            onClick={deeds.create}
          >
            <Trans>New trip</Trans>
          </Button>
        </div>
        {SHELVES.map((name) => (
          <Tabs.Panel key={name} value={name} keepMounted={false}>
            {shown(name).length > 0 ? (
              <ul className={classes.list} data-shape={shape}>
                {shown(name).map((card) => (
                  <TripCard key={card.id} card={card} today={today} shape={shape} />
                ))}
              </ul>
            ) : (
              <Empty shelf={name} more={cards[name].length > 0} />
            )}
          </Tabs.Panel>
        ))}
      </Tabs>
    </section>
  );
}

function Empty({ shelf, more }: { shelf: Shelf; more: boolean }) {
  const { t } = useLingui();
  switch (shelf) {
    case "upcoming":
      // One trip stands above in full; what is missing here needs no picture.
      return more ? (
        <p className={classes.quiet}>
          <Trans>Nothing else planned</Trans>
          {" · "}
          <Trans>The next trip starts with a name. Dates can wait.</Trans>
        </p>
      ) : (
        <EmptyState icon={IconBackpack} title={t`Nothing planned`}>
          <Trans>The next trip starts with a name. Dates can wait.</Trans>
        </EmptyState>
      );
    case "past":
      return (
        <EmptyState icon={IconHistory} title={t`No trip has ended yet`}>
          <Trans>Trips come here the day after they end.</Trans>
        </EmptyState>
      );
    case "archived":
      return (
        <EmptyState icon={IconArchive} title={t`The archive is empty`}>
          <Trans>Archive a trip to take it off your list without losing it.</Trans>
        </EmptyState>
      );
    case "trash":
      return (
        <EmptyState icon={IconTrash} title={t`The trash is empty`}>
          <Trans>Deleted trips stay here for 30 days and can be restored.</Trans>
        </EmptyState>
      );
  }
}
