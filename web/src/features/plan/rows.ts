/** The day list as one flat list of rows, which is what lets five hundred stops scroll as smoothly as five. */
import type { DayView, Item, Plan } from "./views";

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
      readonly type: "end";
      readonly key: string;
      readonly dayId: string | null;
      readonly isEmpty: boolean;
      readonly colorIndex: number;
    }
  | { readonly type: "tray"; readonly key: string; readonly count: number; readonly isFolded: boolean }
  | { readonly type: "newDay"; readonly key: string };

export const TRAY = "tray";

function itemRows(items: readonly Item[], dayId: string | null, colorIndex: number): Row[] {
  return items.map((item, i) => ({
    type: "item",
    key: item.id,
    item,
    dayId,
    colorIndex,
    next: items[i + 1]?.id ?? "",
    isFirst: i === 0,
    isLast: i === items.length - 1,
  }));
}

export function rowsOf(plan: Plan, folded: ReadonlySet<string>, canEdit: boolean, allFolded: boolean): Row[] {
  const rows: Row[] = [];
  const pushDay = (view: DayView, nextDay: string) => {
    const isFolded = allFolded || folded.has(view.day.id);
    rows.push({ type: "day", key: view.day.id, view, isFolded, nextDay });
    if (isFolded) return;
    rows.push(...itemRows(view.items, view.day.id, view.index));
    const isEmpty = view.items.length === 0;
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
      rows.push(...itemRows(plan.trayItems, null, -1));
      for (const view of plan.trayDays) pushDay(view, "");
    }
  }
  return rows;
}

/** The rows that the arrow keys walk along. */
export function isStop(row: Row): boolean {
  return row.type === "item" || row.type === "day";
}
