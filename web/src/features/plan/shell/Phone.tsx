import { useLingui } from "@lingui/react/macro";
import { ActionIcon, SegmentedControl } from "@mantine/core";
import { useElementSize } from "@mantine/hooks";
import { IconChevronDown, IconChevronUp } from "@tabler/icons-react";
import { type CSSProperties, type PointerEvent, useEffect, useMemo, useRef } from "react";
import { DaysPane } from "../days/DaysPane";
import { DayDetail } from "../detail/DayDetail";
import { PlaceCard } from "../place/PlaceCard";
import { PlacesPane } from "../places/PlacesPane";
import classes from "../plan.module.css";
import { type SheetStop, useUi, useUiStore } from "../uiStore";
import { DaySwitcher } from "./DaySwitcher";
import type { LayoutProps } from "./Desk";
import { MapPane } from "./MapPane";
import { viewOf } from "./mapData";

const HEAD = 64;
const STOPS: readonly SheetStop[] = ["peek", "half", "full"];
/** Faster than this (px/ms) a flick goes on to the next stop, however short it was. */
const FLICK = 0.5;

function heightOf(stop: SheetStop, room: number): number {
  if (stop === "peek") return HEAD;
  return stop === "half" ? Math.round(room * 0.56) : room - 8;
}

/** The phone: the map behind, and a sheet that stops low, in the middle or high, dragged by its head or its buttons. */
export function Phone({ plan, rows, editors, config }: LayoutProps) {
  const { t } = useLingui();
  const store = useUiStore();
  const { ref, height } = useElementSize();
  const stop = useUi((ui) => ui.sheet);
  const segment = useUi((ui) => ui.segment);
  const detail = viewOf(
    plan,
    useUi((ui) => ui.detailDay),
  );
  const hasCard = useUi((ui) => ui.selection.kind === "place" || ui.selection.kind === "stop");
  // The card is as tall as what it says.
  const { ref: card, height: cardHeight } = useElementSize();
  const sheet = useRef<HTMLDivElement>(null);
  const drag = useRef<{ y: number; height: number; now: number; at: number } | null>(null);
  const room = height || 600;

  // The card is small; a sheet at full height would hide the stones it speaks of.
  useEffect(() => {
    if (hasCard && store.get().sheet === "full") store.set({ sheet: "half" });
  }, [hasCard, store]);

  const down = (event: PointerEvent<HTMLDivElement>) => {
    if (event.target instanceof Element && event.target.closest("button, label, input")) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    drag.current = {
      y: event.clientY,
      height: heightOf(stop, room),
      now: heightOf(stop, room),
      at: event.timeStamp,
    };
  };
  const move = (event: PointerEvent) => {
    const from = drag.current;
    if (!from || !sheet.current) return;
    from.now = Math.max(HEAD, Math.min(room - 8, from.height + from.y - event.clientY));
    sheet.current.dataset.dragging = "";
    sheet.current.style.setProperty("--sheet", `${from.now}px`);
  };
  const up = (event: PointerEvent) => {
    const from = drag.current;
    drag.current = null;
    if (!from || !sheet.current) return;
    delete sheet.current.dataset.dragging;
    const speed = (from.now - from.height) / Math.max(1, event.timeStamp - from.at);
    const at = STOPS.indexOf(stop);
    const flicked = STOPS[Math.max(0, Math.min(2, at + Math.sign(speed)))] as SheetStop;
    const nearest = STOPS.reduce((best, other) =>
      Math.abs(heightOf(other, room) - from.now) < Math.abs(heightOf(best, room) - from.now) ? other : best,
    );
    const next = Math.abs(speed) > FLICK ? flicked : nearest;
    sheet.current.style.setProperty("--sheet", `${heightOf(next, room)}px`);
    store.set({ sheet: next });
  };
  const step = (by: -1 | 1) =>
    store.set({ sheet: STOPS[Math.max(0, Math.min(2, STOPS.indexOf(stop) + by))] as SheetStop });

  const covered = hasCard && !detail ? cardHeight || 240 : heightOf(stop, room);
  const below = Math.min(covered, Math.round(room * 0.6));
  const padding = useMemo(() => ({ left: 8, right: 64, top: 64, bottom: below + 24 }), [below]);
  const inset = useMemo(() => ({ left: 0, right: 0, top: 64, bottom: below }), [below]);
  const lead = (
    <span className={classes.srOnly}>{segment === "plan" ? t`Days of the trip` : t`Places of the trip`}</span>
  );

  return (
    <div ref={ref} className={classes.phone}>
      <div className={classes.map}>
        <MapPane plan={plan} padding={padding} inset={inset} config={config} />
        <div className={classes.mapTop}>
          <DaySwitcher plan={plan} />
        </div>
      </div>
      {detail ? (
        <div className={classes.sheet} style={{ "--sheet": `${room - 8}px` } as CSSProperties}>
          <DayDetail plan={plan} view={detail} />
        </div>
      ) : hasCard ? (
        <div ref={card} className={classes.cardSheet}>
          <PlaceCard plan={plan} flat />
        </div>
      ) : (
        <div
          ref={sheet}
          className={classes.sheet}
          style={{ "--sheet": `${heightOf(stop, room)}px` } as CSSProperties}
        >
          <div
            className={classes.sheetHead}
            onPointerDown={down}
            onPointerMove={move}
            onPointerUp={up}
            onPointerCancel={up}
          >
            <SegmentedControl
              className={classes.segments}
              aria-label={t`What the sheet shows`}
              value={segment}
              data={[
                { value: "plan", label: t`Days` },
                { value: "places", label: t`Places` },
              ]}
              onChange={(value) =>
                store.set({
                  segment: value === "places" ? "places" : "plan",
                  sheet: stop === "peek" ? "half" : stop,
                })
              }
            />
            <ActionIcon aria-label={t`Lower the sheet`} disabled={stop === "peek"} onClick={() => step(-1)}>
              <IconChevronDown size={20} stroke={1.7} />
            </ActionIcon>
            <ActionIcon aria-label={t`Raise the sheet`} disabled={stop === "full"} onClick={() => step(1)}>
              <IconChevronUp size={20} stroke={1.7} />
            </ActionIcon>
          </div>
          <div className={classes.sheetBody} inert={stop === "peek"}>
            {segment === "plan" ? (
              <DaysPane plan={plan} rows={rows} editors={editors} lead={lead} />
            ) : (
              <PlacesPane plan={plan} editors={editors} lead={lead} />
            )}
          </div>
        </div>
      )}
    </div>
  );
}
