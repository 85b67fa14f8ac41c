/** The plan as the map wants it: stones and trails of the day shown, dots for all else. Pure. */
import type { Category, Place } from "../../../domain/kinds.gen";
import {
  boundsOf,
  type Focus,
  type LngLat,
  type MapDot,
  type MapStone,
  type MapTrack,
  type MapTrail,
} from "../../../map";
import { dayColor } from "../../../ui/dayColors";
import { spotOf } from "../legs";
import type { Selection } from "../uiStore";
import { type DayView, nameOfItem, type Plan, type StopItem } from "../views";

export interface MapContent {
  readonly stones: MapStone[];
  readonly dots: MapDot[];
  readonly trails: MapTrail[];
  readonly tracks: MapTrack[];
}

type Mode = "light" | "dark";

function pointsOf(view: DayView): LngLat[] {
  return view.items.flatMap((item) => {
    const spot = item.type === "stop" ? spotOf(item.place) : null;
    return spot ? [[spot.lng, spot.lat] as const] : [];
  });
}

/** The ways of a day from bed to bed, cut where a journey lies between two stops. */
function pathsOf(view: DayView): LngLat[][] {
  const paths: LngLat[][] = [[]];
  if (view.morning?.spot && view.morning.leg) paths[0]?.push([view.morning.spot.lng, view.morning.spot.lat]);
  let before: StopItem | null = null;
  let hasPoint = false;
  for (const item of view.items) {
    if (item.type !== "stop") continue;
    const spot = spotOf(item.place);
    if (before !== null && before.leg === null && hasPoint && spot) paths.push([]);
    if (spot) {
      paths.at(-1)?.push([spot.lng, spot.lat]);
      hasPoint = true;
    }
    before = item;
  }
  if (view.evening?.spot && view.evening.leg)
    paths.at(-1)?.push([view.evening.spot.lng, view.evening.spot.lat]);
  return paths.filter((points) => points.length > 1);
}

export function viewOf(plan: Plan, dayId: string | null): DayView | null {
  return [...plan.days, ...plan.trayDays].find((view) => view.day.id === dayId) ?? null;
}

export function mapContent(
  plan: Plan,
  places: ReadonlyMap<string, Place>,
  categories: ReadonlyMap<string, Category>,
  mapDay: string | null,
  selection: Selection,
  mode: Mode,
  isShown: (bookingId: string) => boolean,
): MapContent {
  const shown = viewOf(plan, mapDay);
  const stones: MapStone[] = [];
  const standing = new Set<string>();
  for (const item of shown?.items ?? []) {
    const spot = item.type === "stop" ? spotOf(item.place) : null;
    if (item.type !== "stop" || !spot) continue;
    if (item.place) standing.add(item.place.id);
    const isSelected =
      (selection.kind === "stop" && selection.id === item.id) ||
      (selection.kind === "place" && selection.id === item.place?.id);
    stones.push({
      id: item.id,
      ...spot,
      number: item.number ?? 0,
      color: dayColor(shown?.index ?? 0, mode),
      selected: isSelected,
      label: nameOfItem(item),
    });
  }
  const dots: MapDot[] = [];
  const tracks: MapTrack[] = [];
  for (const place of places.values()) {
    const category = categories.get(place.category_id ?? "");
    const color = category?.color ?? dayColor(-1, mode);
    if (place.track) tracks.push({ id: place.id, color: place.track_color ?? color, polyline: place.track });
    const spot = spotOf(place);
    if (!spot || standing.has(place.id)) continue;
    const selected = selection.kind === "place" && selection.id === place.id;
    dots.push({ id: place.id, ...spot, color, icon: category?.icon ?? null, label: place.name, selected });
  }
  const trails: MapTrail[] = (shown ? [shown] : plan.days).flatMap((view) =>
    pathsOf(view).map((points, n) => ({
      id: `${view.day.id}:${n}`,
      color: dayColor(view.index, mode),
      points,
    })),
  );
  for (const { id, bookingId, from, to, isPending, on, fromName, toName } of plan.routes) {
    if (!isShown(bookingId) || (shown && on !== shown.day.day_on)) continue;
    const index = plan.days.find((view) => view.day.day_on === on)?.index ?? -1;
    const color = dayColor(index, mode);
    trails.push({ id, color, points: [from, to], dashed: isPending });
    for (const [end, label, [lng, lat]] of [
      ["from", fromName, from],
      ["to", toName, to],
    ] as const)
      dots.push({ id: `${id}:${end}`, lng, lat, color, icon: "bus", label });
  }
  return { stones, dots, trails, tracks };
}

/** Where the camera goes: what is selected, else the day shown, else all places. */
export function focusFor(
  plan: Plan,
  places: ReadonlyMap<string, Place>,
  mapDay: string | null,
  selection: Selection,
  key: string,
): Focus | undefined {
  if (selection.kind === "place") {
    const spot = spotOf(places.get(selection.id));
    if (spot) return { center: [spot.lng, spot.lat], key };
  }
  const shown = viewOf(plan, mapDay);
  // With the beds: a way that leaves the picture looks like one to nowhere.
  const onDay = shown ? boundsOf([...pointsOf(shown), ...pathsOf(shown).flat()]) : null;
  if (onDay) return { bounds: onDay, key };
  const all: LngLat[] = [];
  for (const place of places.values()) {
    const spot = spotOf(place);
    if (spot) all.push([spot.lng, spot.lat]);
  }
  const bounds = boundsOf(all);
  return bounds ? { bounds, key } : undefined;
}

/** The day one opens the plan for: today while travelling, else the first with something to see. */
export function openingDay(plan: Plan, today: string): string | null {
  const now = plan.days.find((view) => view.day.day_on === today);
  return (now ?? plan.days.find((view) => pointsOf(view).length > 1) ?? null)?.day.id ?? null;
}
