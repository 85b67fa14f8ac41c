import { expect, test } from "vitest";
import cases from "../../../contract/cases/redate.json";
import { type RedateDay, type RedateMode, type RedateTarget, redate } from "./redate";

interface Case {
  name: string;
  days: RedateDay[];
  content_ids: string[];
  target: RedateTarget;
  mode: RedateMode;
  new_ids: string[];
  edits?: unknown[];
  fates?: unknown[];
  refused?: boolean;
}

test.each((cases as Case[]).map((example) => [example.name, example] as const))("%s", (_, example) => {
  const ids = [...example.new_ids];
  const run = () =>
    redate(
      example.days,
      new Set(example.content_ids),
      example.target,
      example.mode,
      () => ids.shift() ?? "none left",
    );
  if (example.refused) {
    expect(run).toThrow(RangeError);
    return;
  }
  const result = run();
  expect(result.edits).toEqual(example.edits);
  expect(result.fates).toEqual(example.fates);
  expect(ids).toEqual([]);
});
