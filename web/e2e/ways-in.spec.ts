import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import { expect, type Page } from "@playwright/test";
import { browserOf, createTrip, host, PASSWORD, seat, someone, test } from "./world";

const heading = (page: Page, name: string) => page.getByRole("heading", { name, exact: true });
const run = promisify(execFile);

/** What the letter would hold: the key of a link to a new password, from the server's own database. */
async function resetKey(email: string): Promise<string> {
  const script = [
    "import sys",
    "from cairn.access import accounts, resets",
    "from cairn.config import read_settings",
    "from cairn.db import open_database",
    "db = open_database(read_settings().database_url)",
    "db.start()",
    "account = db.read_now(lambda tx: accounts.find(tx, sys.argv[1]))",
    "print(db.write_now(lambda tx: resets.issue(tx, account.id)))",
    "db.close()",
  ].join("\n");
  const { stdout } = await run("../.venv/bin/python", ["-c", script, email], {
    env: { ...process.env, CAIRN_DATA_DIR: join(process.env.CAIRN_E2E_DIR ?? "", "data") },
  });
  return stdout.trim();
}

test("whoever forgot the password chooses another by the link, and the old one opens nothing", async ({
  page,
  baseURL,
}) => {
  const ana = await someone(baseURL ?? "", "Ana");
  await page.goto(`/reset-password#token=${await resetKey(ana.email)}`);
  await expect(heading(page, "Choose a new password")).toBeVisible();
  await expect(page).not.toHaveURL(/token/);
  await page.getByRole("textbox", { name: "New password" }).fill("Quiet-harbour-43");
  await page.getByRole("button", { name: "Change password" }).click();
  await expect(heading(page, "Your password is changed")).toBeVisible();
  expect((await ana.api.get("/api/auth/me")).status()).toBe(401);
  await page.getByRole("link", { name: "Sign in" }).click();
  await page.getByLabel("E-mail").fill(ana.email);
  await page.getByLabel("Password", { exact: true }).fill("Quiet-harbour-43");
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(heading(page, "Where to first?")).toBeVisible();
  await page.goto("/forgot-password");
  await expect(page.getByText("This server sends no mail.")).toBeVisible();
});

