import { useComputedColorScheme } from "@mantine/core";
import { useMemo, useRef } from "react";
import { useShownRoutes } from "../../../domain/shownRoutes";
import { type MapConfig, type Padding, TripMap } from "../../../map";
import { useFormat } from "../../../ui/format";
import { openItem } from "../days/deeds";
import { useLookups, useRoom } from "../room";
import { useUi, useUiStore } from "../uiStore";
import { dayOfItem, findItem, type Plan } from "../views";
import { focusFor, mapContent } from "./mapData";

interface MapPaneProps {
  readonly plan: Plan;
  readonly padding: Padding;
  readonly inset: Padding;
  readonly config: MapConfig;
}

export function MapPane({ plan, padding, inset, config }: MapPaneProps) {
  const room = useRoom();
  const store = useUiStore();
  const format = useFormat();
  const mode = useComputedColorScheme("light");
  const { places, categories } = useLookups();
  const mapDay = useUi((ui) => ui.mapDay);
  const selection = useUi((ui) => ui.selection);
  const flight = useUi((ui) => ui.flight);
  const { isShown } = useShownRoutes(room.tripId);
  const content = useMemo(
    () => mapContent(plan, places, categories, mapDay, selection, mode, isShown),
    [plan, places, categories, mapDay, selection, mode, isShown],
  );
  // The camera follows what was asked for, not every edit: only a new day or a new flight moves it. Until there is
  // something to see the first look is still owed.
  const hasPlaces = places.size > 0;
  const key = `${mapDay}:${flight}:${hasPlaces}`;
  const last = useRef<{ key: string; focus: ReturnType<typeof focusFor> }>(undefined);
  if (last.current?.key !== key)
    last.current = { key, focus: focusFor(plan, places, mapDay, selection, key) };

  return (
    <TripMap
      {...content}
      padding={padding}
      inset={inset}
      focus={last.current.focus}
      colorScheme={mode}
      distanceUnit={format.distanceUnit}
      config={config}
      onStone={(id) => {
        const item = findItem(room.plan(), id);
        if (!item) return;
        const dayId = dayOfItem(room.plan(), id)?.day.id ?? null;
        const before = store.get().flight;
        openItem(store, item, dayId);
        store.set({ flight: before, reveal: { key: id, align: "center" } });
      }}
      onDot={(id) => places.has(id) && store.select({ kind: "place", id }, "map")}
      onBackground={() => store.set({ selection: { kind: "none" } })}
      onMapMenu={({ lng, lat, x, y }) => room.canEdit && store.set({ menu: { of: "map", lng, lat, x, y } })}
    />
  );
}
