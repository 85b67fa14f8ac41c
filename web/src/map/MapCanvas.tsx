import "maplibre-gl/dist/maplibre-gl.css";
import { useLingui } from "@lingui/react/macro";
import { type CSSProperties, useEffect, useLayoutEffect, useRef, useState } from "react";
import { MapController, type MapState } from "./controller.ts";
import { MapControls } from "./controls/MapControls.tsx";
import { MapFoot } from "./controls/MapFoot.tsx";
import { MapNotice } from "./controls/MapNotice.tsx";
import { StoneList } from "./controls/StoneList.tsx";
import classes from "./TripMap.module.css";
import type { TripMapProps } from "./types.ts";

const START: MapState = { ready: false, style: "", fellBack: false, hover: null };
const ACCENT = { light: "#C2410C", dark: "#F08A4B" };

/** The scheme the person chose sets the accent; a canvas cannot read variables, so it is read for it. */
function accentOf(element: Element, scheme: "light" | "dark"): string {
  const value = getComputedStyle(element).getPropertyValue("--cairn-accent").trim();
  return /^#[0-9a-f]{6}$/i.test(value) ? value : ACCENT[scheme];
}

export default function MapCanvas(props: TripMapProps) {
  const {
    stones,
    dots,
    trails,
    tracks,
    padding,
    focus,
    config,
    colorScheme,
    distanceUnit = "metric",
  } = props;
  const { t, i18n } = useLingui();
  const holder = useRef<HTMLDivElement>(null);
  const [controller, setController] = useState<MapController | null>(null);
  const [state, setState] = useState<MapState>(START);
  const latest = useRef(props);
  useLayoutEffect(() => {
    latest.current = props;
  });

  const content = () => ({
    stones,
    dots,
    trails,
    tracks,
    config,
    distanceUnit,
    scheme: colorScheme,
    language: i18n.locale,
    accent: holder.current ? accentOf(holder.current, colorScheme) : ACCENT[colorScheme],
  });

  // One GL map for the life of the component; everything that changes reaches it through the effects below.
  // biome-ignore lint/correctness/useExhaustiveDependencies: made once
  useEffect(() => {
    const element = holder.current;
    if (!element) return;
    const made = new MapController(
      element,
      content(),
      {
        stone: (id) => latest.current.onStone?.(id),
        dot: (id) => latest.current.onDot?.(id),
        menu: (at) => latest.current.onMapMenu?.(at),
        background: () => latest.current.onBackground?.(),
        state: (change) => setState((before) => ({ ...before, ...change })),
      },
      { "Map.Title": t`Map of the trip` },
    );
    setController(made);
    return () => {
      made.destroy();
      setController(null);
      setState(START);
    };
  }, []);

  // biome-ignore lint/correctness/useExhaustiveDependencies: content() reads exactly these
  useEffect(() => {
    controller?.update(content());
  }, [controller, stones, dots, trails, tracks, config, colorScheme, distanceUnit, i18n.locale]);

  useEffect(() => {
    if (!controller) return;
    controller.camera.setPadding(padding);
    controller.camera.show(focus, stones, dots);
  }, [controller, padding, focus, stones, dots]);

  const { left = 0, right = 0, top = 0, bottom = 0 } = props.inset ?? {};
  const edges = {
    "--map-left": `${left}px`,
    "--map-right": `${right}px`,
    "--map-top": `${top}px`,
    "--map-bottom": `${bottom}px`,
  } as CSSProperties;
  return (
    <div
      className={classes.map}
      style={edges}
      data-scheme={colorScheme}
      data-map={state.style}
      data-ready={state.ready || undefined}
      data-stones={stones.length}
      data-dots={dots.length}
    >
      <div ref={holder} className={classes.canvas} />
      {controller && (
        <>
          <StoneList map={controller.map} stones={stones} onStone={props.onStone} />
          {state.hover && (
            <div
              className={classes.hover}
              style={{ left: state.hover.x, top: state.hover.y }}
              aria-hidden="true"
            >
              {state.hover.label}
            </div>
          )}
          <MapNotice shown={state.fellBack} onRetry={() => controller.retry()} />
          <MapFoot map={controller.map} unit={distanceUnit} style={state.style} />
          <MapControls map={controller.map} onLocated={(at) => controller.showMe(at)} />
        </>
      )}
    </div>
  );
}
