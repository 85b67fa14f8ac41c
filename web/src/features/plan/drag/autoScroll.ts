/** Scrolls the pane under the pointer while something is held near its upper or lower edge. */

const EDGE = 56;
const FASTEST = 18;

export function scrollNearEdge(x: number, y: number): boolean {
  const pane = document.elementFromPoint(x, y)?.closest<HTMLElement>("[data-drag-scroll]");
  if (!pane) return false;
  const box = pane.getBoundingClientRect();
  const above = EDGE - (y - box.top);
  const below = EDGE - (box.bottom - y);
  const push = Math.max(0, below) - Math.max(0, above);
  if (push === 0) return false;
  const was = pane.scrollTop;
  pane.scrollTop += Math.sign(push) * Math.min(1, Math.abs(push) / EDGE) * FASTEST;
  return pane.scrollTop !== was;
}