test("a passkey is added, signs in without a password, and is removed", async ({ browser, baseURL }) => {
  const ben = await someone(baseURL ?? "", "Ben");
  const context = await browser.newContext({
    baseURL: (baseURL ?? "").replace("127.0.0.1", "localhost"),
    extraHTTPHeaders: seat(),
  });
  const page = await context.newPage();
  const devtools = await context.newCDPSession(page);
  await devtools.send("WebAuthn.enable");
  await devtools.send("WebAuthn.addVirtualAuthenticator", {
    options: {
      protocol: "ctap2",
      transport: "internal",
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
  await page.goto("/login?next=/settings");
  await page.getByLabel("E-mail").fill(ben.email);
  await page.getByLabel("Password", { exact: true }).fill(PASSWORD);
  await page.getByRole("button", { name: "Sign in" }).click();
  const section = page.getByRole("region", { name: "Passkeys" });
  await section.getByRole("button", { name: "Add a passkey" }).click();
  await section.getByLabel("Where it is kept").fill("Telephone");
  await section.getByRole("button", { name: "Go on" }).click();
  await expect(section.getByText("Telephone")).toBeVisible();
  await page.getByRole("button", { name: "Account of Ben" }).click();
  await page.getByRole("menuitem", { name: "Sign out" }).click();
  await expect(heading(page, "Sign in")).toBeVisible();
  await page.getByRole("button", { name: "Use a passkey" }).click();
  await expect(heading(page, "Where to first?")).toBeVisible();
  await page.goto("/settings");
  await section.getByRole("button", { name: "Rename Telephone" }).click();
  await section.getByLabel("Name of the passkey").fill("Old phone");
  await section.getByLabel("Name of the passkey").press("Enter");
  await section.getByRole("button", { name: "Remove Old phone" }).click();
  await expect(section.getByText("Old phone")).toBeHidden();
});

test("somebody without an account follows an invite, and then the link to a trip", async ({
  browser,
  baseURL,
}) => {
  const admin = await host(baseURL ?? "");
  const adminPage = await (await browserOf(browser, admin)).newPage();
  await adminPage.goto("/admin/sign-in");
  const strangers = adminPage.getByRole("switch", { name: "Strangers may open an account" });
  const ana = await someone(baseURL ?? "", "Ana");
  const tripId = await createTrip(ana, { title: "Along the coast" });
  await strangers.click();
  await expect(adminPage.getByText("Saved.")).toBeVisible();
  try {
    await adminPage.getByRole("link", { name: "People" }).click();
    await adminPage.getByRole("button", { name: "Make an invite" }).click();
    await adminPage.getByRole("button", { name: "Make the link" }).click();
    const invite = (await adminPage.getByRole("dialog").locator("code").textContent()) ?? "";
    expect(invite).toContain("/register#invite=");
    await adminPage.getByRole("button", { name: "Done" }).click();
    await expect(adminPage.getByText("used 0 of 1").first()).toBeVisible();

    const anaPage = await (await browserOf(browser, ana)).newPage();
    await anaPage.goto(`/trips/${tripId}/plan`);
    await anaPage.getByRole("button", { name: "People", exact: true }).click();
    await anaPage.getByRole("button", { name: "Make a link" }).click();
    const link = (await anaPage.getByRole("dialog").locator("code").textContent()) ?? "";
    expect(link).toContain("/join#");

    const context = await browser.newContext({ baseURL, extraHTTPHeaders: seat() });
    const page = await context.newPage();
    await page.goto("/register");
    await expect(heading(page, "Sign in")).toBeVisible();
    const name = `nora-${Date.now().toString(36)}`;
    await page.goto(invite);
    await expect(page.getByText("You are invited.")).toBeVisible();
    await page.getByLabel("Name").fill(name);
    await page.getByLabel("E-mail").fill(`${name}@example.com`);
    await page.getByLabel("Password", { exact: true }).fill(PASSWORD);
    await page.getByRole("button", { name: "Create account" }).click();
    await expect(heading(page, "Where to first?")).toBeVisible();
    await page.goto(link);
    await expect(heading(page, "Along the coast")).toBeVisible();
    await expect(page.getByText("Ana asks you to come along.")).toBeVisible();
    await page.getByRole("button", { name: "Join the trip" }).click();
    await expect(page).toHaveURL(new RegExp(`/trips/${tripId}/plan`));
    await anaPage.reload();
    await anaPage.getByRole("button", { name: "People", exact: true }).click();
    await expect(anaPage.getByRole("dialog").getByText(name)).toBeVisible();
  } finally {
    await admin.api.put("/api/auth/app-settings", { data: { allow_registration: true } });
  }
});

test("a key for a program is made, shown once, opens what it says, and is deleted", async ({
  browser,
  baseURL,
  request,
}) => {
  const ana = await someone(baseURL ?? "", "Ana");
  const page = await (await browserOf(browser, ana)).newPage();
  await page.goto("/settings");
  const section = page.getByRole("region", { name: "Keys for programs" });
  await section.getByRole("button", { name: "New key" }).click();
  const dialog = page.getByRole("dialog", { name: "New key" });
  await dialog.getByLabel("What it is for").fill("Calendar");
  await dialog.getByLabel("Change: Costs").check();
  await dialog.getByRole("button", { name: "Make it" }).click();
  const key = (await section.getByRole("status").locator("code").textContent()) ?? "";
  expect(key).toMatch(/^cairn_[0-9a-f]{48}$/);
  const headers = { Authorization: `Bearer ${key}` };
  expect((await request.get("/api/trips", { headers })).status()).toBe(200);
  expect((await request.post("/api/trips", { headers, data: { title: "No" } })).status()).toBe(403);
  await section.getByRole("button", { name: "Done" }).click();
  await expect(section.getByText(key)).toBeHidden();
  await section.getByRole("button", { name: "Delete Calendar" }).click();
  await expect(section.getByText("Calendar")).toBeHidden();
  expect((await request.get("/api/trips", { headers })).status()).toBe(401);
});

test("the host lets editors change the trip itself, and their menu offers it at once", async ({
  browser,
  baseURL,
}) => {
  const admin = await host(baseURL ?? "");
  const page = await (await browserOf(browser, admin)).newPage();
  await page.goto("/admin/permissions");
  const row = page.getByRole("radiogroup", { name: "Change a trip's name, dates and currency" });
  await row.getByText("Owner and editors").click();
  await expect(page.getByText("Saved. It holds at once.")).toBeVisible();
  await page.getByRole("button", { name: "Back to how it was at first" }).click();
  await expect(page.getByRole("button", { name: "Back to how it was at first" })).toBeHidden();
  await page.getByRole("link", { name: "How it stands" }).click();
  await expect(page.getByText("Changes arrive at once.")).toBeVisible();
  await page.getByRole("link", { name: "Mail" }).click();
  await page.getByLabel("Server").fill("smtp.example.org");
  await page.getByLabel("Whom mails come from").fill("Cairn <trips@example.org>");
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await expect(page.getByText("Saved.", { exact: true })).toBeVisible();
  await page.getByRole("button", { name: "Send me a letter to try it" }).click();
  await expect(page.getByText("OUTBOUND=off: nothing leaves this server")).toBeVisible();
  await page.getByLabel("Server").fill("");
  await page.getByRole("button", { name: "Save", exact: true }).click();
});
