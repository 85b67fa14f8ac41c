import { Trans, useLingui } from "@lingui/react/macro";
import { Button, Group } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import { IDEAS, type Idea } from "./ideas";
import classes from "./packing.module.css";
import { addItems } from "./verbs";
import { type PackingList, sameName } from "./views";

interface IdeasPaneProps {
  tripId: string;
  list: PackingList;
}

/** What most people take along, to be added by a tap; what is on the list already is not offered again. */
export function IdeasPane({ tripId, list }: IdeasPaneProps) {
  const { t, i18n } = useLingui();
  const known = (idea: Idea) => list.items.some(({ name }) => sameName(name, i18n._(idea.name)));
  const write = (category: string, ideas: readonly Idea[]) =>
    addItems(
      tripId,
      list.items,
      ideas.map(({ name, quantity = 1 }) => ({ name: i18n._(name), category, quantity })),
    );
  const groups = IDEAS.map(({ category, ideas }) => ({
    category: i18n._(category),
    ideas: ideas.filter((idea) => !known(idea)),
  })).filter(({ ideas }) => ideas.length > 0);
  return (
    <section aria-label={t`What most people take along`}>
      {groups.map(({ category, ideas }) => (
        <div key={category} className={classes.ideas}>
          <div className={classes.ideasHead}>
            <h3>{category}</h3>
            <Button size="compact-sm" variant="subtle" onClick={() => write(category, ideas)}>
              <Trans>Add all of these</Trans>
            </Button>
          </div>
          <Group gap={6}>
            {ideas.map((idea) => (
              <Button
                key={i18n._(idea.name)}
                size="sm"
                radius="xl"
                variant="default"
                leftSection={<IconPlus size={15} aria-hidden="true" />}
                onClick={() => write(category, [idea])}
              >
                {i18n._(idea.name)}
              </Button>
            ))}
          </Group>
        </div>
      ))}
      {groups.length === 0 && (
        <p className={classes.quiet}>
          <Trans>All of it is on your list.</Trans>
        </p>
      )}
    </section>
  );
}
