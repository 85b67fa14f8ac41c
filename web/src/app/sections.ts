import type { MessageDescriptor } from "@lingui/core";
import { msg } from "@lingui/core/macro";
import { type Icon, IconChecklist, IconFiles, IconMap2, IconTicket, IconWallet } from "@tabler/icons-react";

/** The parts of a trip, in the order of their tabs. A new one is a line here and a route. */
export interface TripSection {
  path:
    | "/trips/$tripId/plan"
    | "/trips/$tripId/bookings"
    | "/trips/$tripId/costs"
    | "/trips/$tripId/lists"
    | "/trips/$tripId/files";
  label: MessageDescriptor;
  icon: Icon;
}

export const TRIP_SECTIONS: readonly TripSection[] = [
  { path: "/trips/$tripId/plan", label: msg`Plan`, icon: IconMap2 },
  { path: "/trips/$tripId/bookings", label: msg`Bookings`, icon: IconTicket },
  { path: "/trips/$tripId/costs", label: msg`Costs`, icon: IconWallet },
  { path: "/trips/$tripId/lists", label: msg`Lists`, icon: IconChecklist },
  { path: "/trips/$tripId/files", label: msg`Files`, icon: IconFiles },
];
