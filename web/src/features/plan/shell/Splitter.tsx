import { type KeyboardEvent, type PointerEvent, useRef } from "react";
import classes from "../plan.module.css";
import { clamp, LIMITS } from "./widths";

interface SplitterProps {
  readonly pane: "days" | "places";
  readonly width: number;
  readonly label: string;
  /** While it moves: written to a CSS variable, so that no pane is drawn again for it. */
  readonly onMove: (width: number) => void;
  readonly onDone: (width: number) => void;
}

const STEP = 24;

export function Splitter({ pane, width, label, onMove, onDone }: SplitterProps) {
  const start = useRef<{ x: number; width: number; now: number } | null>(null);
  // Toward the map is wider: to the right for the days, to the left for the places, mirrored in right-to-left.
  const outward = () => (pane === "days" ? 1 : -1) * (document.dir === "rtl" ? -1 : 1);

  const down = (event: PointerEvent<HTMLDivElement>) => {
    event.currentTarget.setPointerCapture(event.pointerId);
    event.currentTarget.dataset.dragging = "";
    start.current = { x: event.clientX, width, now: width };
  };
  const move = (event: PointerEvent) => {
    const from = start.current;
    if (!from) return;
    from.now = clamp(pane, from.width + (event.clientX - from.x) * outward());
    onMove(from.now);
  };
  const up = (event: PointerEvent<HTMLDivElement>) => {
    delete event.currentTarget.dataset.dragging;
    if (start.current) onDone(start.current.now);
    start.current = null;
  };
  const key = (event: KeyboardEvent) => {
    const { min, max } = LIMITS[pane];
    const to =
      event.key === "ArrowRight"
        ? width + STEP * outward()
        : event.key === "ArrowLeft"
          ? width - STEP * outward()
          : event.key === "Home"
            ? min
            : event.key === "End"
              ? max
              : null;
    if (to === null) return;
    event.preventDefault();
    onDone(clamp(pane, to));
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a rule in a text is not a handle that moves
    <div
      role="separator"
      tabIndex={0}
      className={classes.splitter}
      aria-orientation="vertical"
      aria-label={label}
      aria-valuenow={width}
      aria-valuemin={LIMITS[pane].min}
      aria-valuemax={LIMITS[pane].max}
      onPointerDown={down}
      onPointerMove={move}
      onPointerUp={up}
      onPointerCancel={up}
      onKeyDown={key}
    />
  );
}
