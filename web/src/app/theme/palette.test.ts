import { describe, expect, test } from "vitest";
import { accent, contrast, type Mode, neutrals, onAccent, SCHEMES } from "./palette";

const modes: Mode[] = ["light", "dark"];
const all = SCHEMES.flatMap((scheme) => modes.map((mode) => [scheme, mode] as const));

describe.each(all)("%s, %s", (scheme, mode) => {
  const n = neutrals(scheme, mode);
  const text: [string, string, string][] = [
    ["ink on sunken", n.ink, n.sunken],
    ["muted on paper", n.muted, n.paper],
    ["muted on surface", n.muted, n.surface],
    ["muted on sunken", n.muted, n.sunken],
    ["accent on paper", accent(scheme, mode), n.paper],
    ["accent on surface", accent(scheme, mode), n.surface],
    ["text on accent", onAccent(mode), accent(scheme, mode)],
    ["danger on surface", n.danger, n.surface],
    ["text on danger", n.onDanger, n.danger],
    ["good on surface", n.good, n.surface],
    ["good on paper", n.good, n.paper],
    ["warn on surface", n.warn, n.surface],
  ];
  test.each(text)("%s is readable", (_, front, back) => {
    expect(contrast(front, back)).toBeGreaterThanOrEqual(4.5);
  });
  test("the edge of a control can be found", () => {
    expect(contrast(n.edge, n.surface)).toBeGreaterThanOrEqual(3);
    expect(contrast(n.edge, n.paper)).toBeGreaterThanOrEqual(3);
  });
});
