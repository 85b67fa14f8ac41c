/** The deeds of the packing list. Each is one mutation: shown at once, sent in order, undone as one. */
import type { Bag, Gear, PackingDuty, PackingItem, Template, TemplateItem } from "../../domain/kinds.gen";
import { keyBetween, keysBetween } from "../../kit/ordering";
import { add, type Edit, mutate, newId, remove, set } from "../../sync";
import type { Pasted } from "./paste";
import { byHand, sameName } from "./views";

/** What the house takes in one mutation, with room for new bags. */
const AT_ONCE = 900;
const BAG_COLORS = ["#3b82f6", "#10b981", "#ef4444", "#f59e0b", "#8b5cf6", "#ec4899", "#06b6d4", "#64748b"];

export type NewItem = Pick<PackingItem, "name"> & Partial<Omit<PackingItem, "id" | "name" | "position">>;

const streamOf = (tripId: string) => `trip:${tripId}`;
const lastOf = (records: readonly { readonly position: string }[]) => records.at(-1)?.position ?? null;

/** `known` is the list as it stands, in its order: what is new goes to its end. */
export function addItems(
  tripId: string,
  known: readonly PackingItem[],
  items: readonly NewItem[],
  verb = "packing_item.add",
): void {
  const keys = keysBetween(lastOf(known), null, items.length);
  const edits = items.map((item, n) => add("packing_item", newId(), { ...item, position: keys[n] }));
  for (let start = 0; start < edits.length; start += AT_ONCE)
    void mutate(streamOf(tripId), verb, edits.slice(start, start + AT_ONCE));
}

/** Bags that are named and not there yet are made. */
export function addPasted(
  tripId: string,
  known: readonly PackingItem[],
  bags: readonly Bag[],
  things: readonly Pasted[],
  ownerId: string | null,
): void {
  const ids = new Map(bags.map((bag) => [bag.name.trim().toLocaleLowerCase(), bag.id]));
  const made: Edit[] = [];
  let position = lastOf(bags);
  for (const { bag } of things) {
    if (bag === null || ids.has(bag.toLocaleLowerCase())) continue;
    const id = newId();
    position = keyBetween(position, null);
    made.push(add("bag", id, { name: bag, color: colorOf(ids.size), position }));
    ids.set(bag.toLocaleLowerCase(), id);
  }
  if (made.length > 0) void mutate(streamOf(tripId), "bag.add", made);
  addItems(
    tripId,
    known,
    things.map(({ bag, ...thing }) => ({
      ...thing,
      owner_id: ownerId,
      bag_id: bag === null ? null : (ids.get(bag.toLocaleLowerCase()) ?? null),
    })),
    "packing_item.import",
  );
}

export function tickItem(tripId: string, item: PackingItem): void {
  const verb = item.is_packed ? "packing_item.untick" : "packing_item.tick";
  void mutate(streamOf(tripId), verb, [set("packing_item", item.id, { is_packed: !item.is_packed })]);
}

export function unpackAll(tripId: string, items: readonly PackingItem[]): void {
  const packed = items.filter((item) => item.is_packed);
  for (let start = 0; start < packed.length; start += AT_ONCE) {
    const edits = packed
      .slice(start, start + AT_ONCE)
      .map((item) => set("packing_item", item.id, { is_packed: false }));
    void mutate(streamOf(tripId), "packing_item.reset", edits);
  }
}

export function setItem(tripId: string, id: string, fields: Partial<Omit<PackingItem, "id">>): void {
  if (Object.keys(fields).length > 0)
    void mutate(streamOf(tripId), "packing_item.set", [set("packing_item", id, fields)]);
}

export function removeItem(tripId: string, id: string): void {
  void mutate(streamOf(tripId), "packing_item.remove", [remove("packing_item", id)]);
}

/** I bring it, with whoever brings it already; or not any more. */
export function bring(tripId: string, item: PackingItem, memberId: string): void {
  const others = item.bringer_ids.filter((id) => id !== memberId);
  const bringer_ids = others.length < item.bringer_ids.length ? others : [...item.bringer_ids, memberId];
  void mutate(streamOf(tripId), "packing_item.bring", [set("packing_item", item.id, { bringer_ids })]);
}

