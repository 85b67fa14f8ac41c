/**
 * What every part of the plan page may reach: the trip, the plan as it stands, and the rights of the reader. The value
 * itself never changes; what does change comes as props, so a row is drawn again only for a reason of its own.
 */
import { createContext, useContext } from "react";
import type { Category, Member, Place, Trip } from "../../domain/kinds.gen";
import type { StreamState } from "../../sync";
import { type Plan, planOf } from "./views";

export interface PlanRoom {
  readonly tripId: string;
  readonly stream: string;
  readonly canEdit: boolean;
  /** The plan at this moment, for deeds; what is drawn comes by props. */
  readonly plan: () => Plan;
  readonly trip: () => Trip | undefined;
}

export const RoomContext = createContext<PlanRoom | null>(null);

export function useRoom(): PlanRoom {
  const room = useContext(RoomContext);
  if (!room) throw new Error("useRoom is called outside the plan page");
  return room;
}

export function planView(state: StreamState): Plan {
  const { trip, day, place, stop, note, booking, segment, stay } = state.kinds;
  return planOf({
    trip: trip.values().next().value,
    days: day,
    places: place,
    stops: stop,
    notes: note,
    bookings: booking,
    segments: segment,
    stays: stay,
  });
}

export interface Lookups {
  readonly categories: ReadonlyMap<string, Category>;
  readonly members: ReadonlyMap<string, Member>;
  readonly places: ReadonlyMap<string, Place>;
}

export const LookupsContext = createContext<Lookups | null>(null);

export function useLookups(): Lookups {
  const lookups = useContext(LookupsContext);
  if (!lookups) throw new Error("useLookups is called outside the plan page");
  return lookups;
}
