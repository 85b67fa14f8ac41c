/**
 * What the sync core knows of records: shapes only, no travel word (the nouns are merged in by domain).
 *
 * `domain/kinds.gen.ts` extends `KindMap` by declaration merging:
 *
 *   declare module "../sync/records" {
 *     interface KindMap { trip: Trip; day: Day; ... }
 *   }
 *
 * and hands the run-time half, `KINDS`, to `registerKinds`.
 */

// Filled by declaration merging; empty only while nothing is registered.
// eslint-disable-next-line @typescript-eslint/no-empty-object-type
export interface KindMap {}

export type KindName = keyof KindMap & string;

/** What a stream is called before its colon; a new shared work adds its own word. */
export type StreamFamily = string;

/** `trip:<uuid>`, `account:<uuid>`, `instance`. */
export type StreamId = string;

export type MutationId = string;

/** Everything a field of a record can be on the wire. */
export type Value = string | number | boolean | null | readonly string[];

export type FieldType =
  | "text"
  | "int"
  | "float"
  | "bool"
  | "date"
  | "clock"
  | "instant"
  | "order"
  | "uuid"
  | "uuids"
  | "choice"
  | "color";

export interface RefSpec {
  /** The kind pointed at. */
  readonly kind: string;
  /** What happens to the pointing field (clear) or its record (cascade) when the target goes (L8). */
  readonly policy: "clear" | "cascade";
  /** True when the field is a list of ids. */
  readonly many: boolean;
  /** The family of the stream the target lives in, when it is not the record's own: never settled here. */
  readonly stream?: string;
}

export interface FieldSpec {
  readonly type: FieldType;
  readonly nullable: boolean;
  /** Absent: the field is required when the record is added. */
  readonly default?: Value;
  /** Smallest number, or shortest text. */
  readonly min?: number;
  /** Largest number, or longest text. */
  readonly max?: number;
  readonly choices?: readonly string[];
  readonly ref?: RefSpec;
  /** "ask": two authors of one field make a conflict (L14); "last": the later one simply stands. */
  readonly merge: "ask" | "last";
}

export interface KindSpec {
  readonly stream: StreamFamily;
  readonly section: string;
  readonly fields: Readonly<Record<string, FieldSpec>>;
}

export type KindSpecs = Readonly<Record<string, KindSpec>>;
