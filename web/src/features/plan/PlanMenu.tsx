import { Trans } from "@lingui/react/macro";
import { Menu } from "@mantine/core";
import {
  IconArrowDown,
  IconArrowUp,
  IconCalendarEvent,
  IconCalendarOff,
  IconCalendarPlus,
  IconClockEdit,
  IconLock,
  IconLockOpen,
  IconMapPinPlus,
  IconNote,
  IconPencil,
  IconPlus,
  IconTrash,
} from "@tabler/icons-react";
import type { ReactNode } from "react";
import { AnchoredMenu } from "../../ui/AnchoredMenu";
import { openDetail, removeById, stepById, stepDay, unschedule } from "./days/deeds";
import { useRoom } from "./room";
import { type OpenMenu, useUi, useUiStore } from "./uiStore";
import * as verbs from "./verbs";
import { dayOfItem, findItem } from "./views";

const icon = { size: 17, stroke: 1.7 } as const;

/** The one menu of the page: for a stop, a note, a day, a place or a spot on the map. */
export function PlanMenu() {
  const store = useUiStore();
  const menu = useUi((ui) => ui.menu);
  if (!menu) return null;
  return (
    <AnchoredMenu
      key={`${menu.of} ${menu.x} ${menu.y}`}
      x={menu.x}
      y={menu.y}
      isAtPointer={menu.of === "map" || menu.at === "pointer"}
      onClose={() => store.set({ menu: null })}
    >
      <Items menu={menu} />
    </AnchoredMenu>
  );
}

function Items({ menu }: { menu: NonNullable<OpenMenu> }): ReactNode {
  switch (menu.of) {
    case "item":
      return <ItemItems id={menu.id} />;
    case "day":
      return <DayItems id={menu.id} />;
    case "place":
      return <PlaceItems id={menu.id} />;
    case "map":
      return <MapItems lng={menu.lng} lat={menu.lat} />;
  }
}

function RemoveItem({ onClick, children }: { onClick: () => void; children: ReactNode }) {
  return (
    <Menu.Item color="danger" leftSection={<IconTrash {...icon} />} onClick={onClick}>
      {children}
    </Menu.Item>
  );
}

function ItemItems({ id }: { id: string }) {
  const room = useRoom();
  const store = useUiStore();
  const plan = room.plan();
  const item = findItem(plan, id);
  if (!item) return null;
  const view = dayOfItem(plan, id);
  const items = view?.items ?? plan.trayItems;
  const at = items.findIndex((other) => other.id === id);
  return (
    <>
      {item.type === "note" ? (
        <Menu.Item leftSection={<IconPencil {...icon} />} onClick={() => store.set({ editingNote: id })}>
          <Trans>Edit the note</Trans>
        </Menu.Item>
      ) : (
        <>
          {view && (
            <Menu.Item
              leftSection={<IconClockEdit {...icon} />}
              onClick={() => openDetail(store, view.day.id, id)}
            >
              <Trans>Times, people and way</Trans>
            </Menu.Item>
          )}
          {item.place && (
            <Menu.Item
              leftSection={<IconPencil {...icon} />}
              onClick={() => store.set({ editor: { open: "place", id: item.place?.id ?? "" } })}
            >
              <Trans>Edit the place</Trans>
            </Menu.Item>
          )}
          <Menu.Item
            leftSection={item.stop.is_locked ? <IconLockOpen {...icon} /> : <IconLock {...icon} />}
            onClick={() => void verbs.setStop(room.tripId, id, { is_locked: !item.stop.is_locked })}
          >
            {item.stop.is_locked ? <Trans>Unlock</Trans> : <Trans>Lock in place</Trans>}
          </Menu.Item>
        </>
      )}
      <Menu.Divider />
      <Menu.Item
        leftSection={<IconArrowUp {...icon} />}
        disabled={at <= 0}
        onClick={() => stepById(room, id, -1)}
      >
        <Trans>Move up</Trans>
      </Menu.Item>
      <Menu.Item
        leftSection={<IconArrowDown {...icon} />}
        disabled={at === items.length - 1}
        onClick={() => stepById(room, id, 1)}
      >
        <Trans>Move down</Trans>
      </Menu.Item>
      <Menu.Item
        leftSection={<IconCalendarEvent {...icon} />}
        onClick={() => store.set({ chooser: { what: "items", ids: [id] } })}
      >
        <Trans>Move to day…</Trans>
      </Menu.Item>
      {view && (
        <Menu.Item leftSection={<IconCalendarOff {...icon} />} onClick={() => unschedule(room, [id])}>
          <Trans>Unschedule</Trans>
        </Menu.Item>
      )}
      <Menu.Divider />
      <RemoveItem onClick={() => removeById(room, store, id)}>
        {item.type === "note" ? <Trans>Remove the note</Trans> : <Trans>Remove from the plan</Trans>}
      </RemoveItem>
    </>
  );
}

