/**
 * The one place that knows dnd-kit: mouse, long press, and keyboard with spoken progress. Sources register through
 * `useDragSource`; targets are rows that carry the attributes of `slots.ts`. While something is dragged no React
 * state changes but the floating card: the insertion mark is moved by hand.
 */
import {
  type Announcements,
  DndContext,
  type DragMoveEvent,
  DragOverlay,
  type DragStartEvent,
  KeyboardCode,
  type KeyboardCoordinateGetter,
  KeyboardSensor,
  MouseSensor,
  TouchSensor,
  useDraggable,
  useSensor,
  useSensors,
} from "@dnd-kit/core";
import { type ReactNode, useCallback, useEffect, useMemo, useRef, useState } from "react";
import { createPortal } from "react-dom";
import { scrollNearEdge } from "./autoScroll";
import classes from "./drag.module.css";
import { type Dragged, markFor, type Slot, type StepKey, sameSlot, slotAt } from "./slots";

export interface DragWords {
  readonly instructions: string;
  readonly lifted: (dragged: Dragged) => string;
  readonly over: (dragged: Dragged, slot: Slot) => string;
  readonly dropped: (dragged: Dragged, slot: Slot) => string;
  readonly cancelled: string;
}

interface DragRoomProps {
  readonly children: ReactNode;
  readonly words: DragWords;
  readonly overlay: (dragged: Dragged) => ReactNode;
  /** The next slot for the keyboard; what is not on the screen is still a slot. */
  readonly step: (dragged: Dragged, slot: Slot | null, key: StepKey) => Slot | null;
  /** Brings the row of a slot onto the screen. */
  readonly reveal: (slot: Slot) => void;
  readonly onDrop: (dragged: Dragged, slot: Slot) => void;
  readonly onLift?: (dragged: Dragged | null) => void;
}

const STEP_KEYS: Readonly<Record<string, StepKey>> = {
  [KeyboardCode.Up]: "up",
  [KeyboardCode.Down]: "down",
  [KeyboardCode.Left]: "previousDay",
  [KeyboardCode.Right]: "nextDay",
};
const MIRRORED: Readonly<Record<StepKey, StepKey>> = {
  up: "up",
  down: "down",
  previousDay: "nextDay",
  nextDay: "previousDay",
};

// dnd-kit speaks by element ids and regions; here one live region of our own says the whole sentence.
const SILENT: Announcements = {
  onDragStart: () => undefined,
  onDragOver: () => undefined,
  onDragEnd: () => undefined,
  onDragCancel: () => undefined,
};

function draggedOf(event: { active: { data: { current?: Record<string, unknown> } } }): Dragged | null {
  const dragged = event.active.data.current?.dragged;
  return dragged ? (dragged as Dragged) : null;
}

