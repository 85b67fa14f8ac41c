import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { defineConfig } from "@playwright/test";

/** The real server on an empty folder; the browser is the system's. Workers inherit the folder's name. */
process.env.CAIRN_E2E_DIR ??= mkdtempSync(join(tmpdir(), "cairn-e2e-"));
const folder = process.env.CAIRN_E2E_DIR;
const port = process.env.CAIRN_E2E_PORT ?? "3199";
const url = `http://127.0.0.1:${port}`;

export default defineConfig({
  testDir: "./e2e",
  fullyParallel: false,
  workers: 1,
  // A machine shared with others stops a browser for seconds; a journey that needs its second try is listed as flaky.
  retries: 1,
  reporter: "list",
  timeout: 120_000,
  expect: { timeout: 10_000 },
  webServer: {
    command: "../.venv/bin/cairn serve",
    url: `${url}/api/health`,
    reuseExistingServer: false,
    env: {
      HOST: "127.0.0.1",
      PORT: port,
      CAIRN_DATA_DIR: join(folder, "data"),
      CAIRN_UPLOADS_DIR: join(folder, "uploads"),
      ADMIN_EMAIL: "host@example.com",
      ADMIN_PASSWORD: "Sunny-harbour-42",
      // People of the tests say where they sit, so that the limits count each by themselves.
      TRUST_PROXY: "1",
      OUTBOUND: "off",
      // Passkeys are for a name; a journey that wants one comes by this one.
      WEBAUTHN_RP_ID: "localhost",
      WEBAUTHN_ORIGINS: `http://localhost:${port}`,
    },
  },
  use: {
    baseURL: url,
    locale: "en-GB",
    timezoneId: "Europe/Berlin",
    trace: "retain-on-failure",
    // What cannot be clicked for so long will not be clickable in two minutes.
    actionTimeout: 20_000,
    launchOptions: {
      executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
      args: [
        "--no-sandbox",
        "--use-gl=angle",
        "--use-angle=swiftshader",
        "--enable-unsafe-swiftshader",
        "--disable-background-networking",
        "--disable-component-update",
      ],
    },
  },
  projects: [{ name: "chromium", use: { viewport: { width: 1440, height: 900 } } }],
});