function DayItems({ id }: { id: string }) {
  const room = useRoom();
  const store = useUiStore();
  const plan = room.plan();
  const trip = room.trip();
  const index = plan.days.findIndex((view) => view.day.id === id);
  const insert = (at: number) => trip && verbs.insertDay(room.tripId, plan, trip, at);
  const add = (what: "stop" | "note") => {
    store.fold([id], false);
    store.set({ adding: { dayId: id, what }, reveal: { key: `end-${id}`, align: "auto" } });
  };
  if (!room.canEdit) {
    return (
      <Menu.Item leftSection={<IconCalendarEvent {...icon} />} onClick={() => openDetail(store, id)}>
        <Trans>Day details</Trans>
      </Menu.Item>
    );
  }
  return (
    <>
      <Menu.Item leftSection={<IconCalendarEvent {...icon} />} onClick={() => openDetail(store, id)}>
        <Trans>Day details</Trans>
      </Menu.Item>
      <Menu.Item
        leftSection={<IconPencil {...icon} />}
        onClick={() => store.set({ naming: id, reveal: { key: id, align: "auto" } })}
      >
        <Trans>Rename</Trans>
      </Menu.Item>
      <Menu.Item leftSection={<IconPlus {...icon} />} onClick={() => add("stop")}>
        <Trans>Add a stop</Trans>
      </Menu.Item>
      <Menu.Item leftSection={<IconNote {...icon} />} onClick={() => add("note")}>
        <Trans>Add a note</Trans>
      </Menu.Item>
      {index >= 0 && (
        <>
          <Menu.Divider />
          <Menu.Item
            leftSection={<IconArrowUp {...icon} />}
            disabled={index === 0}
            onClick={() => stepDay(room, id, -1)}
          >
            <Trans>Move up</Trans>
          </Menu.Item>
          <Menu.Item
            leftSection={<IconArrowDown {...icon} />}
            disabled={index === plan.days.length - 1}
            onClick={() => stepDay(room, id, 1)}
          >
            <Trans>Move down</Trans>
          </Menu.Item>
          <Menu.Item leftSection={<IconCalendarPlus {...icon} />} onClick={() => insert(index)}>
            <Trans>Insert a day before</Trans>
          </Menu.Item>
          <Menu.Item leftSection={<IconCalendarPlus {...icon} />} onClick={() => insert(index + 1)}>
            <Trans>Insert a day after</Trans>
          </Menu.Item>
        </>
      )}
      <Menu.Divider />
      <RemoveItem
        onClick={() => {
          if (!trip) return;
          store.set({ detailDay: null, mapDay: store.get().mapDay === id ? null : store.get().mapDay });
          void verbs.removeDay(room.tripId, plan, trip, id);
        }}
      >
        <Trans>Remove the day</Trans>
      </RemoveItem>
    </>
  );
}

function PlaceItems({ id }: { id: string }) {
  const room = useRoom();
  const store = useUiStore();
  return (
    <>
      <Menu.Item
        leftSection={<IconPencil {...icon} />}
        onClick={() => store.set({ editor: { open: "place", id } })}
      >
        <Trans>Edit</Trans>
      </Menu.Item>
      <Menu.Item
        leftSection={<IconCalendarPlus {...icon} />}
        onClick={() => store.set({ chooser: { what: "places", ids: [id] } })}
      >
        <Trans>Add to day…</Trans>
      </Menu.Item>
      <Menu.Divider />
      <RemoveItem
        onClick={() => {
          store.set({ selection: { kind: "none" } });
          void verbs.removePlaces(room.tripId, [id]);
        }}
      >
        <Trans>Remove the place</Trans>
      </RemoveItem>
    </>
  );
}

function MapItems({ lng, lat }: { lng: number; lat: number }) {
  const store = useUiStore();
  const spot = { lat: Number(lat.toFixed(6)), lng: Number(lng.toFixed(6)) };
  const dayId = store.get().mapDay;
  return (
    <>
      <Menu.Item
        leftSection={<IconMapPinPlus {...icon} />}
        onClick={() => store.set({ editor: { open: "new", fields: spot, target: null } })}
      >
        <Trans>Add a place here</Trans>
      </Menu.Item>
      {dayId && (
        <Menu.Item
          leftSection={<IconCalendarPlus {...icon} />}
          onClick={() =>
            store.set({ editor: { open: "new", fields: spot, target: { dayId, before: null } } })
          }
        >
          <Trans>Add a place here, on the day shown</Trans>
        </Menu.Item>
      )}
    </>
  );
}
