import type { MessageDescriptor } from "@lingui/core";
import { msg } from "@lingui/core/macro";
import {
  type Icon,
  IconBed,
  IconBuildingMonument,
  IconBus,
  IconCash,
  IconCoin,
  IconDots,
  IconFirstAidKit,
  IconPlane,
  IconReceiptTax,
  IconRun,
  IconShoppingBag,
  IconShoppingCart,
  IconToolsKitchen2,
} from "@tabler/icons-react";
import type { Expense } from "../../domain/kinds.gen";
import type { EXPENSE_CATEGORIES } from "../../kit/money.gen";
import type { Filter } from "./views";

type Known = (typeof EXPENSE_CATEGORIES)[number];

const KNOWN: Record<Known, { name: MessageDescriptor; icon: Icon; color: number }> = {
  accommodation: { name: msg`A place to sleep`, icon: IconBed, color: 2 },
  food: { name: msg`Food and drink`, icon: IconToolsKitchen2, color: 0 },
  groceries: { name: msg`Groceries`, icon: IconShoppingCart, color: 6 },
  transport: { name: msg`Getting around`, icon: IconBus, color: 4 },
  flights: { name: msg`Flights`, icon: IconPlane, color: 1 },
  activities: { name: msg`Activities`, icon: IconRun, color: 5 },
  sightseeing: { name: msg`Sightseeing`, icon: IconBuildingMonument, color: 3 },
  shopping: { name: msg`Shopping`, icon: IconShoppingBag, color: 5 },
  fees: { name: msg`Fees`, icon: IconReceiptTax, color: 7 },
  health: { name: msg`Health`, icon: IconFirstAidKit, color: 1 },
  tips: { name: msg`Tips`, icon: IconCoin, color: 3 },
  other: { name: msg`Other`, icon: IconDots, color: 7 },
};

const isKnown = (category: string): category is Known => category in KNOWN;

export const categoryIcon = (category: string): Icon => (isKnown(category) ? KNOWN[category].icon : IconCash);
export const categoryColor = (category: string): number => (isKnown(category) ? KNOWN[category].color : 7);

/** A known category by its name in the reader's language; any other as it was written. */
export const categoryName = (category: string): MessageDescriptor | string =>
  isKnown(category) ? KNOWN[category].name : category;

export const SPLIT_NAME: Record<Expense["split"], MessageDescriptor> = {
  evenly: msg`Evenly`,
  shares: msg`Shares`,
  percentage: msg`Percent`,
  amount: msg`Amounts`,
  item: msg`Items`,
};

export const FILTER_NAME: Record<Filter, MessageDescriptor> = {
  all: msg`All`,
  mine: msg`Mine`,
  owed: msg`I owe`,
  planned: msg`Planned`,
};
