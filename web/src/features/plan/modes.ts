import type { MessageDescriptor } from "@lingui/core";
import { msg } from "@lingui/core/macro";
import { type Icon, IconBike, IconCar, IconTrain, IconWalk } from "@tabler/icons-react";
import type { TravelMode } from "./legs";
import type { PlaceSort } from "./placeViews";

export const MODE_ICON: Readonly<Record<TravelMode, Icon>> = {
  walking: IconWalk,
  cycling: IconBike,
  transit: IconTrain,
  driving: IconCar,
};

export const MODE_NAME: Readonly<Record<TravelMode, MessageDescriptor>> = {
  walking: msg`Walking`,
  cycling: msg`Cycling`,
  transit: msg`Public transport`,
  driving: msg`Driving`,
};

export const SORT_NAME: Readonly<Record<PlaceSort, MessageDescriptor>> = {
  name: msg`Name`,
  category: msg`Category`,
  added: msg`Newest first`,
  planned: msg`Planned day`,
  price: msg`Price`,
};
