/** What the kinds, states and phases of bookings are called and look like, for the plan and the Bookings tab alike. */
import type { MessageDescriptor } from "@lingui/core";
import { msg } from "@lingui/core/macro";
import {
  type Icon,
  IconBed,
  IconBike,
  IconBus,
  IconCar,
  IconCarSuv,
  IconDots,
  IconPlane,
  IconRoute,
  IconSailboat,
  IconShip,
  IconTicket,
  IconToolsKitchen2,
  IconTrain,
  IconWalk,
} from "@tabler/icons-react";
import type { BookingType, Phase } from "./bookings";
import type { Booking } from "./kinds.gen";

export const TYPE: Record<BookingType, { name: MessageDescriptor; icon: Icon }> = {
  flight: { name: msg`Flight`, icon: IconPlane },
  train: { name: msg`Train`, icon: IconTrain },
  bus: { name: msg`Coach`, icon: IconBus },
  car: { name: msg`Rental car`, icon: IconCar },
  taxi: { name: msg`Taxi`, icon: IconCarSuv },
  bicycle: { name: msg`Bicycle`, icon: IconBike },
  ferry: { name: msg`Ferry`, icon: IconShip },
  cruise: { name: msg`Cruise`, icon: IconSailboat },
  transit: { name: msg`Public transport`, icon: IconRoute },
  restaurant: { name: msg`Restaurant`, icon: IconToolsKitchen2 },
  event: { name: msg`Event`, icon: IconTicket },
  tour: { name: msg`Tour`, icon: IconWalk },
  other: { name: msg`Something else`, icon: IconDots },
};

export const StayIcon = IconBed;

export const STATUS_NAME: Record<Booking["status"], MessageDescriptor> = {
  pending: msg`Pending`,
  confirmed: msg`Confirmed`,
  cancelled: msg`Cancelled`,
};

/** null: nothing to say beyond the times. */
export const PHASE_NAME: Record<Phase, MessageDescriptor | null> = {
  journey: null,
  departure: msg`Departure`,
  transit: msg`On the way`,
  arrival: msg`Arrival`,
  pickup: msg`Pick-up`,
  active: msg`In use`,
  return: msg`Return`,
  start: msg`Begins`,
  ongoing: msg`Goes on`,
  end: msg`Ends`,
  whole: null,
  checkin: msg`Check-in`,
  checkout: msg`Check-out`,
};
