// Generated from the nouns in cairn/domain by `make contract`; do not edit.

import type { KindSpec } from "../sync/records";

/** What people plan together. Its id is the id of its stream. */
export interface Trip {
  readonly id: string;
  readonly title: string;
  readonly description: string | null;
  readonly starts_on: string | null;
  readonly ends_on: string | null;
  readonly currency: string;
  readonly cover: string | null;
  readonly reminder_days: number;
  readonly is_archived: boolean;
  readonly deleted_at: string | null;
}

/** A person on a trip. Without an account: a guest, who can owe, carry and be assigned, but not sign in. A former one has left and is kept for the money that bears their name and for what they alone can see; `former_account_id`, which the server sets, is whose record it was and may be again. */
export interface Member {
  readonly id: string;
  readonly account_id: string | null;
  readonly name: string;
  readonly role: "owner" | "editor" | "commenter" | "viewer" | "guest";
  readonly avatar: string | null;
  readonly is_former: boolean;
  readonly former_account_id: string | null;
  readonly position: string;
}

/** One date of a trip, or "Day 1" of one without dates. In a dated trip a day without a date is unscheduled. */
export interface Day {
  readonly id: string;
  readonly day_on: string | null;
  readonly title: string | null;
  readonly notes: string | null;
  readonly position: string;
}

/** A point of interest that the trip has collected, planned or not. */
export interface Place {
  readonly id: string;
  readonly name: string;
  readonly description: string | null;
  readonly notes: string | null;
  readonly address: string | null;
  readonly lat: number | null;
  readonly lng: number | null;
  readonly category_id: string | null;
  readonly price_minor: number | null;
  readonly currency: string | null;
  readonly website: string | null;
  readonly phone: string | null;
  readonly start_time: string | null;
  readonly end_time: string | null;
  readonly duration_minutes: number;
  readonly image: string | null;
  readonly google_place_id: string | null;
  readonly google_ftid: string | null;
  readonly osm_id: string | null;
  readonly track: string | null;
  readonly track_color: string | null;
}

/** A place, or plain text, put on a day in order. Without a day it waits in the unscheduled tray. `travel_mode` is the way from here to the next stop; no attendees means everybody. */
export interface Stop {
  readonly id: string;
  readonly day_id: string | null;
  readonly place_id: string | null;
  readonly title: string | null;
  readonly start_time: string | null;
  readonly end_time: string | null;
  readonly notes: string | null;
  readonly travel_mode: "walking" | "driving" | "cycling" | "transit";
  readonly is_locked: boolean;
  readonly attendee_ids: readonly string[];
  readonly position: string;
}

/** Text on a day, between its stops; both share one number line of positions. */
export interface Note {
  readonly id: string;
  readonly day_id: string | null;
  readonly text: string;
  readonly detail: string | null;
  readonly icon: "note" | "info" | "alert" | "ticket" | "train" | "plane" | "bus" | "car" | "ferry" | "walk" | "food" | "coffee" | "shopping" | "camera" | "money" | "key" | "luggage" | "phone" | "clock" | "heart";
  readonly time: string | null;
  readonly position: string;
}

/** Something somebody has to do. Priority 1 is the most urgent, 3 the least, 0 none; no assignee means anybody. */
export interface Todo {
  readonly id: string;
  readonly title: string;
  readonly description: string | null;
  readonly category: string | null;
  readonly due_on: string | null;
  readonly priority: number;
  readonly assignee_ids: readonly string[];
  readonly is_done: boolean;
  readonly position: string;
}

/** What things are packed into. `limit_g` is what the carrier allows, `tare_g` what it weighs when empty. */
export interface Bag {
  readonly id: string;
  readonly name: string;
  readonly color: string;
  readonly limit_g: number | null;
  readonly tare_g: number | null;
  readonly carrier_ids: readonly string[];
  readonly position: string;
}

/** Something to take along. Without `owner_id` it is everybody's; with one it is personal, or shared with those named. `weight_g` is the weight of one piece; `bringer_ids` are those who bring what is everybody's. */
export interface PackingItem {
  readonly id: string;
  readonly name: string;
  readonly category: string | null;
  readonly quantity: number;
  readonly weight_g: number | null;
  readonly bag_id: string | null;
  readonly owner_id: string | null;
  readonly shared_with_ids: readonly string[];
  readonly bringer_ids: readonly string[];
  readonly is_packed: boolean;
  readonly position: string;
}

/** Who sees to it that everything of a category is packed. */
export interface PackingDuty {
  readonly id: string;
  readonly category: string;
  readonly member_ids: readonly string[];
}

