/** Toy nouns for the tests of the core, one of each thing it must know: a root, references that clear and that cascade. */
import { Kinds } from "../kinds";
import type { FieldSpec, KindSpec } from "../records";

const text: FieldSpec = { type: "text", nullable: false, default: "", merge: "ask" };
const maybe: FieldSpec = { type: "text", nullable: true, default: null, merge: "ask" };
const position: FieldSpec = { type: "order", nullable: false, default: "a0", merge: "last" };
const spec = (fields: KindSpec["fields"]): KindSpec => ({ stream: "trip", section: "plan", fields });

export const TOYS = {
  trip: spec({ title: { type: "text", nullable: false, merge: "ask" } }),
  member: spec({ name: text }),
  day: spec({ title: maybe, position }),
  place: spec({ name: text, notes: maybe }),
  stop: spec({
    day_id: {
      type: "uuid",
      nullable: true,
      default: null,
      ref: { kind: "day", policy: "clear", many: false },
      merge: "last",
    },
    place_id: {
      type: "uuid",
      nullable: true,
      default: null,
      ref: { kind: "place", policy: "cascade", many: false },
      merge: "ask",
    },
    attendee_ids: {
      type: "uuids",
      nullable: false,
      default: [],
      ref: { kind: "member", policy: "clear", many: true },
      merge: "ask",
    },
    position,
  }),
} satisfies Record<string, KindSpec>;

export const toys = (): Kinds => new Kinds(TOYS);
