import "@fontsource-variable/inter";
import { i18n } from "@lingui/core";
import { I18nProvider } from "@lingui/react";
import { createRoot } from "react-dom/client";
import { TripMap } from "../../src/map/index.ts";
import { scene } from "./scenes.ts";

const query = new URLSearchParams(location.search);
const scheme = query.get("scheme") === "dark" ? "dark" : "light";
const shown = scene(query.get("scene") ?? "tokyo", scheme);
i18n.loadAndActivate({ locale: query.get("lang") ?? "en", messages: {} });

const dark = { "--cairn-surface": "#1D1B18", "--cairn-line": "#34302B", "--cairn-ink": "#F2EEE7" };
const rest = { "--cairn-muted": "#A29C92", "--cairn-accent": "#F08A4B", "--cairn-sunken": "#25221E" };
for (const [name, value] of scheme === "dark" ? Object.entries({ ...dark, ...rest }) : []) {
  document.documentElement.style.setProperty(name, value);
}
document.body.style.cssText = "margin:0;font-family:'Inter Variable',sans-serif";
document.documentElement.style.colorScheme = scheme;

const log: string[] = [];
Object.assign(window, { mapLog: log });
const root = document.getElementById("root");
if (root) {
  root.style.cssText = "position:fixed;inset:0";
  createRoot(root).render(
    <I18nProvider i18n={i18n}>
      <TripMap
        {...shown}
        colorScheme={scheme}
        onStone={(id) => log.push(`stone ${id}`)}
        onDot={(id) => log.push(`dot ${id}`)}
        onMapMenu={({ lng, lat }) => log.push(`menu ${lng.toFixed(3)} ${lat.toFixed(3)}`)}
        onBackground={() => log.push("background")}
      />
    </I18nProvider>,
  );
}
