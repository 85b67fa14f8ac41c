import type { Map as GLMap } from "maplibre-gl";
import type { MapMenuAt } from "./types.ts";

const LONG_PRESS_MS = 500;
const STILL_PX = 10;
/** A key or a long press is followed by the browser's own contextmenu event; that one is not a second wish. */
const ECHO_MS = 900;

/** Right click, long press and the keyboard's menu key all ask for the menu of a spot on the map. */
export function watchMenu(map: GLMap, ask: (at: MapMenuAt) => void): () => void {
  const canvas = map.getCanvas();
  let asked = Number.NEGATIVE_INFINITY;
  let pressed: { x: number; y: number; timer: ReturnType<typeof setTimeout> } | null = null;

  const askAt = (x: number, y: number) => {
    asked = performance.now();
    const box = canvas.getBoundingClientRect();
    const { lng, lat } = map.unproject([x - box.left, y - box.top]).wrap();
    ask({ lng, lat, x, y });
  };
  const onMenu = (event: MouseEvent) => {
    event.preventDefault();
    if (performance.now() - asked > ECHO_MS) askAt(event.clientX, event.clientY);
  };
  const onKey = (event: KeyboardEvent) => {
    if (event.key !== "ContextMenu" && !(event.key === "F10" && event.shiftKey)) return;
    event.preventDefault();
    const box = canvas.getBoundingClientRect();
    const middle = map.project(map.getCenter());
    askAt(box.left + middle.x, box.top + middle.y);
  };
  const release = () => {
    if (pressed) clearTimeout(pressed.timer);
    pressed = null;
  };
  const onTouch = (event: TouchEvent) => {
    release();
    const touch = event.touches[0];
    if (!touch || event.touches.length > 1) return;
    const { clientX: x, clientY: y } = touch;
    const timer = setTimeout(() => {
      pressed = null;
      askAt(x, y);
    }, LONG_PRESS_MS);
    pressed = { x, y, timer };
  };
  const onMove = (event: TouchEvent) => {
    const touch = event.touches[0];
    if (pressed && touch && Math.hypot(touch.clientX - pressed.x, touch.clientY - pressed.y) > STILL_PX)
      release();
  };
  // The finger that asked for the menu is still down; lifting it is not a tap.
  const onEnd = (event: TouchEvent) => {
    release();
    if (performance.now() - asked < ECHO_MS && event.cancelable) event.preventDefault();
  };

  canvas.addEventListener("contextmenu", onMenu);
  canvas.addEventListener("keydown", onKey);
  canvas.addEventListener("touchstart", onTouch, { passive: true });
  canvas.addEventListener("touchmove", onMove, { passive: true });
  canvas.addEventListener("touchend", onEnd);
  canvas.addEventListener("touchcancel", release);
  return () => {
    release();
    canvas.removeEventListener("contextmenu", onMenu);
    canvas.removeEventListener("keydown", onKey);
    canvas.removeEventListener("touchstart", onTouch);
    canvas.removeEventListener("touchmove", onMove);
    canvas.removeEventListener("touchend", onEnd);
    canvas.removeEventListener("touchcancel", release);
  };
}
