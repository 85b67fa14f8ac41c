import type { MessageDescriptor } from "@lingui/core";
import { msg } from "@lingui/core/macro";
import type { Filter, Sort } from "./views";

export const FILTER_NAME: Record<Filter, MessageDescriptor> = {
  open: msg`Open`,
  mine: msg`Mine`,
  overdue: msg`Overdue`,
  done: msg({ message: "Done", context: "to-dos that are done" }),
  all: msg`All`,
};

export const SORT_NAME: Record<Sort, MessageDescriptor> = {
  hand: msg`In the order added`,
  due: msg`By due date`,
  priority: msg`By priority`,
};

export const PRIORITY_NAME: readonly MessageDescriptor[] = [msg`None`, msg`High`, msg`Medium`, msg`Low`];
