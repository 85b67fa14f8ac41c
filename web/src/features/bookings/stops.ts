import type { StreamState } from "../../sync";

interface StopChoice {
  readonly id: string;
  readonly name: string;
  readonly on: string | null;
}

/** The stops that a booking may belong to, day by day. */
export function stopChoices(state: StreamState): readonly StopChoice[] {
  const { stop, place, day } = state.kinds;
  return [...stop.values()]
    .map(({ id, title, place_id, day_id, position }) => ({
      id,
      name: title ?? (place_id === null ? "" : (place.get(place_id)?.name ?? "")),
      on: day_id === null ? null : (day.get(day_id)?.day_on ?? null),
      position,
    }))
    .filter(({ name }) => name !== "")
    .sort((a, b) => {
      const [x, y] = [`${a.on ?? "9999"} ${a.position}`, `${b.on ?? "9999"} ${b.position}`];
      return x < y ? -1 : x > y ? 1 : 0;
    });
}
