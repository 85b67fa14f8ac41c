import { Plural, Trans, useLingui } from "@lingui/react/macro";
import { Button, CloseButton, Menu } from "@mantine/core";
import { IconCalendarPlus, IconTag, IconTrash } from "@tabler/icons-react";
import type { Place } from "../../../domain/kinds.gen";
import { useLookups, useRoom } from "../room";
import { useUi, useUiStore } from "../uiStore";
import * as verbs from "../verbs";
import { CategoryTile } from "./CategoryTile";
import classes from "./places.module.css";

const icon = { size: 16, stroke: 1.7, "aria-hidden": true } as const;

/** One deed for many places: a category, a day, or away with them; each is one step to undo. */
export function BulkBar({ shown }: { shown: readonly Place[] }) {
  const { t } = useLingui();
  const room = useRoom();
  const store = useUiStore();
  const { categories } = useLookups();
  const picked = useUi((ui) => ui.picked);
  const ids = [...(picked ?? [])];
  const none = ids.length === 0;
  const done = () => store.set({ picked: null });
  const sorted = [...categories.values()].sort((a, b) => (a.position < b.position ? -1 : 1));
  return (
    <div className={classes.bulk} role="toolbar" aria-label={t`Chosen places`}>
      <span className={classes.bulkCount}>
        <Plural
          value={ids.length}
          _0="Choose places in the list"
          one="# place chosen"
          other="# places chosen"
        />
      </span>
      <CloseButton aria-label={t`Stop choosing`} onClick={done} />
      <Button
        variant="default"
        size="compact-md"
        onClick={() => store.set({ picked: new Set(shown.map((place) => place.id)) })}
      >
        <Trans>All shown</Trans>
      </Button>
      <Menu position="top-start">
        <Menu.Target>
          <Button variant="default" size="compact-md" disabled={none} leftSection={<IconTag {...icon} />}>
            <Trans>Category</Trans>
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {sorted.map((category) => (
            <Menu.Item
              key={category.id}
              leftSection={<CategoryTile category={category} size={24} />}
              onClick={() => {
                void verbs.setPlacesCategory(room.tripId, ids, category.id);
                done();
              }}
            >
              {category.name}
            </Menu.Item>
          ))}
          <Menu.Item
            onClick={() => {
              void verbs.setPlacesCategory(room.tripId, ids, null);
              done();
            }}
          >
            <Trans>No category</Trans>
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <Button
        variant="default"
        size="compact-md"
        disabled={none}
        leftSection={<IconCalendarPlus {...icon} />}
        onClick={() => store.set({ chooser: { what: "places", ids } })}
      >
        <Trans>Day</Trans>
      </Button>
      <Button
        variant="default"
        c="danger"
        size="compact-md"
        disabled={none}
        leftSection={<IconTrash {...icon} />}
        onClick={() => {
          void verbs.removePlaces(room.tripId, ids);
          done();
        }}
      >
        <Trans>Remove</Trans>
      </Button>
    </div>
  );
}