export function copyToMine(
  tripId: string,
  known: readonly PackingItem[],
  { name, category, quantity, weight_g }: PackingItem,
  memberId: string,
): void {
  addItems(tripId, known, [{ name, category, quantity, weight_g, owner_id: memberId }]);
}

export function saveBag(
  tripId: string,
  bags: readonly Bag[],
  bag: Bag | null,
  fields: Partial<Omit<Bag, "id" | "position">>,
): void {
  if (bag) {
    if (Object.keys(fields).length > 0)
      void mutate(streamOf(tripId), "bag.set", [set("bag", bag.id, fields)]);
    return;
  }
  const position = keyBetween(lastOf(bags), null);
  void mutate(streamOf(tripId), "bag.add", [add("bag", newId(), { ...fields, position })]);
}

export function removeBag(tripId: string, id: string): void {
  void mutate(streamOf(tripId), "bag.remove", [remove("bag", id)]);
}

export const colorOf = (bags: number): string => BAG_COLORS[bags % BAG_COLORS.length] ?? "#6366f1";

export function setDuty(
  tripId: string,
  category: string,
  duty: PackingDuty | undefined,
  member_ids: readonly string[],
): void {
  const edit = duty
    ? set("packing_duty", duty.id, { member_ids: [...member_ids] })
    : add("packing_duty", newId(), { category, member_ids: [...member_ids] });
  void mutate(streamOf(tripId), "packing_duty.set", [edit]);
}

// --- templates, which an administrator keeps for everybody ------------------------------------------------------

export function saveAsTemplate(
  name: string,
  templates: Iterable<Template>,
  items: readonly Pick<TemplateItem, "name" | "category" | "quantity" | "weight_g">[],
): void {
  const id = newId();
  const keys = keysBetween(null, null, items.length);
  const edits = items.slice(0, AT_ONCE).map(({ name, category, quantity, weight_g }, n) =>
    add("template_item", newId(), {
      template_id: id,
      name,
      category,
      quantity,
      weight_g,
      position: keys[n],
    }),
  );
  const position = keyBetween(lastOf(byHand(templates)), null);
  void mutate("instance", "template.add", [add("template", id, { name, position }), ...edits]);
}

export function renameTemplate(id: string, name: string): void {
  void mutate("instance", "template.set", [set("template", id, { name })]);
}

export function removeTemplate(id: string): void {
  void mutate("instance", "template.remove", [remove("template", id)]);
}

export function addTemplateItem(
  template_id: string,
  known: readonly TemplateItem[],
  item: Pick<TemplateItem, "name" | "category" | "quantity" | "weight_g">,
): void {
  const position = keyBetween(lastOf(known), null);
  void mutate("instance", "template.edit", [
    add("template_item", newId(), { ...item, template_id, position }),
  ]);
}

export function removeTemplateItem(id: string): void {
  void mutate("instance", "template.edit", [remove("template_item", id)]);
}

// --- one's own gear ---------------------------------------------------------------------------------------------

const own = (accountId: string) => `account:${accountId}`;

export function saveGear(
  accountId: string,
  known: readonly Gear[],
  gear: Gear | null,
  fields: Partial<Omit<Gear, "id" | "position">>,
): void {
  if (gear) {
    if (Object.keys(fields).length > 0)
      void mutate(own(accountId), "gear.set", [set("gear", gear.id, fields)]);
    return;
  }
  const position = keyBetween(lastOf(known), null);
  void mutate(own(accountId), "gear.add", [add("gear", newId(), { ...fields, position })]);
}

export function removeGear(accountId: string, id: string): void {
  void mutate(own(accountId), "gear.remove", [remove("gear", id)]);
}

/** What one takes along once is worth keeping for the next time; what is kept already is not kept twice. */
export function keepAsGear(
  accountId: string,
  known: readonly Gear[],
  items: readonly Pick<Gear, "name" | "category" | "quantity" | "weight_g">[],
): number {
  const fresh = items.filter((item) => !known.some((gear) => sameName(gear.name, item.name)));
  const keys = keysBetween(lastOf(known), null, fresh.length);
  const edits = fresh.map(({ name, category, quantity, weight_g }, n) =>
    add("gear", newId(), { name, category, quantity, weight_g, position: keys[n] }),
  );
  for (let start = 0; start < edits.length; start += AT_ONCE)
    void mutate(own(accountId), "gear.add", edits.slice(start, start + AT_ONCE));
  return fresh.length;
}
