import { expect } from "@playwright/test";
import { browserOf, host, test } from "./world";

test("the host makes a backup, tries it out, carries it away, and has the next ones made by the clock", async ({
  browser,
  baseURL,
}) => {
  const page = await (await browserOf(browser, await host(baseURL ?? ""))).newPage();
  await page.goto("/admin/backups");
  await page.getByRole("button", { name: "Back up now" }).click();
  const row = page.getByRole("listitem").filter({ hasText: "by hand" }).first();
  await expect(row).toBeVisible();
  await row.getByRole("button", { name: /^What to do with backup/ }).click();
  await page.getByRole("menuitem", { name: "Try it out" }).click();
  await expect(page.getByText(/^A test restore of backup.* went well/)).toBeVisible();
  const coming = page.waitForEvent("download");
  await row.getByRole("button", { name: /^Download backup/ }).click();
  expect((await coming).suggestedFilename()).toMatch(/^backup-.*\.zip$/);

  await row.getByRole("button", { name: /^What to do with backup/ }).click();
  await page.getByRole("menuitem", { name: "Restore" }).click();
  await expect(page.getByText("Everybody has to sign in again.")).toBeVisible();
  await page.getByRole("button", { name: "Cancel" }).click();

  await page.getByRole("switch", { name: "Make backups by themselves" }).check();
  await page.getByLabel("Keep for days").fill("30");
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await expect(page.getByText("Saved.", { exact: true })).toBeVisible();
  await page.reload();
  await expect(page.getByLabel("Keep for days")).toHaveValue("30");
});
