import type { MessageDescriptor } from "@lingui/core";
import { msg } from "@lingui/core/macro";
import type { Filter, Group } from "./views";

export const GROUP_NAME: Record<Group, MessageDescriptor> = {
  all: msg`Everything`,
  journeys: msg`Journeys`,
  stays: msg`Stays`,
  rest: msg`Tables, tickets`,
};

export const FILTER_NAME: Record<Filter, MessageDescriptor> = {
  all: msg`All`,
  coming: msg`Still to come`,
  pending: msg`To confirm`,
  mine: msg`With me`,
};
