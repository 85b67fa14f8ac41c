import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import { expect, type Page } from "@playwright/test";
import { totp } from "./totp";
import { browserOf, PASSWORD, someone, test } from "./world";

const heading = (page: Page, name: string) => page.getByRole("heading", { name });

async function fillSignIn(page: Page, email: string, password: string): Promise<void> {
  await page.getByLabel("E-mail").fill(email);
  await page.getByLabel("Password", { exact: true }).fill(password);
  await page.getByRole("button", { name: "Sign in" }).click();
}

test("a newcomer registers, and sees each password rule met while typing", async ({ page }) => {
  const name = `nora-${Date.now().toString(36)}`;
  await page.goto("/");
  await page.getByRole("link", { name: "Create an account" }).click();
  await page.getByLabel("Name").fill(name);
  await page.getByLabel("E-mail").fill(`${name}@example.com`);
  const met = page.getByRole("list", { name: "The password needs" }).getByText("(met)");
  const password = page.getByLabel("Password", { exact: true });
  await password.fill("harbour");
  await expect(met).toHaveCount(2);
  await page.getByRole("button", { name: "Create account" }).click();
  await expect(heading(page, "Create an account")).toBeVisible();
  await password.fill(PASSWORD);
  await expect(met).toHaveCount(6);
  await page.getByRole("button", { name: "Create account" }).click();
  await expect(heading(page, "Where to first?")).toBeVisible();
});

test("who signs out is asked to sign in again, and only the right password lets them in", async ({
  page,
  baseURL,
}) => {
  const ana = await someone(baseURL ?? "", "Ana");
  await page.goto("/");
  await fillSignIn(page, ana.email, PASSWORD);
  await page.getByRole("button", { name: "Account of Ana" }).click();
  await page.getByRole("menuitem", { name: "Sign out" }).click();
  await expect(heading(page, "Sign in")).toBeVisible();
  await page.goto("/settings");
  await expect(heading(page, "Sign in")).toBeVisible();

  await fillSignIn(page, ana.email, "Rainy-harbour-42");
  await expect(page.getByRole("alert")).toContainText("The address or the password is not right.");
  await fillSignIn(page, ana.email, PASSWORD);
  await expect(heading(page, "Settings")).toBeVisible();
});

test("a password that the server made up is changed before anything else", async ({ page }) => {
  const folder = process.env.CAIRN_E2E_DIR ?? "";
  const { stdout } = await promisify(execFile)("../.venv/bin/cairn", ["reset-admin"], {
    env: { ...process.env, CAIRN_DATA_DIR: join(folder, "data") },
  });
  const [, email = "", made = ""] = /^(\S+) now has the password (\S+)$/m.exec(stdout) ?? [];
  await page.goto("/");
  await fillSignIn(page, email, made);
  await expect(heading(page, "Choose your own password")).toBeVisible();
  await page.goto("/settings");
  await expect(heading(page, "Choose your own password")).toBeVisible();
  await page.getByLabel("Current password").fill(made);
  await page.getByLabel("New password").fill(PASSWORD);
  await page.getByRole("button", { name: "Change password" }).click();
  await expect(heading(page, "Settings")).toBeVisible();
});

test("a second factor is set up, asked for at the next sign-in, and replaced by a backup code", async ({
  browser,
  baseURL,
}) => {
  const ana = await someone(baseURL ?? "", "Ana");
  const page = await (await browserOf(browser, ana)).newPage();
  await page.goto("/settings");
  const section = page.getByRole("region", { name: "Two-factor sign-in" });
  await section.getByRole("button", { name: "Turn on" }).click();
  await expect(section.getByRole("img", { name: "QR code for the authenticator" })).toBeVisible();
  const secret = ((await section.locator("code").textContent()) ?? "").replaceAll(" ", "");
  await section.getByLabel("Code").fill("000000");
  await section.getByRole("button", { name: "Confirm" }).click();
  await expect(section.getByRole("alert")).toContainText("This code is not right");
  await section.getByLabel("Code").fill(totp(secret));
  await section.getByRole("button", { name: "Confirm" }).click();
  await expect(section.getByRole("listitem")).toHaveCount(10);
  const [first = ""] = await section.getByRole("listitem").allTextContents();
  expect(first).toMatch(/^[0-9A-Z]{4}(-[0-9A-Z]{4}){3}$/);
  await page.screenshot({ path: "test-results/codes.png", fullPage: true });
  await section.getByRole("button", { name: "I have kept them" }).click();
  await expect(section.getByText("10 backup codes left")).toBeVisible();

  const other = await (await browser.newContext({ baseURL })).newPage();
  await other.goto("/");
  await fillSignIn(other, ana.email, PASSWORD);
  await expect(heading(other, "Second step")).toBeVisible();
  await other.screenshot({ path: "test-results/second.png" });
  await other.getByLabel("Code").fill("123456");
  await expect(other.getByRole("alert")).toContainText("This code is not right");
  // The half minute's code was taken when it was turned on; the next one counts already. Six digits are enough.
  await other.getByLabel("Code").fill(totp(secret, 1));
  await expect(heading(other, "Where to first?")).toBeVisible();

  await other.context().clearCookies();
  await other.goto("/settings");
  await fillSignIn(other, ana.email, PASSWORD);
  await other.getByRole("button", { name: "Use a backup code" }).click();
  await other.getByLabel("Backup code").fill(first.toLowerCase());
  await other.getByRole("button", { name: "Sign in" }).click();
  await expect(other.getByText("9 backup codes left")).toBeVisible();
  await other.context().close();
});