export function DragRoom({ children, words, overlay, step, reveal, onDrop, onLift }: DragRoomProps) {
  const [held, setHeld] = useState<Dragged | null>(null);
  const slot = useRef<Slot | null>(null);
  const pointer = useRef<{ x: number; y: number } | null>(null);
  const mark = useRef<HTMLDivElement>(null);
  const live = useRef<HTMLDivElement>(null);

  const say = useCallback((text: string) => {
    if (live.current) live.current.textContent = text;
  }, []);

  const draw = useCallback(() => {
    const line = mark.current;
    if (!line) return;
    const at = slot.current && markFor(slot.current);
    line.hidden = !at;
    if (!at) return;
    line.dataset.shape = at.height > 0 ? "frame" : "line";
    line.style.width = `${at.width}px`;
    line.style.height = at.height > 0 ? `${at.height}px` : "";
    line.style.transform = `translate(${at.left}px, ${at.top}px)`;
  }, []);

  const aim = useCallback(
    (dragged: Dragged, next: Slot | null) => {
      if (!sameSlot(slot.current, next)) {
        slot.current = next;
        if (next) say(words.over(dragged, next));
      }
      draw();
    },
    [draw, say, words],
  );

  // One look a frame: pointer events come faster than the screen, and panes scroll under a pointer at rest.
  useEffect(() => {
    if (!held) return;
    let frame = requestAnimationFrame(function look() {
      const at = pointer.current;
      if (at) {
        scrollNearEdge(at.x, at.y);
        aim(held, slotAt(at.x, at.y, held));
      } else {
        draw();
      }
      frame = requestAnimationFrame(look);
    });
    return () => cancelAnimationFrame(frame);
  }, [held, aim, draw]);

  const coordinates: KeyboardCoordinateGetter = useCallback(
    (event, { active, currentCoordinates, context }) => {
      const key = STEP_KEYS[event.code];
      const dragged = context.draggableNodes.get(active)?.data.current?.dragged as Dragged | undefined;
      if (!key || !dragged) return undefined;
      event.preventDefault();
      const isMirrored = document.documentElement.dir === "rtl";
      const next = step(dragged, slot.current, isMirrored ? MIRRORED[key] : key);
      if (!next) return currentCoordinates;
      reveal(next);
      aim(dragged, next);
      const at = markFor(next);
      return at ? { x: at.left, y: at.top } : currentCoordinates;
    },
    [step, reveal, aim],
  );

  const sensors = useSensors(
    useSensor(MouseSensor, { activationConstraint: { distance: 6 } }),
    useSensor(TouchSensor, { activationConstraint: { delay: 260, tolerance: 8 } }),
    useSensor(KeyboardSensor, {
      coordinateGetter: coordinates,
      keyboardCodes: {
        start: [KeyboardCode.Space],
        cancel: [KeyboardCode.Esc],
        end: [KeyboardCode.Space, KeyboardCode.Enter],
      },
      scrollBehavior: "auto",
    }),
  );

  const finish = () => {
    slot.current = null;
    pointer.current = null;
    if (mark.current) mark.current.hidden = true;
    setHeld(null);
    onLift?.(null);
  };

  const start = (event: DragStartEvent) => {
    const dragged = draggedOf(event);
    if (!dragged) return;
    pointer.current = pointerOf(event.activatorEvent);
    setHeld(dragged);
    onLift?.(dragged);
    say(words.lifted(dragged));
  };

  const move = (event: DragMoveEvent) => {
    const from = pointerOf(event.activatorEvent);
    pointer.current = from && { x: from.x + event.delta.x, y: from.y + event.delta.y };
  };

  const accessibility = useMemo(
    () => ({ announcements: SILENT, screenReaderInstructions: { draggable: words.instructions } }),
    [words],
  );

  return (
    <DndContext
      sensors={sensors}
      autoScroll={false}
      accessibility={accessibility}
      onDragStart={start}
      onDragMove={move}
      onDragCancel={() => {
        say(words.cancelled);
        finish();
      }}
      onDragEnd={() => {
        if (held && slot.current) {
          say(words.dropped(held, slot.current));
          onDrop(held, slot.current);
        } else {
          say(words.cancelled);
        }
        finish();
      }}
    >
      {children}
      {createPortal(
        <>
          <div ref={mark} className={classes.mark} hidden />
          <div ref={live} className={classes.live} role="status" aria-live="assertive" />
          <DragOverlay dropAnimation={null} className={classes.overlay}>
            {held ? <div className={classes.card}>{overlay(held)}</div> : null}
          </DragOverlay>
        </>,
        document.body,
      )}
    </DndContext>
  );
}

function pointerOf(event: Event): { x: number; y: number } | null {
  if (event instanceof MouseEvent) return { x: event.clientX, y: event.clientY };
  if (typeof TouchEvent !== "undefined" && event instanceof TouchEvent) {
    const touch = event.touches[0];
    return touch ? { x: touch.clientX, y: touch.clientY } : null;
  }
  return null;
}

/**
 * Makes a row something that can be picked up. `ref` goes to the row, `handle` to the one element that takes focus:
 * Space lifts there, and mouse and finger may start anywhere in the row through `grip`.
 */
export function useDragSource(id: string, dragged: Dragged, disabled: boolean) {
  const { setNodeRef, setActivatorNodeRef, listeners, attributes, isDragging } = useDraggable({
    id,
    data: { dragged },
    disabled,
  });
  const { onKeyDown, ...pointers } = listeners ?? {};
  return {
    ref: setNodeRef,
    handleRef: setActivatorNodeRef,
    isDragging,
    grip: pointers,
    handle: disabled
      ? {}
      : {
          onKeyDown: onKeyDown as ((event: React.KeyboardEvent) => void) | undefined,
          "aria-describedby": attributes["aria-describedby"],
        },
  };
}
