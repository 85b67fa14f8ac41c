import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import { expect, type Page } from "@playwright/test";
import { PASSWORD, someone, test } from "./world";

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
