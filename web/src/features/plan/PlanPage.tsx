import { Skeleton, Stack } from "@mantine/core";
import { useMediaQuery } from "@mantine/hooks";
import { useEffect, useMemo, useRef, useState } from "react";
import { useRole } from "../../domain/role";
import type { MapConfig } from "../../map";
import { useRecord, useRecords, useStream, useView } from "../../sync";
import { useToday } from "../../ui/useToday";
import { DayChooser } from "./DayChooser";
import { PlanDialogs } from "./PlanDialogs";
import { PlanMenu } from "./PlanMenu";
import classes from "./plan.module.css";
import { LookupsContext, type PlanRoom, planView, RoomContext, useRoom } from "./room";
import { rowsOf } from "./rows";
import { Desk } from "./shell/Desk";
import { openingDay } from "./shell/mapData";
import { Phone } from "./shell/Phone";
import { PlanDrag } from "./shell/PlanDrag";
import { UiContext, UiStore, useUi, useUiStore } from "./uiStore";
import { useEditors } from "./useEditing";
import { usePlanActions } from "./usePlanActions";
import type { Plan } from "./views";

interface PlanPageProps {
  readonly tripId: string;
  readonly mapConfig: MapConfig;
}

/** The Plan tab of a trip: days, map and places. */
export function PlanPage({ tripId, mapConfig }: PlanPageProps) {
  const [store] = useState(() => new UiStore(tripId));
  const stream = `trip:${tripId}`;
  const { state } = useStream(stream);
  const plan = useView(stream, planView);
  const trip = useRecord(stream, "trip", tripId);
  const { canEdit } = useRole(stream, "day_edit", "place_edit");
  const places = useRecords(stream, "place");
  const members = useRecords(stream, "member");
  const categories = useRecords("instance", "category");
  const lookups = useMemo(() => ({ places, members, categories }), [places, members, categories]);

  // Deeds read the newest plan at the moment they are done; the room itself never changes for it.
  const now = useRef({ plan, trip });
  now.current = { plan, trip };
  const room = useMemo(
    (): PlanRoom => ({ tripId, stream, canEdit, plan: () => now.current.plan, trip: () => now.current.trip }),
    [tripId, stream, canEdit],
  );

  if (state === "loading" && plan.days.length === 0) return <FirstLoad />;
  return (
    <RoomContext value={room}>
      <LookupsContext value={lookups}>
        <UiContext value={store}>
          <PlanBody plan={plan} mapConfig={mapConfig} />
        </UiContext>
      </LookupsContext>
    </RoomContext>
  );
}

function PlanBody({ plan, mapConfig }: { plan: Plan; mapConfig: MapConfig }) {
  const store = useUiStore();
  const today = useToday();
  const isPhone =
    useMediaQuery("(max-width: 47.99em)", undefined, { getInitialValueInEffect: false }) ?? false;
  const folded = useUi((ui) => ui.folded);
  const isCarryingDay = useUi((ui) => ui.isCarryingDay);
  const { canEdit, stream } = useRoom();
  const editors = useEditors(stream);
  const rows = useMemo(
    () => rowsOf(plan, folded, canEdit, isCarryingDay),
    [plan, folded, canEdit, isCarryingDay],
  );
  usePlanActions();

  const isOpened = useRef(false);
  useEffect(() => {
    if (isOpened.current || plan.days.length === 0) return;
    isOpened.current = true;
    const day = openingDay(plan, today);
    if (!day) return;
    const isUnderWay = plan.days.find((view) => view.day.id === day)?.day.day_on === today;
    store.set({ mapDay: day, ...(isUnderWay ? { reveal: { key: day, align: "start" as const } } : {}) });
  }, [plan, today, store]);

  const Layout = isPhone ? Phone : Desk;
  return (
    <main id="main" className={classes.main}>
      <PlanDrag>
        <Layout plan={plan} rows={rows} editors={editors} config={mapConfig} />
      </PlanDrag>
      <PlanMenu />
      <DayChooser plan={plan} />
      <PlanDialogs />
    </main>
  );
}

function FirstLoad() {
  return (
    <main id="main" className={classes.main} aria-busy="true">
      <Stack p="md" maw={372} gap="md">
        {[180, 240, 200, 220, 160].map((width) => (
          <Stack key={width} gap={6}>
            <Skeleton h={18} w={width} />
            <Skeleton h={14} w={width - 60} />
          </Stack>
        ))}
      </Stack>
    </main>
  );
}