/** Something reserved. A journey's times are those of its segments; anything else has its own, on the clock of the place (`tz`, an IANA zone). No attendees means everybody. */
export interface Booking {
  readonly id: string;
  readonly type: "flight" | "train" | "bus" | "car" | "taxi" | "bicycle" | "ferry" | "cruise" | "transit" | "restaurant" | "event" | "tour" | "other";
  readonly title: string;
  readonly status: "pending" | "confirmed" | "cancelled";
  readonly code: string | null;
  readonly provider: string | null;
  readonly url: string | null;
  readonly notes: string | null;
  readonly price_minor: number | null;
  readonly currency: string | null;
  readonly location: string | null;
  readonly starts_on: string | null;
  readonly start_time: string | null;
  readonly ends_on: string | null;
  readonly end_time: string | null;
  readonly tz: string | null;
  readonly place_id: string | null;
  readonly stop_id: string | null;
  readonly day_ids: readonly string[];
  readonly attendee_ids: readonly string[];
  readonly needs_review: boolean;
}

/** One hop of a journey. Dates and times are on the clocks of the two ends, whose IANA zones stand beside them. */
export interface Segment {
  readonly id: string;
  readonly booking_id: string;
  readonly from_name: string;
  readonly from_code: string | null;
  readonly from_lat: number | null;
  readonly from_lng: number | null;
  readonly from_tz: string | null;
  readonly departs_on: string | null;
  readonly departs_at: string | null;
  readonly to_name: string;
  readonly to_code: string | null;
  readonly to_lat: number | null;
  readonly to_lng: number | null;
  readonly to_tz: string | null;
  readonly arrives_on: string | null;
  readonly arrives_at: string | null;
  readonly number: string | null;
  readonly carrier: string | null;
  readonly seat: string | null;
  readonly travel_class: string | null;
  readonly platform: string | null;
  readonly position: string;
}

/** Where one sleeps: the nights from check-in to check-out, and when the door is open. Times are the place's own. */
export interface Stay {
  readonly id: string;
  readonly name: string;
  readonly status: "pending" | "confirmed" | "cancelled";
  readonly place_id: string | null;
  readonly address: string | null;
  readonly check_in_on: string;
  readonly check_in_from: string | null;
  readonly check_in_until: string | null;
  readonly check_out_on: string;
  readonly check_out_by: string | null;
  readonly code: string | null;
  readonly provider: string | null;
  readonly url: string | null;
  readonly phone: string | null;
  readonly notes: string | null;
  readonly price_minor: number | null;
  readonly currency: string | null;
  readonly attendee_ids: readonly string[];
  readonly needs_review: boolean;
}

/** Money spent, or meant to be. `rate`: how many units of the trip's currency one unit of this one is worth, frozen at entry, with where it comes from; null where the currencies are the same or no rate is known. Without payments it is planned only, and no balance changes. */
export interface Expense {
  readonly id: string;
  readonly title: string;
  readonly category: string;
  readonly spent_on: string | null;
  readonly note: string | null;
  readonly amount_minor: number;
  readonly currency: string;
  readonly rate: number | null;
  readonly rate_source: string | null;
  readonly split: "evenly" | "shares" | "percentage" | "amount" | "item";
  readonly booking_id: string | null;
  readonly stay_id: string | null;
}

/** What one member put towards an expense, in the expense's currency. All of them together are its amount. */
export interface Payment {
  readonly id: string;
  readonly expense_id: string;
  readonly member_id: string;
  readonly amount_minor: number;
}

/** One member's part in an expense. `value` by the expense's rule: nothing when even, a number of shares, hundredths of a percent (10000 in all), minor units (the amount in all). Split by item, the items say it. */
export interface Split {
  readonly id: string;
  readonly expense_id: string;
  readonly member_id: string;
  readonly value: number | null;
}

/** A line of the bill, shared evenly by those named; all lines together are the expense's amount. */
export interface ExpenseItem {
  readonly id: string;
  readonly expense_id: string;
  readonly title: string;
  readonly amount_minor: number;
  readonly member_ids: readonly string[];
}

/** Money that one member gave another to even out. `rate` as an expense's. */
export interface Settlement {
  readonly id: string;
  readonly from_id: string;
  readonly to_id: string;
  readonly amount_minor: number;
  readonly currency: string;
  readonly rate: number | null;
  readonly rate_source: string | null;
  readonly settled_on: string | null;
  readonly note: string | null;
}

/** What one means to spend on a category, or without one in total, in the trip's currency. */
export interface Budget {
  readonly id: string;
  readonly category: string | null;
  readonly amount_minor: number;
  readonly is_per_person: boolean;
}

