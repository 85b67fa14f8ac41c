import "@mantine/spotlight/styles.layer.css";
import { useLingui } from "@lingui/react/macro";
import { Spotlight } from "@mantine/spotlight";
import { IconBackpack, IconSearch } from "@tabler/icons-react";
import { type ReactNode, useMemo, useState } from "react";
import { useTrips } from "../../sync";
import { type Found, useAllActions, useAllFinders } from "../../ui/actions";
import { Shortcut } from "../../ui/Shortcut";
import { router } from "../routes";
import { matching } from "./match";

interface Entry extends Found {
  keywords?: string;
  shortcut?: string;
}

interface Group {
  name: string;
  entries: Entry[];
}

const PER_GROUP = 7;

/** Finds trips, what is on the open trip, and everything that can be done here. */
export default function Palette() {
  const { t } = useLingui();
  const [query, setQuery] = useState("");
  return (
    <Spotlight.Root
      query={query}
      onQueryChange={setQuery}
      shortcut={null}
      scrollable
      maxHeight="min(60vh, 520px)"
      attributes={{ content: { "aria-label": t`Find and do` } }}
    >
      <Spotlight.Search
        placeholder={t`Find a trip, a place, an action…`}
        aria-label={t`Find a trip, a place, an action…`}
        leftSection={<IconSearch size={20} stroke={1.6} aria-hidden="true" />}
      />
      <Spotlight.ActionsList>
        <Results query={query} />
      </Spotlight.ActionsList>
    </Spotlight.Root>
  );
}

/** Its own component, so that finders are asked while the palette is open and not before. */
function Results({ query }: { query: string }): ReactNode {
  const { t } = useLingui();
  const { trips } = useTrips();
  const actions = useAllActions();
  const finders = useAllFinders();

  const groups = useMemo((): Group[] => {
    const all = new Map<string, Entry[]>();
    const put = (group: string, entry: Entry) => all.set(group, [...(all.get(group) ?? []), entry]);
    for (const action of actions) if (!action.hidden) put(action.group ?? t`Actions`, action);
    for (const card of trips) {
      if (card.deleted_at) continue;
      const run = () => void router.navigate({ to: "/trips/$tripId", params: { tripId: card.id } });
      put(t`Trips`, { id: card.id, label: card.title, icon: IconBackpack, run });
    }
    for (const finder of finders)
      all.set(finder.group, [...(all.get(finder.group) ?? []), ...finder.items()]);
    return [...all].map(([name, entries]) => ({ name, entries }));
  }, [actions, trips, finders, t]);

  const shown = groups
    .map(({ name, entries }) => ({ name, entries: matching(entries, query, query ? PER_GROUP : 5) }))
    .filter(({ entries }) => entries.length > 0);

  if (shown.length === 0) return <Spotlight.Empty>{t`Nothing found. Try another word.`}</Spotlight.Empty>;
  return shown.map(({ name, entries }) => (
    <Spotlight.ActionsGroup key={name} label={name}>
      {entries.map(({ id, label, description, icon: Icon, shortcut, run }) => (
        <Spotlight.Action
          key={id}
          label={label}
          description={description}
          leftSection={Icon && <Icon size={20} stroke={1.5} aria-hidden="true" />}
          rightSection={shortcut && <Shortcut keys={shortcut} />}
          onClick={run}
        />
      ))}
    </Spotlight.ActionsGroup>
  ));
}
