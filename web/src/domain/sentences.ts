/** What the log's verbs and fields are called in the interface: the undo toast, history and conflicts speak alike. */
import type { I18n, MessageDescriptor } from "@lingui/core";
import { msg } from "@lingui/core/macro";

const VERBS: Record<string, MessageDescriptor> = {
  "trip.create": msg`Trip created`,
  "trip.copy": msg`Trip copied`,
  "trip.edit": msg`Trip edited`,
  "trip.redate": msg`Dates changed`,
  "trip.cover": msg`Cover changed`,
  "trip.archive": msg`Trip archived`,
  "trip.unarchive": msg`Trip taken out of the archive`,
  "trip.delete": msg`Trip deleted`,
  "trip.restore": msg`Trip restored`,
  "trip.transfer": msg`Trip handed over`,
  "member.add": msg`Person added`,
  "member.role": msg`Role changed`,
  "member.rename": msg`Name changed`,
  "member.remove": msg`Person removed`,
  "member.leave": msg`Left the trip`,
  "day.add": msg`Day added`,
  "day.insert": msg`Day inserted`,
  "day.set": msg`Day edited`,
  "day.move": msg`Day moved`,
  "day.remove": msg`Day removed`,
  "place.add": msg`Place added`,
  "place.set": msg`Place edited`,
  "place.categorise": msg`Category changed`,
  "place.remove": msg`Place removed`,
  "place.import": msg`Places imported`,
  "stop.add": msg`Stop added`,
  "stop.set": msg`Stop edited`,
  "stop.move": msg`Stop moved`,
  "stop.remove": msg`Stop removed`,
  "note.add": msg`Note added`,
  "note.set": msg`Note edited`,
  "note.move": msg`Note moved`,
  "note.remove": msg`Note removed`,
  "todo.add": msg`To-do added`,
  "todo.set": msg`To-do edited`,
  "todo.tick": msg`To-do done`,
  "todo.untick": msg`To-do open again`,
  "todo.remove": msg`To-do removed`,
  "expense.add": msg`Expense added`,
  "expense.set": msg`Expense edited`,
  "expense.remove": msg`Expense removed`,
  "settlement.add": msg`Settlement noted`,
  "settlement.remove": msg`Settlement removed`,
  "budget.add": msg`Budget set`,
  "budget.set": msg`Budget changed`,
  "budget.remove": msg`Budget removed`,
  "category.add": msg`Category added`,
  "category.set": msg`Category edited`,
  "category.remove": msg`Category removed`,
  "change.undo": msg`Change taken back`,
  "change.redo": msg`Change made again`,
  "preferences.set": msg`Settings changed`,
};

/** A verb that is not listed is one of the ordinary three, or a change like any other. */
const STEPS: Record<string, MessageDescriptor> = {
  add: msg`Something was added`,
  create: msg`Something was added`,
  set: msg`Something was edited`,
  patch: msg`Something was edited`,
  move: msg`Something was moved`,
  remove: msg`Something was removed`,
  delete: msg`Something was removed`,
};

const ANY = msg`A change was made`;

export function verbSentence(i18n: I18n, verb: string): string {
  const [, step = ""] = verb.split(".");
  return i18n._(VERBS[verb] ?? STEPS[step] ?? ANY);
}

const FIELDS: Record<string, MessageDescriptor> = {
  title: msg`Title`,
  name: msg`Name`,
  description: msg`Description`,
  notes: msg`Notes`,
  text: msg`Text`,
  detail: msg`Details`,
  address: msg`Address`,
  lat: msg`Latitude`,
  lng: msg`Longitude`,
  category_id: msg`Category`,
  price_minor: msg`Price`,
  currency: msg`Currency`,
  website: msg`Website`,
  phone: msg`Phone`,
  start_time: msg`From`,
  end_time: msg`Until`,
  time: msg`Time`,
  duration_minutes: msg`Duration`,
  image: msg`Picture`,
  cover: msg`Cover`,
  starts_on: msg`First day`,
  ends_on: msg`Last day`,
  day_on: msg`Date`,
  day_id: msg`Day`,
  place_id: msg`Place`,
  travel_mode: msg`Way to the next stop`,
  is_locked: msg`Locked`,
  is_archived: msg`Archived`,
  deleted_at: msg`In the trash`,
  attendee_ids: msg`Who comes along`,
  reminder_days: msg`Reminder`,
  role: msg`Role`,
  icon: msg`Icon`,
  color: msg`Colour`,
  due_on: msg`Due`,
  priority: msg`Priority`,
  assignee_ids: msg`Who does it`,
  is_done: msg`Done`,
  category: msg`Category`,
  amount_minor: msg`Amount`,
  spent_on: msg`When`,
  note: msg`Note`,
  rate: msg`Exchange rate`,
  rate_source: msg`Source of the rate`,
  split: msg`How it is shared`,
  value: msg`Part`,
  member_id: msg`Person`,
  member_ids: msg`People`,
  settled_on: msg`When`,
  is_former: msg`Has left`,
  position: msg`Order`,
};

export function fieldName(i18n: I18n, field: string): string {
  const known = FIELDS[field];
  return known ? i18n._(known) : field;
}

const KINDS: Record<string, MessageDescriptor> = {
  trip: msg`Trip`,
  member: msg`Person`,
  day: msg`Day`,
  place: msg`Place`,
  stop: msg`Stop`,
  note: msg`Note`,
  todo: msg`To-do`,
  expense: msg`Expense`,
  payment: msg`Payment`,
  split: msg`Part of an expense`,
  expense_item: msg`Item of an expense`,
  settlement: msg`Settlement`,
  budget: msg`Budget`,
  category: msg`Category`,
  preferences: msg`Settings`,
};

export function kindName(i18n: I18n, kind: string): string {
  const known = KINDS[kind];
  return known ? i18n._(known) : kind;
}