/** A file of the trip. Its bytes come by the upload door of the same id; until they are here, `stored_at` is null. `media_type`, `size`, `has_preview`, `stored_at` and `uploader_id` are the server's to say. */
export interface Attachment {
  readonly id: string;
  readonly name: string;
  readonly description: string | null;
  readonly is_starred: boolean;
  readonly deleted_at: string | null;
  readonly media_type: string | null;
  readonly size: number | null;
  readonly has_preview: boolean;
  readonly stored_at: string | null;
  readonly uploader_id: string | null;
}

/** A file belongs to a place, a stop, a booking, a stay or an expense; to any number of them, by a link each. */
export interface AttachmentLink {
  readonly id: string;
  readonly attachment_id: string;
  readonly place_id: string | null;
  readonly stop_id: string | null;
  readonly booking_id: string | null;
  readonly stay_id: string | null;
  readonly expense_id: string | null;
}

/** What sort of place; the same for every trip of the instance. */
export interface Category {
  readonly id: string;
  readonly name: string;
  readonly color: string;
  readonly icon: "bed" | "tools-kitchen-2" | "building-monument" | "shopping-bag" | "bus" | "run" | "glass-cocktail" | "beach" | "trees" | "map-pin";
  readonly position: string;
}

/** A packing list to start from, the same for every trip of the instance. */
export interface Template {
  readonly id: string;
  readonly name: string;
  readonly position: string;
}

/** One line of a template. */
export interface TemplateItem {
  readonly id: string;
  readonly template_id: string;
  readonly name: string;
  readonly category: string | null;
  readonly quantity: number;
  readonly weight_g: number | null;
  readonly position: string;
}

/** How a person likes to see things; the id is the account's. Nothing set means the browser decides. */
export interface Preferences {
  readonly id: string;
  readonly language: string | null;
  readonly theme: "auto" | "light" | "dark";
  readonly scheme: "default" | "contrast" | "indigo" | "teal" | "rose" | "amber" | "violet" | "mono";
  readonly time_format: "24h" | "12h" | null;
  readonly temperature_unit: "celsius" | "fahrenheit" | null;
  readonly distance_unit: "metric" | "imperial" | null;
  readonly default_currency: string | null;
  readonly week_start: number | null;
}

/** What a person owns and takes along again and again. A kit holds gear and other kits. */
export interface Gear {
  readonly id: string;
  readonly name: string;
  readonly category: string | null;
  readonly quantity: number;
  readonly weight_g: number | null;
  readonly is_kit: boolean;
  readonly kit_id: string | null;
  readonly position: string;
}

declare module "../sync/records" {
  interface KindMap {
    trip: Trip;
    member: Member;
    day: Day;
    place: Place;
    stop: Stop;
    note: Note;
    todo: Todo;
    bag: Bag;
    packing_item: PackingItem;
    packing_duty: PackingDuty;
    booking: Booking;
    segment: Segment;
    stay: Stay;
    expense: Expense;
    payment: Payment;
    split: Split;
    expense_item: ExpenseItem;
    settlement: Settlement;
    budget: Budget;
    attachment: Attachment;
    attachment_link: AttachmentLink;
    category: Category;
    template: Template;
    template_item: TemplateItem;
    preferences: Preferences;
    gear: Gear;
  }
}

