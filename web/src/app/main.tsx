import "./styles";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { KINDS } from "../domain/kinds.gen";
import { preferredLanguage, speak } from "../i18n";
import { registerKinds } from "../sync";
import { App } from "./App";
import { registerServiceWorker } from "./pwa";
import { isServerKnown, refreshServerConfig } from "./serverConfig";

registerKinds(KINDS);

async function start(): Promise<void> {
  // The very first start waits for the server's word, so that a new instance shows the right first page.
  const config = refreshServerConfig();
  await Promise.all([speak(preferredLanguage().code), isServerKnown() ? undefined : config]);
  const root = document.getElementById("root");
  if (root) {
    createRoot(root).render(
      <StrictMode>
        <App />
      </StrictMode>,
    );
  }
}

void start();
registerServiceWorker();
