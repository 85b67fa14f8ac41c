/** The pictures behind the icon keys of categories and notes, in one place for lists, forms and the map. */
import {
  type Icon,
  IconAlertTriangle,
  IconBeach,
  IconBed,
  IconBuildingMonument,
  IconBus,
  IconCamera,
  IconCar,
  IconCash,
  IconClock,
  IconCoffee,
  IconGlassCocktail,
  IconHeart,
  IconInfoCircle,
  IconKey,
  IconLuggage,
  IconMapPin,
  IconNote,
  IconPhone,
  IconPlane,
  IconRun,
  IconShip,
  IconShoppingBag,
  IconTicket,
  IconToolsKitchen2,
  IconTrain,
  IconTrees,
  IconWalk,
} from "@tabler/icons-react";

const CATEGORY: Readonly<Record<string, Icon>> = {
  bed: IconBed,
  "tools-kitchen-2": IconToolsKitchen2,
  "building-monument": IconBuildingMonument,
  "shopping-bag": IconShoppingBag,
  bus: IconBus,
  run: IconRun,
  "glass-cocktail": IconGlassCocktail,
  beach: IconBeach,
  trees: IconTrees,
  "map-pin": IconMapPin,
};

const NOTE = {
  note: IconNote,
  info: IconInfoCircle,
  alert: IconAlertTriangle,
  ticket: IconTicket,
  train: IconTrain,
  plane: IconPlane,
  bus: IconBus,
  car: IconCar,
  ferry: IconShip,
  walk: IconWalk,
  food: IconToolsKitchen2,
  coffee: IconCoffee,
  shopping: IconShoppingBag,
  camera: IconCamera,
  money: IconCash,
  key: IconKey,
  luggage: IconLuggage,
  phone: IconPhone,
  clock: IconClock,
  heart: IconHeart,
} satisfies Readonly<Record<string, Icon>>;

export type NoteIcon = keyof typeof NOTE;

export const NOTE_ICONS = Object.keys(NOTE) as NoteIcon[];

export const categoryIcon = (key: string | null | undefined): Icon => CATEGORY[key ?? ""] ?? IconMapPin;

export const noteIcon = (key: NoteIcon): Icon => NOTE[key] ?? IconNote;
