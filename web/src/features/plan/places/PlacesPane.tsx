import { Trans, useLingui } from "@lingui/react/macro";
import { ActionIcon, Button, Menu, TextInput, Tooltip } from "@mantine/core";
import {
  IconAdjustmentsHorizontal,
  IconCheck,
  IconFileImport,
  IconLayoutSidebarRightCollapse,
  IconListCheck,
  IconMapPinPlus,
  IconMapPins,
  IconPlus,
  IconSearch,
  IconX,
} from "@tabler/icons-react";
import { type ReactNode, useDeferredValue, useMemo, useRef, useState } from "react";
import { EmptyState } from "../../../ui/EmptyState";
import { isShortMapLink, parsePasted } from "../find";
import flip from "../flip.module.css";
import { SORT_NAME } from "../modes";
import { countPlaces, listPlaces, PLACE_SORTS, type PlaceFilter, type PlaceSort } from "../placeViews";
import { useLookups, useRoom } from "../room";
import { useUi, useUiStore } from "../uiStore";
import type { Plan } from "../views";
import { BulkBar } from "./BulkBar";
import { FilterChips } from "./FilterChips";
import { PlaceList } from "./PlaceList";
import classes from "./places.module.css";

interface PlacesPaneProps {
  readonly plan: Plan;
  readonly editors: ReadonlyMap<string, string>;
  readonly lead?: ReactNode;
  readonly onCollapse?: (() => void) | undefined;
}

export function PlacesPane({ plan, editors, lead, onCollapse }: PlacesPaneProps) {
  const { t, i18n } = useLingui();
  const room = useRoom();
  const store = useUiStore();
  const { places, categories } = useLookups();
  const isPicking = useUi((ui) => ui.picked !== null);
  const [text, setText] = useState("");
  const [filter, setFilter] = useState<PlaceFilter>("all");
  const [sort, setSort] = useState<PlaceSort>("name");
  const field = useRef<HTMLInputElement>(null);

  const pasted = useMemo(() => parsePasted(text), [text]);
  // Typing stays quick while 2,000 places are filtered a moment later.
  const query = useDeferredValue(pasted ? "" : text);
  const counts = useMemo(() => countPlaces(places, plan.plannedOn), [places, plan.plannedOn]);
  const found = useMemo(
    () => listPlaces(places, { text: query, filter, sort }, plan.plannedOn, categories, i18n.locale),
    [places, query, filter, sort, plan.plannedOn, categories, i18n.locale],
  );

  const addNew = (fields: { name?: string; lat?: number; lng?: number }) => {
    store.set({ editor: { open: "new", fields, target: null } });
    setText("");
  };

  return (
    <section className={classes.pane} aria-label={t`Places`}>
      <div className={classes.top}>
        {lead}
        <div className={classes.find}>
          <TextInput
            ref={field}
            type="search"
            leftSection={<IconSearch size={17} stroke={1.7} aria-hidden="true" />}
            rightSection={
              text !== "" && (
                <ActionIcon size="sm" aria-label={t`Clear the search`} onClick={() => setText("")}>
                  <IconX size={15} />
                </ActionIcon>
              )
            }
            aria-label={t`Find or paste a place`}
            placeholder={t`Find or paste a place`}
            value={text}
            onChange={(event) => setText(event.currentTarget.value)}
          />
          {room.canEdit && (
            <Tooltip label={t`Add a place`}>
              <ActionIcon
                variant="filled"
                color="accent"
                size={36}
                aria-label={t`Add a place`}
                onClick={() => addNew({})}
              >
                <IconPlus size={19} />
              </ActionIcon>
            </Tooltip>
          )}
          {onCollapse && (
            <Tooltip label={t`Hide the places`}>
              <ActionIcon size={36} aria-label={t`Hide the places`} onClick={onCollapse}>
                <IconLayoutSidebarRightCollapse className={flip.flips} size={19} stroke={1.7} />
              </ActionIcon>
            </Tooltip>
          )}
        </div>
        {pasted && room.canEdit && (
          <div className={classes.found}>
            <span>
              <b>{pasted.name ?? t`A spot on the map`}</b>
              <br />
              {`${pasted.lat.toFixed(5)}, ${pasted.lng.toFixed(5)}`}
            </span>
            <Button size="compact-md" onClick={() => addNew(pasted)}>
              <Trans>Add</Trans>
            </Button>
          </div>
        )}
        {!pasted && isShortMapLink(text) && (
          <p className={classes.caption} style={{ whiteSpace: "normal" }}>
            <Trans>
              A short link hides its coordinates. Open it, then copy the long address from the browser.
            </Trans>
          </p>
        )}
        <div className={classes.chips}>
          <FilterChips counts={counts} categories={categories} filter={filter} onFilter={setFilter} />
          <Menu>
            <Menu.Target>
              <ActionIcon size={36} aria-label={t`Sort, choose and import`}>
                <IconAdjustmentsHorizontal size={19} stroke={1.7} />
              </ActionIcon>
            </Menu.Target>
            <Menu.Dropdown>
              <Menu.Label>
                <Trans>Sort by</Trans>
              </Menu.Label>
              {PLACE_SORTS.map((key) => (
                <Menu.Item
                  key={key}
                  rightSection={sort === key && <IconCheck size={16} aria-hidden="true" />}
                  onClick={() => setSort(key)}
                >
                  {i18n._(SORT_NAME[key])}
                </Menu.Item>
              ))}
              {room.canEdit && (
                <>
                  <Menu.Divider />
                  <Menu.Item
                    leftSection={<IconListCheck size={17} stroke={1.7} />}
                    onClick={() => store.set({ picked: new Set() })}
                  >
                    <Trans>Choose several</Trans>
                  </Menu.Item>
                  <Menu.Item
                    leftSection={<IconFileImport size={17} stroke={1.7} />}
                    onClick={() => store.set({ importOpen: true })}
                  >
                    <Trans>Import from a file</Trans>
                  </Menu.Item>
                </>
              )}
            </Menu.Dropdown>
          </Menu>
        </div>
      </div>
      {places.size === 0 ? (
        <EmptyState
          icon={IconMapPins}
          title={t`No places yet`}
          action={
            room.canEdit && (
              <Button
                leftSection={<IconMapPinPlus size={17} aria-hidden="true" />}
                onClick={() => addNew({})}
              >
                <Trans>Add a place</Trans>
              </Button>
            )
          }
        >
          <Trans>
            Collect what you might visit, planned or not. Paste a map link or coordinates such as 35.71,
            139.79, or click the map with the right button.
          </Trans>
        </EmptyState>
      ) : found.length === 0 ? (
        <EmptyState
          icon={IconSearch}
          title={query === "" ? t`Nothing here` : t`Nothing found`}
          action={
            room.canEdit && query.trim() !== "" ? (
              <Button variant="default" onClick={() => addNew({ name: query.trim() })}>
                <Trans>Add “{query.trim()}” as a place</Trans>
              </Button>
            ) : (
              <Button variant="default" onClick={() => setFilter("all")}>
                <Trans>Show all places</Trans>
              </Button>
            )
          }
        />
      ) : (
        <PlaceList places={found} plan={plan} editors={editors} />
      )}
      {isPicking && <BulkBar shown={found} />}
    </section>
  );
}
