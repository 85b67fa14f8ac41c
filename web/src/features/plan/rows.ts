/** The day list as one flat list of rows, which is what lets five hundred stops scroll as smoothly as five. */
import type { Happening } from "../../domain/bookings";
import { type DayView, type Item, type Plan, timesOf } from "./views";

export type Row =
  | {
      readonly type: "day";
      readonly key: string;
      readonly view: DayView;
      readonly isFolded: boolean;
      readonly nextDay: string;
    }
  | {
      readonly type: "item";
      readonly key: string;
      readonly item: Item;
      readonly dayId: string | null;
      readonly colorIndex: number;
      /** The item after this one on the same day, "" at the end. */
      readonly next: string;
      readonly isFirst: boolean;
      readonly isLast: boolean;
    }
  | {
      readonly type: "happening";
      readonly key: string;
      readonly happening: Happening;
      readonly dayId: string | null;
      readonly colorIndex: number;
      /** The item after it on the same day, "" at the end. */
      readonly next: string;
      readonly isFirst: boolean;
      readonly isLast: boolean;
    }
  | {
      readonly type: "end";
      readonly key: string;
      readonly dayId: string | null;
      readonly isEmpty: boolean;
      readonly colorIndex: number;
    }
  | { readonly type: "tray"; readonly key: string; readonly count: number; readonly isFolded: boolean }
  | { readonly type: "newDay"; readonly key: string };

export const TRAY = "tray";

/** Stops and notes keep the order they were given; what is reserved stands before the first stop that is later. */
function dayRows(
  items: readonly Item[],
  happenings: readonly Happening[],
  dayId: string | null,
  colorIndex: number,
): Row[] {
  const line: (Item | Happening)[] = [];
  // What belongs to a stop is shown with it.
  const stops = new Set(items.map(({ id }) => id));
  const waiting = happenings.filter(({ booking }) => !booking?.stop_id || !stops.has(booking.stop_id));
  for (const item of items) {
    const at = item.type === "stop" ? timesOf(item).start : item.note.time;
    // What has no time of its own, a check-out too, comes first: one leaves the room before anything else.
    while (waiting[0] && at !== null && (waiting[0].at ?? "") <= at) line.push(waiting.shift() as Happening);
    line.push(item);
  }
  line.push(...waiting);
  let passed = 0;
  return line.map((one, i): Row => {
    if (!("phase" in one)) passed += 1;
    const next = items[passed]?.id ?? "";
    const shared = { dayId, colorIndex, next, isFirst: i === 0, isLast: i === line.length - 1 };
    return "phase" in one
      ? { type: "happening", key: one.key, happening: one, ...shared }
      : { type: "item", key: one.id, item: one, ...shared };
  });
}

export function rowsOf(plan: Plan, folded: ReadonlySet<string>, canEdit: boolean, allFolded: boolean): Row[] {
  const rows: Row[] = [];
  const pushDay = (view: DayView, nextDay: string) => {
    const isFolded = allFolded || folded.has(view.day.id);
    rows.push({ type: "day", key: view.day.id, view, isFolded, nextDay });
    if (isFolded) return;
    rows.push(...dayRows(view.items, view.happenings, view.day.id, view.index));
    const isEmpty = view.items.length === 0 && view.happenings.length === 0;
    rows.push({
      type: "end",
      key: `end-${view.day.id}`,
      dayId: view.day.id,
      isEmpty,
      colorIndex: view.index,
    });
  };
  plan.days.forEach((view, i) => {
    pushDay(view, plan.days[i + 1]?.day.id ?? "");
  });
  if (canEdit) rows.push({ type: "newDay", key: "new-day" });
  const count = plan.trayItems.length + plan.trayDays.reduce((sum, view) => sum + view.items.length, 0);
  if (plan.trayItems.length > 0 || plan.trayDays.length > 0) {
    const isFolded = allFolded || folded.has(TRAY);
    rows.push({ type: "tray", key: TRAY, count, isFolded });
    if (!isFolded) {
      rows.push(...dayRows(plan.trayItems, [], null, -1));
      for (const view of plan.trayDays) pushDay(view, "");
    }
  }
  return rows;
}

/** The rows that the arrow keys walk along. */
export function isStop(row: Row): boolean {
  return row.type === "item" || row.type === "day" || row.type === "happening";
}
