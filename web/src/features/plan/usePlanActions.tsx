import { useLingui } from "@lingui/react/macro";
import {
  IconArrowDown,
  IconArrowUp,
  IconCalendarEvent,
  IconCalendarPlus,
  IconHistory,
  IconMap2,
  IconMapPin,
  IconMapPinPlus,
  IconNote,
  IconTrash,
} from "@tabler/icons-react";
import { useMemo } from "react";
import { type Action, type Finder, useActions, useFinders } from "../../ui/actions";
import { useFormat } from "../../ui/format";
import { removeById, stepById } from "./days/deeds";
import { useLookups, useRoom } from "./room";
import { useUiStore } from "./uiStore";
import * as verbs from "./verbs";
import { dayOfItem, findItem } from "./views";

/** What this page offers to the keyboard, the list of shortcuts and the command palette. */
export function usePlanActions(): void {
  const { t } = useLingui();
  const room = useRoom();
  const store = useUiStore();
  const format = useFormat();
  const { places } = useLookups();

  const actions = useMemo((): Action[] => {
    const group = t`Plan`;
    /** The day the cursor stands in, else the one on the map, else the first. */
    const dayHere = (): string | null => {
      const { cursor, mapDay } = store.get();
      const plan = room.plan();
      const here = cursor
        ? (plan.days.find((view) => view.day.id === cursor) ?? dayOfItem(plan, cursor))
        : null;
      return here?.day.id ?? mapDay ?? plan.days[0]?.day.id ?? null;
    };
    const write = (what: "stop" | "note") => {
      const dayId = dayHere();
      if (!dayId) return;
      store.fold([dayId], false);
      store.set({ adding: { dayId, what }, reveal: { key: `end-${dayId}`, align: "auto" }, segment: "plan" });
    };
    const onItem = (deed: (id: string) => void) => () => {
      const { cursor } = store.get();
      if (cursor && findItem(room.plan(), cursor)) deed(cursor);
    };
    const list: Action[] = [
      {
        id: "plan.history",
        group,
        label: t`History of the trip`,
        icon: IconHistory,
        run: () => store.set({ historyOpen: true }),
      },
      {
        id: "plan.whole",
        group,
        label: t`Whole trip on the map`,
        icon: IconMap2,
        run: () => store.set({ mapDay: null, flight: store.get().flight + 1 }),
      },
    ];
    if (!room.canEdit) return list;
    const trip = room.trip;
    return [
      {
        id: "place.add",
        group,
        label: t`Add a place`,
        icon: IconMapPinPlus,
        shortcut: "A",
        run: () => store.set({ editor: { open: "new", fields: {}, target: null } }),
      },
      {
        id: "stop.add",
        group,
        label: t`Add a stop to the day`,
        icon: IconMapPin,
        shortcut: "S",
        run: () => write("stop"),
      },
      {
        id: "note.add",
        group,
        label: t`Add a note to the day`,
        icon: IconNote,
        shortcut: "N",
        run: () => write("note"),
      },
      {
        id: "day.add",
        group,
        label: t`Add a day`,
        icon: IconCalendarPlus,
        run: () => {
          const record = trip();
          if (record) verbs.addDay(room.tripId, room.plan(), record);
        },
      },
      {
        id: "stop.day",
        group,
        label: t`Move the stop to another day`,
        icon: IconCalendarEvent,
        shortcut: "M",
        run: onItem((id) => store.set({ chooser: { what: "items", ids: [id] } })),
      },
      // The list itself hears these two keys; here they are only told and offered.
      {
        id: "stop.up",
        group,
        label: t`Move the stop up (Alt and arrow up)`,
        icon: IconArrowUp,
        run: onItem((id) => stepById(room, id, -1)),
      },
      {
        id: "stop.down",
        group,
        label: t`Move the stop down (Alt and arrow down)`,
        icon: IconArrowDown,
        run: onItem((id) => stepById(room, id, 1)),
      },
      {
        id: "stop.remove",
        group,
        label: t`Remove the stop (Delete)`,
        icon: IconTrash,
        run: onItem((id) => removeById(room, store, id)),
      },
      ...list,
    ];
  }, [t, room, store]);
  useActions(actions);

  const finders = useMemo(
    (): Finder[] => [
      {
        id: "plan.places",
        group: t`Places`,
        items: () =>
          [...places.values()].map((place) => ({
            id: place.id,
            label: place.name,
            ...(place.address ? { description: place.address } : {}),
            icon: IconMapPin,
            run: () => store.select({ kind: "place", id: place.id }),
          })),
      },
      {
        id: "plan.days",
        group: t`Days`,
        items: () =>
          room.plan().days.map(({ day, index }) => {
            const number = index + 1;
            const date = day.day_on ? format.date(day.day_on, "dayMonth") : t`Day ${number}`;
            return {
              id: day.id,
              label: day.title ?? date,
              ...(day.title ? { description: date } : {}),
              icon: IconCalendarEvent,
              run: () =>
                store.set({
                  mapDay: day.id,
                  cursor: day.id,
                  segment: "plan",
                  reveal: { key: day.id, align: "start" },
                  flight: store.get().flight + 1,
                }),
            };
          }),
      },
    ],
    [t, places, room, store, format],
  );
  useFinders(finders);
}
