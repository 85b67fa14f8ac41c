import { describe, expect, test } from "vitest";
import { checkRooms, checkWords } from "./rules.mjs";

describe("rooms", () => {
  test.each([
    ["features/plan/Day.tsx", `import { x } from "../trips/views";`],
    ["features/plan/Day.tsx", `import { x } from "../../app/api";`],
    ["features/plan/Day.tsx", `const x = () => import("../trips/Page");`],
    ["features/plan/Day.tsx", `export { x } from "../trips/views";`],
    ["features/plan/Day.tsx", `export * from "../trips/views";`],
    ["features/plan/Day.tsx", `import type { X } from "../trips/views";`],
    ["features/plan/Day.tsx", `type X = import("../trips/views").X;`],
    ["sync/store.ts", `import { x } from "../domain/kinds.gen";`],
    ["ui/Avatar.tsx", `import { x } from "../sync";`],
    ["map/Map.tsx", `import { x } from "../ui/Card";`],
    ["kit/a.ts", `import { x } from "../sync";`],
    ["shed/a.ts", `export {};`],
  ])("%s: %s", (file, source) => {
    expect(checkRooms(file, source)).toHaveLength(1);
  });

  test.each([
    ["app/routes.tsx", `import { x } from "../features/plan/Page"; import "../i18n"; import "./theme";`],
    [
      "features/plan/Day.tsx",
      `import { x } from "../../sync"; import y from "./views"; import z from "../../ui/Card"; import "react";`,
    ],
    ["domain/views.ts", `import { x } from "../sync"; import y from "../kit/dates";`],
    ["map/Map.tsx", `import url from "../../public/world.json?url"; import y from "../kit/dates";`],
  ])("%s may import what is right of it", (file, source) => {
    expect(checkRooms(file, source)).toEqual([]);
  });
});

describe("words", () => {
  test.each([
    `const a = <p>Hello there</p>;`,
    `const a = <p>{"Hello"}</p>;`,
    `const a = <p>{ok ? "Saved" : null}</p>;`,
    "const a = <p>{`${n} days`}</p>;",
    `const a = <input placeholder="Find a place" />;`,
    `const a = <input aria-label={open ? t\`Close\` : "Open"} />;`,
    `notifications.show({ message: "Saved" });`,
  ])("finds %s", (source) => {
    expect(checkWords("ui/A.tsx", source)).toHaveLength(1);
  });

  test.each([
    `const a = <p><Trans>Hello <b>there</b></Trans></p>;`,
    "const a = <p>{t`Hello`}</p>;",
    `const a = <p className="card big">{name} · {count}</p>;`,
    `const a = <Text size="sm" c={ok ? "green" : "red"} />;`,
    `notifications.show({ message: t\`Saved\`, color: "red" });`,
  ])("lets pass %s", (source) => {
    expect(checkWords("ui/A.tsx", source)).toEqual([]);
  });
});
