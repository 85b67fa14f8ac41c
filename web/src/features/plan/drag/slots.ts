/**
 * Where a thing can be put down. Rows say it with data attributes and a hit test reads them under the pointer, so
 * nothing is measured when a drag begins: a day of 500 stops costs what a day of five does.
 *
 *   data-drop="item" data-id data-day data-next      a stop or note
 *   data-drop="day"  data-id data-first-item data-next data-folded   the header of a day
 *   data-drop="between" data-day data-next            something reserved, which keeps its own time
 *   data-drop="end"  data-day                        the row after the last item of a day
 *   data-drop="tray"                                 the header of the unscheduled tray
 */

export type Dragged =
  | { readonly type: "items"; readonly ids: readonly string[] }
  | { readonly type: "places"; readonly ids: readonly string[] }
  | { readonly type: "day"; readonly id: string };

export type Slot =
  | { readonly type: "items"; readonly dayId: string | null; readonly before: string | null }
  | { readonly type: "day"; readonly before: string | null };

export type StepKey = "up" | "down" | "previousDay" | "nextDay";

export interface Mark {
  readonly left: number;
  readonly width: number;
  readonly top: number;
  /** 0 draws a line between rows, more a frame around the one row that takes the thing in. */
  readonly height: number;
}

const orNull = (value: string | undefined): string | null => value || null;

export function slotAt(x: number, y: number, dragged: Dragged): Slot | null {
  const row = document.elementFromPoint(x, y)?.closest<HTMLElement>("[data-drop]");
  if (!row) return null;
  const { drop, id, day, next, firstItem, folded } = row.dataset;
  const box = row.getBoundingClientRect();
  const isUpper = y < box.top + box.height / 2;
  if (dragged.type === "day") {
    return drop === "day" ? { type: "day", before: isUpper ? (id ?? null) : orNull(next) } : null;
  }
  switch (drop) {
    case "item":
      return { type: "items", dayId: orNull(day), before: isUpper ? (id ?? null) : orNull(next) };
    case "day":
      return { type: "items", dayId: id ?? null, before: folded === "yes" ? null : orNull(firstItem) };
    case "between":
      return { type: "items", dayId: orNull(day), before: orNull(next) };
    case "end":
      return { type: "items", dayId: orNull(day), before: null };
    case "tray":
      return { type: "items", dayId: null, before: null };
    default:
      return null;
  }
}

function edge(row: Element, at: "top" | "bottom"): Mark {
  const box = row.getBoundingClientRect();
  return { left: box.left, width: box.width, top: at === "top" ? box.top : box.bottom, height: 0 };
}

function frame(row: Element): Mark {
  const box = row.getBoundingClientRect();
  return { left: box.left, width: box.width, top: box.top, height: box.height };
}

export function markFor(slot: Slot): Mark | null {
  const find = (selector: string) => document.querySelector<HTMLElement>(selector);
  if (slot.type === "day") {
    if (slot.before !== null) {
      const row = find(`[data-drop="day"][data-id="${slot.before}"]`);
      return row && edge(row, "top");
    }
    const last = find('[data-drop="day"][data-next=""]');
    return last && edge(last, "bottom");
  }
  if (slot.before !== null) {
    const row = find(`[data-drop="item"][data-id="${slot.before}"]`);
    return row && edge(row, "top");
  }
  const end = find(`[data-drop="end"][data-day="${slot.dayId ?? ""}"]`);
  if (end) return edge(end, "top");
  const header = find(
    slot.dayId === null ? '[data-drop="tray"]' : `[data-drop="day"][data-id="${slot.dayId}"]`,
  );
  return header && frame(header);
}

export function sameSlot(a: Slot | null, b: Slot | null): boolean {
  if (a === null || b === null || a.type !== b.type) return a === b;
  return a.before === b.before && (a.type === "day" || (b.type === "items" && a.dayId === b.dayId));
}
