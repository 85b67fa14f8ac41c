/** The registered kinds, with what the core asks of them: whole records, and who points at whom. */
import type { FieldSpec, KindSpec, KindSpecs, RefSpec, Value } from "./records";
import type { Rec } from "./state";
import type { Fields } from "./wire";

/** A field that refers to a record of the same stream. */
export interface Pointer {
  readonly kind: string;
  readonly field: string;
  readonly ref: RefSpec;
}

export class Kinds {
  readonly #specs = new Map<string, KindSpec>();
  #out = new Map<string, Pointer[]>();
  #in = new Map<string, Pointer[]>();

  constructor(specs: KindSpecs = {}) {
    this.register(specs);
  }

  register(specs: KindSpecs): void {
    for (const [kind, spec] of Object.entries(specs)) this.#specs.set(kind, spec);
    this.#out = new Map();
    this.#in = new Map();
    for (const [kind, spec] of this.#specs) {
      for (const [field, { ref }] of Object.entries(spec.fields)) {
        // A target in another stream is judged by the server alone: its log is not this one.
        if (!ref || ref.stream !== undefined) continue;
        const pointer = { kind, field, ref };
        push(this.#out, kind, pointer);
        push(this.#in, ref.kind, pointer);
      }
    }
  }

  names(): Iterable<string> {
    return this.#specs.keys();
  }

  /** The kinds that live in streams of a family (`trip`, `account`, `instance`). */
  ofFamily(family: string): string[] {
    return [...this.#specs].filter(([, spec]) => spec.stream === family).map(([kind]) => kind);
  }

  field(kind: string, field: string): FieldSpec | undefined {
    return this.#specs.get(kind)?.fields[field];
  }

  /** Fields of this kind that refer to records of its own stream. */
  refsOf(kind: string): readonly Pointer[] {
    return this.#out.get(kind) ?? [];
  }

  /** Fields of any kind that refer to this one. */
  pointingAt(kind: string): readonly Pointer[] {
    return this.#in.get(kind) ?? [];
  }

  /** A record with every field, defaults filled in (L6). */
  fill(kind: string, id: string, fields: Fields): Rec {
    const whole: Record<string, Value> = {};
    for (const [name, spec] of Object.entries(this.#specs.get(kind)?.fields ?? {})) {
      if (spec.default !== undefined) whole[name] = spec.default;
      else if (spec.nullable) whole[name] = null;
    }
    return { ...whole, ...fields, id };
  }
}

function push<K, V>(lists: Map<K, V[]>, key: K, value: V): void {
  const list = lists.get(key);
  if (list) list.push(value);
  else lists.set(key, [value]);
}