export const KINDS = {
  trip: {
    stream: "trip",
    section: "plan",
    fields: {
      title: { type: "text", nullable: false, min: 1, max: 200, merge: "ask" },
      description: { type: "text", nullable: true, default: null, min: 0, max: 5000, merge: "ask" },
      starts_on: { type: "date", nullable: true, default: null, merge: "ask" },
      ends_on: { type: "date", nullable: true, default: null, merge: "ask" },
      currency: { type: "text", nullable: false, default: "EUR", min: 0, max: 3, merge: "ask" },
      cover: { type: "text", nullable: true, default: null, min: 0, max: 100, merge: "ask" },
      reminder_days: { type: "int", nullable: false, default: 3, min: 0, max: 30, merge: "ask" },
      is_archived: { type: "bool", nullable: false, default: false, merge: "ask" },
      deleted_at: { type: "instant", nullable: true, default: null, merge: "ask" },
    },
  },
  member: {
    stream: "trip",
    section: "people",
    fields: {
      account_id: { type: "uuid", nullable: true, default: null, merge: "ask" },
      name: { type: "text", nullable: false, min: 1, max: 80, merge: "ask" },
      role: { type: "choice", nullable: false, choices: ["owner", "editor", "commenter", "viewer", "guest"], merge: "ask" },
      avatar: { type: "text", nullable: true, default: null, min: 0, max: 100, merge: "ask" },
      is_former: { type: "bool", nullable: false, default: false, merge: "ask" },
      former_account_id: { type: "uuid", nullable: true, default: null, merge: "ask" },
      position: { type: "order", nullable: false, merge: "last" },
    },
  },
  day: {
    stream: "trip",
    section: "plan",
    fields: {
      day_on: { type: "date", nullable: true, default: null, merge: "last" },
      title: { type: "text", nullable: true, default: null, min: 0, max: 200, merge: "ask" },
      notes: { type: "text", nullable: true, default: null, min: 0, max: 5000, merge: "ask" },
      position: { type: "order", nullable: false, merge: "last" },
    },
  },
  place: {
    stream: "trip",
    section: "plan",
    fields: {
      name: { type: "text", nullable: false, min: 1, max: 200, merge: "ask" },
      description: { type: "text", nullable: true, default: null, min: 0, max: 2000, merge: "ask" },
      notes: { type: "text", nullable: true, default: null, min: 0, max: 2000, merge: "ask" },
      address: { type: "text", nullable: true, default: null, min: 0, max: 500, merge: "ask" },
      lat: { type: "float", nullable: true, default: null, min: -90, max: 90, merge: "ask" },
      lng: { type: "float", nullable: true, default: null, min: -180, max: 180, merge: "ask" },
      category_id: { type: "uuid", nullable: true, default: null, ref: { kind: "category", policy: "clear", many: false, stream: "instance" }, merge: "ask" },
      price_minor: { type: "int", nullable: true, default: null, min: 0, max: 1000000000000, merge: "ask" },
      currency: { type: "text", nullable: true, default: null, min: 0, max: 3, merge: "ask" },
      website: { type: "text", nullable: true, default: null, min: 0, max: 2000, merge: "ask" },
      phone: { type: "text", nullable: true, default: null, min: 0, max: 100, merge: "ask" },
      start_time: { type: "clock", nullable: true, default: null, merge: "ask" },
      end_time: { type: "clock", nullable: true, default: null, merge: "ask" },
      duration_minutes: { type: "int", nullable: false, default: 60, min: 1, max: 1440, merge: "ask" },
      image: { type: "text", nullable: true, default: null, min: 0, max: 2000, merge: "ask" },
      google_place_id: { type: "text", nullable: true, default: null, min: 0, max: 200, merge: "ask" },
      google_ftid: { type: "text", nullable: true, default: null, min: 0, max: 200, merge: "ask" },
      osm_id: { type: "text", nullable: true, default: null, min: 0, max: 200, merge: "ask" },
      track: { type: "text", nullable: true, default: null, min: 0, max: 200000, merge: "ask" },
      track_color: { type: "color", nullable: true, default: null, merge: "ask" },
    },
  },
  stop: {
    stream: "trip",
    section: "plan",
    fields: {
      day_id: { type: "uuid", nullable: true, default: null, ref: { kind: "day", policy: "clear", many: false }, merge: "last" },
      place_id: { type: "uuid", nullable: true, default: null, ref: { kind: "place", policy: "cascade", many: false }, merge: "ask" },
      title: { type: "text", nullable: true, default: null, min: 0, max: 200, merge: "ask" },
      start_time: { type: "clock", nullable: true, default: null, merge: "ask" },
      end_time: { type: "clock", nullable: true, default: null, merge: "ask" },
      notes: { type: "text", nullable: true, default: null, min: 0, max: 2000, merge: "ask" },
      travel_mode: { type: "choice", nullable: false, default: "walking", choices: ["walking", "driving", "cycling", "transit"], merge: "ask" },
      is_locked: { type: "bool", nullable: false, default: false, merge: "ask" },
      attendee_ids: { type: "uuids", nullable: false, default: [], max: 200, ref: { kind: "member", policy: "clear", many: true }, merge: "ask" },
      position: { type: "order", nullable: false, merge: "last" },
    },
  },
  note: {
    stream: "trip",
    section: "plan",
    fields: {
      day_id: { type: "uuid", nullable: true, default: null, ref: { kind: "day", policy: "clear", many: false }, merge: "last" },
      text: { type: "text", nullable: false, min: 1, max: 500, merge: "ask" },
      detail: { type: "text", nullable: true, default: null, min: 0, max: 5000, merge: "ask" },
      icon: { type: "choice", nullable: false, default: "note", choices: ["note", "info", "alert", "ticket", "train", "plane", "bus", "car", "ferry", "walk", "food", "coffee", "shopping", "camera", "money", "key", "luggage", "phone", "clock", "heart"], merge: "ask" },
      time: { type: "clock", nullable: true, default: null, merge: "ask" },
      position: { type: "order", nullable: false, merge: "last" },
    },
  },
  todo: {
    stream: "trip",
    section: "todo",
    fields: {
      title: { type: "text", nullable: false, min: 1, max: 500, merge: "ask" },
      description: { type: "text", nullable: true, default: null, min: 0, max: 2000, merge: "ask" },
      category: { type: "text", nullable: true, default: null, min: 0, max: 100, merge: "ask" },
      due_on: { type: "date", nullable: true, default: null, merge: "ask" },
      priority: { type: "int", nullable: false, default: 0, min: 0, max: 3, merge: "ask" },
      assignee_ids: { type: "uuids", nullable: false, default: [], max: 200, ref: { kind: "member", policy: "clear", many: true }, merge: "ask" },
      is_done: { type: "bool", nullable: false, default: false, merge: "last" },
      position: { type: "order", nullable: false, merge: "last" },
    },
  },
  bag: {
    stream: "trip",
    section: "packing",
    fields: {
      name: { type: "text", nullable: false, min: 1, max: 80, merge: "ask" },
      color: { type: "color", nullable: false, default: "#6366f1", merge: "ask" },
      limit_g: { type: "int", nullable: true, default: null, min: 0, max: 1000000, merge: "ask" },
      tare_g: { type: "int", nullable: true, default: null, min: 0, max: 1000000, merge: "ask" },
      carrier_ids: { type: "uuids", nullable: false, default: [], max: 200, ref: { kind: "member", policy: "clear", many: true }, merge: "ask" },
      position: { type: "order", nullable: false, merge: "last" },
    },
  },
  packing_item: {
    stream: "trip",
    section: "packing",
    fields: {
      name: { type: "text", nullable: false, min: 1, max: 200, merge: "ask" },
      category: { type: "text", nullable: true, default: null, min: 0, max: 100, merge: "ask" },
      quantity: { type: "int", nullable: false, default: 1, min: 1, max: 999, merge: "ask" },
      weight_g: { type: "int", nullable: true, default: null, min: 0, max: 1000000, merge: "ask" },
      bag_id: { type: "uuid", nullable: true, default: null, ref: { kind: "bag", policy: "clear", many: false }, merge: "ask" },
      owner_id: { type: "uuid", nullable: true, default: null, ref: { kind: "member", policy: "cascade", many: false }, merge: "ask" },
      shared_with_ids: { type: "uuids", nullable: false, default: [], max: 200, ref: { kind: "member", policy: "clear", many: true }, merge: "ask" },
      bringer_ids: { type: "uuids", nullable: false, default: [], max: 200, ref: { kind: "member", policy: "clear", many: true }, merge: "ask" },
      is_packed: { type: "bool", nullable: false, default: false, merge: "last" },
      position: { type: "order", nullable: false, merge: "last" },
    },
  },
  packing_duty: {
    stream: "trip",
    section: "packing",
    fields: {
      category: { type: "text", nullable: false, min: 1, max: 100, merge: "ask" },
      member_ids: { type: "uuids", nullable: false, default: [], max: 200, ref: { kind: "member", policy: "clear", many: true }, merge: "ask" },
    },
  },
  booking: {
    stream: "trip",
    section: "bookings",
    fields: {
      type: { type: "choice", nullable: false, choices: ["flight", "train", "bus", "car", "taxi", "bicycle", "ferry", "cruise", "transit", "restaurant", "event", "tour", "other"], merge: "ask" },
      title: { type: "text", nullable: false, min: 1, max: 200, merge: "ask" },
      status: { type: "choice", nullable: false, default: "pending", choices: ["pending", "confirmed", "cancelled"], merge: "ask" },
      code: { type: "text", nullable: true, default: null, min: 0, max: 100, merge: "ask" },
      provider: { type: "text", nullable: true, default: null, min: 0, max: 200, merge: "ask" },
      url: { type: "text", nullable: true, default: null, min: 0, max: 2000, merge: "ask" },
      notes: { type: "text", nullable: true, default: null, min: 0, max: 5000, merge: "ask" },
      price_minor: { type: "int", nullable: true, default: null, min: 0, max: 1000000000000, merge: "ask" },
      currency: { type: "text", nullable: true, default: null, min: 0, max: 3, merge: "ask" },
      location: { type: "text", nullable: true, default: null, min: 0, max: 300, merge: "ask" },
      starts_on: { type: "date", nullable: true, default: null, merge: "ask" },
      start_time: { type: "clock", nullable: true, default: null, merge: "ask" },
      ends_on: { type: "date", nullable: true, default: null, merge: "ask" },
      end_time: { type: "clock", nullable: true, default: null, merge: "ask" },
      tz: { type: "text", nullable: true, default: null, min: 0, max: 60, merge: "ask" },
      place_id: { type: "uuid", nullable: true, default: null, ref: { kind: "place", policy: "clear", many: false }, merge: "ask" },
      stop_id: { type: "uuid", nullable: true, default: null, ref: { kind: "stop", policy: "clear", many: false }, merge: "ask" },
      day_ids: { type: "uuids", nullable: false, default: [], max: 200, ref: { kind: "day", policy: "clear", many: true }, merge: "ask" },
      attendee_ids: { type: "uuids", nullable: false, default: [], max: 200, ref: { kind: "member", policy: "clear", many: true }, merge: "ask" },
      needs_review: { type: "bool", nullable: false, default: false, merge: "ask" },
    },
  },
  segment: {
    stream: "trip",
    section: "bookings",
    fields: {
      booking_id: { type: "uuid", nullable: false, ref: { kind: "booking", policy: "cascade", many: false }, merge: "ask" },
      from_name: { type: "text", nullable: false, min: 1, max: 200, merge: "ask" },
      from_code: { type: "text", nullable: true, default: null, min: 0, max: 10, merge: "ask" },
      from_lat: { type: "float", nullable: true, default: null, min: -90, max: 90, merge: "ask" },
      from_lng: { type: "float", nullable: true, default: null, min: -180, max: 180, merge: "ask" },
      from_tz: { type: "text", nullable: true, default: null, min: 0, max: 60, merge: "ask" },
      departs_on: { type: "date", nullable: true, default: null, merge: "ask" },
      departs_at: { type: "clock", nullable: true, default: null, merge: "ask" },
      to_name: { type: "text", nullable: false, min: 1, max: 200, merge: "ask" },
      to_code: { type: "text", nullable: true, default: null, min: 0, max: 10, merge: "ask" },
      to_lat: { type: "float", nullable: true, default: null, min: -90, max: 90, merge: "ask" },
      to_lng: { type: "float", nullable: true, default: null, min: -180, max: 180, merge: "ask" },
      to_tz: { type: "text", nullable: true, default: null, min: 0, max: 60, merge: "ask" },
      arrives_on: { type: "date", nullable: true, default: null, merge: "ask" },
      arrives_at: { type: "clock", nullable: true, default: null, merge: "ask" },
      number: { type: "text", nullable: true, default: null, min: 0, max: 40, merge: "ask" },
      carrier: { type: "text", nullable: true, default: null, min: 0, max: 100, merge: "ask" },
      seat: { type: "text", nullable: true, default: null, min: 0, max: 100, merge: "ask" },
      travel_class: { type: "text", nullable: true, default: null, min: 0, max: 60, merge: "ask" },
      platform: { type: "text", nullable: true, default: null, min: 0, max: 40, merge: "ask" },
      position: { type: "order", nullable: false, merge: "last" },
    },
  },
  stay: {
    stream: "trip",
    section: "bookings",
    fields: {
      name: { type: "text", nullable: false, min: 1, max: 200, merge: "ask" },
      status: { type: "choice", nullable: false, default: "confirmed", choices: ["pending", "confirmed", "cancelled"], merge: "ask" },
      place_id: { type: "uuid", nullable: true, default: null, ref: { kind: "place", policy: "clear", many: false }, merge: "ask" },
      address: { type: "text", nullable: true, default: null, min: 0, max: 500, merge: "ask" },
      check_in_on: { type: "date", nullable: false, merge: "ask" },
      check_in_from: { type: "clock", nullable: true, default: null, merge: "ask" },
      check_in_until: { type: "clock", nullable: true, default: null, merge: "ask" },
      check_out_on: { type: "date", nullable: false, merge: "ask" },
      check_out_by: { type: "clock", nullable: true, default: null, merge: "ask" },
      code: { type: "text", nullable: true, default: null, min: 0, max: 100, merge: "ask" },
      provider: { type: "text", nullable: true, default: null, min: 0, max: 200, merge: "ask" },
      url: { type: "text", nullable: true, default: null, min: 0, max: 2000, merge: "ask" },
      phone: { type: "text", nullable: true, default: null, min: 0, max: 100, merge: "ask" },
      notes: { type: "text", nullable: true, default: null, min: 0, max: 5000, merge: "ask" },
      price_minor: { type: "int", nullable: true, default: null, min: 0, max: 1000000000000, merge: "ask" },
      currency: { type: "text", nullable: true, default: null, min: 0, max: 3, merge: "ask" },
      attendee_ids: { type: "uuids", nullable: false, default: [], max: 200, ref: { kind: "member", policy: "clear", many: true }, merge: "ask" },
      needs_review: { type: "bool", nullable: false, default: false, merge: "ask" },
    },
  },
  expense: {
    stream: "trip",
    section: "money",
    fields: {
      title: { type: "text", nullable: false, min: 1, max: 200, merge: "ask" },
      category: { type: "text", nullable: false, default: "other", min: 1, max: 100, merge: "ask" },
      spent_on: { type: "date", nullable: true, default: null, merge: "ask" },
      note: { type: "text", nullable: true, default: null, min: 0, max: 2000, merge: "ask" },
      amount_minor: { type: "int", nullable: false, min: 0, max: 1000000000000, merge: "ask" },
      currency: { type: "text", nullable: false, min: 0, max: 3, merge: "ask" },
      rate: { type: "float", nullable: true, default: null, min: 1e-09, max: 1000000000.0, merge: "ask" },
      rate_source: { type: "text", nullable: true, default: null, min: 0, max: 100, merge: "ask" },
      split: { type: "choice", nullable: false, default: "evenly", choices: ["evenly", "shares", "percentage", "amount", "item"], merge: "ask" },
      booking_id: { type: "uuid", nullable: true, default: null, ref: { kind: "booking", policy: "clear", many: false }, merge: "ask" },
      stay_id: { type: "uuid", nullable: true, default: null, ref: { kind: "stay", policy: "clear", many: false }, merge: "ask" },
    },
  },
  payment: {
    stream: "trip",
    section: "money",
    fields: {
      expense_id: { type: "uuid", nullable: false, ref: { kind: "expense", policy: "cascade", many: false }, merge: "ask" },
      member_id: { type: "uuid", nullable: false, ref: { kind: "member", policy: "cascade", many: false }, merge: "ask" },
      amount_minor: { type: "int", nullable: false, min: 1, max: 1000000000000, merge: "ask" },
    },
  },
  split: {
    stream: "trip",
    section: "money",
    fields: {
      expense_id: { type: "uuid", nullable: false, ref: { kind: "expense", policy: "cascade", many: false }, merge: "ask" },
      member_id: { type: "uuid", nullable: false, ref: { kind: "member", policy: "cascade", many: false }, merge: "ask" },
      value: { type: "int", nullable: true, default: null, min: 0, max: 1000000000000, merge: "ask" },
    },
  },
  expense_item: {
    stream: "trip",
    section: "money",
    fields: {
      expense_id: { type: "uuid", nullable: false, ref: { kind: "expense", policy: "cascade", many: false }, merge: "ask" },
      title: { type: "text", nullable: false, min: 1, max: 200, merge: "ask" },
      amount_minor: { type: "int", nullable: false, min: 0, max: 1000000000000, merge: "ask" },
      member_ids: { type: "uuids", nullable: false, default: [], max: 200, ref: { kind: "member", policy: "clear", many: true }, merge: "ask" },
    },
  },
  settlement: {
    stream: "trip",
    section: "money",
    fields: {
      from_id: { type: "uuid", nullable: false, ref: { kind: "member", policy: "cascade", many: false }, merge: "ask" },
      to_id: { type: "uuid", nullable: false, ref: { kind: "member", policy: "cascade", many: false }, merge: "ask" },
      amount_minor: { type: "int", nullable: false, min: 1, max: 1000000000000, merge: "ask" },
      currency: { type: "text", nullable: false, min: 0, max: 3, merge: "ask" },
      rate: { type: "float", nullable: true, default: null, min: 1e-09, max: 1000000000.0, merge: "ask" },
      rate_source: { type: "text", nullable: true, default: null, min: 0, max: 100, merge: "ask" },
      settled_on: { type: "date", nullable: true, default: null, merge: "ask" },
      note: { type: "text", nullable: true, default: null, min: 0, max: 500, merge: "ask" },
    },
  },
  budget: {
    stream: "trip",
    section: "money",
    fields: {
      category: { type: "text", nullable: true, default: null, min: 1, max: 100, merge: "ask" },
      amount_minor: { type: "int", nullable: false, min: 0, max: 1000000000000, merge: "last" },
      is_per_person: { type: "bool", nullable: false, default: false, merge: "ask" },
    },
  },
  attachment: {
    stream: "trip",
    section: "papers",
    fields: {
      name: { type: "text", nullable: false, min: 1, max: 255, merge: "ask" },
      description: { type: "text", nullable: true, default: null, min: 0, max: 2000, merge: "ask" },
      is_starred: { type: "bool", nullable: false, default: false, merge: "last" },
      deleted_at: { type: "instant", nullable: true, default: null, merge: "last" },
      media_type: { type: "text", nullable: true, default: null, min: 0, max: 100, merge: "ask" },
      size: { type: "int", nullable: true, default: null, min: 0, max: 1000000000000, merge: "ask" },
      has_preview: { type: "bool", nullable: false, default: false, merge: "ask" },
      stored_at: { type: "instant", nullable: true, default: null, merge: "ask" },
      uploader_id: { type: "uuid", nullable: true, default: null, ref: { kind: "member", policy: "clear", many: false }, merge: "ask" },
    },
  },
  attachment_link: {
    stream: "trip",
    section: "papers",
    fields: {
      attachment_id: { type: "uuid", nullable: false, ref: { kind: "attachment", policy: "cascade", many: false }, merge: "ask" },
      place_id: { type: "uuid", nullable: true, default: null, ref: { kind: "place", policy: "cascade", many: false }, merge: "ask" },
      stop_id: { type: "uuid", nullable: true, default: null, ref: { kind: "stop", policy: "cascade", many: false }, merge: "ask" },
      booking_id: { type: "uuid", nullable: true, default: null, ref: { kind: "booking", policy: "cascade", many: false }, merge: "ask" },
      stay_id: { type: "uuid", nullable: true, default: null, ref: { kind: "stay", policy: "cascade", many: false }, merge: "ask" },
      expense_id: { type: "uuid", nullable: true, default: null, ref: { kind: "expense", policy: "cascade", many: false }, merge: "ask" },
    },
  },
  category: {
    stream: "instance",
    section: "plan",
    fields: {
      name: { type: "text", nullable: false, min: 1, max: 60, merge: "ask" },
      color: { type: "color", nullable: false, default: "#6366f1", merge: "ask" },
      icon: { type: "choice", nullable: false, default: "map-pin", choices: ["bed", "tools-kitchen-2", "building-monument", "shopping-bag", "bus", "run", "glass-cocktail", "beach", "trees", "map-pin"], merge: "ask" },
      position: { type: "order", nullable: false, merge: "last" },
    },
  },
  template: {
    stream: "instance",
    section: "packing",
    fields: {
      name: { type: "text", nullable: false, min: 1, max: 100, merge: "ask" },
      position: { type: "order", nullable: false, merge: "last" },
    },
  },
  template_item: {
    stream: "instance",
    section: "packing",
    fields: {
      template_id: { type: "uuid", nullable: false, ref: { kind: "template", policy: "cascade", many: false }, merge: "ask" },
      name: { type: "text", nullable: false, min: 1, max: 200, merge: "ask" },
      category: { type: "text", nullable: true, default: null, min: 0, max: 100, merge: "ask" },
      quantity: { type: "int", nullable: false, default: 1, min: 1, max: 999, merge: "ask" },
      weight_g: { type: "int", nullable: true, default: null, min: 0, max: 1000000, merge: "ask" },
      position: { type: "order", nullable: false, merge: "last" },
    },
  },
  preferences: {
    stream: "account",
    section: "settings",
    fields: {
      language: { type: "text", nullable: true, default: null, min: 0, max: 5, merge: "ask" },
      theme: { type: "choice", nullable: false, default: "auto", choices: ["auto", "light", "dark"], merge: "ask" },
      scheme: { type: "choice", nullable: false, default: "default", choices: ["default", "contrast", "indigo", "teal", "rose", "amber", "violet", "mono"], merge: "ask" },
      time_format: { type: "choice", nullable: true, default: null, choices: ["24h", "12h"], merge: "ask" },
      temperature_unit: { type: "choice", nullable: true, default: null, choices: ["celsius", "fahrenheit"], merge: "ask" },
      distance_unit: { type: "choice", nullable: true, default: null, choices: ["metric", "imperial"], merge: "ask" },
      default_currency: { type: "text", nullable: true, default: null, min: 0, max: 3, merge: "ask" },
      week_start: { type: "int", nullable: true, default: null, min: 0, max: 6, merge: "ask" },
    },
  },
  gear: {
    stream: "account",
    section: "gear",
    fields: {
      name: { type: "text", nullable: false, min: 1, max: 200, merge: "ask" },
      category: { type: "text", nullable: true, default: null, min: 0, max: 100, merge: "ask" },
      quantity: { type: "int", nullable: false, default: 1, min: 1, max: 999, merge: "ask" },
      weight_g: { type: "int", nullable: true, default: null, min: 0, max: 1000000, merge: "ask" },
      is_kit: { type: "bool", nullable: false, default: false, merge: "ask" },
      kit_id: { type: "uuid", nullable: true, default: null, ref: { kind: "gear", policy: "cascade", many: false }, merge: "last" },
      position: { type: "order", nullable: false, merge: "last" },
    },
  },
} as const satisfies Record<string, KindSpec>;
