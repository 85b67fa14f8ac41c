import type { MessageDescriptor } from "@lingui/core";
import { msg } from "@lingui/core/macro";
import type { Filter, Scope, Tier } from "./views";

export const FILTER_NAME: Record<Filter, MessageDescriptor> = {
  open: msg`To pack`,
  packed: msg`Packed`,
  all: msg`All`,
};

export const SCOPE_NAME: Record<Scope, MessageDescriptor> = {
  all: msg`Everything`,
  common: msg`Everybody's`,
  mine: msg`Mine`,
};

export const TIER_NAME: Record<Tier, MessageDescriptor> = {
  common: msg`Everybody's`,
  personal: msg`Only mine`,
  some: msg`Mine, shared`,
};
