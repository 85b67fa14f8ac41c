import { expect, type Page } from "@playwright/test";
import { browserOf, createTrip, host, someone, test } from "./world";

const row = (page: Page, name: string) => page.getByRole("listitem").filter({ hasText: name });

test("the host adds an account, hands a leaver's trips on, and finds it all in the audit log", async ({
  browser,
  baseURL,
}) => {
  const eva = await someone(baseURL ?? "", `Eva${Date.now().toString(36)}`);
  await createTrip(eva, { title: "Hers until today" });
  const page = await (await browserOf(browser, await host(baseURL ?? ""))).newPage();
  await page.goto("/admin");
  await expect(page.getByRole("heading", { name: "People" })).toBeVisible();

  const name = `nora-${Date.now().toString(36)}`;
  await page.getByRole("button", { name: "Add an account" }).click();
  const dialog = page.getByRole("dialog", { name: "New account" });
  await dialog.getByLabel("Name").fill(name);
  await dialog.getByLabel("E-mail").fill(eva.email);
  await dialog.getByRole("button", { name: "Add", exact: true }).click();
  await expect(dialog.getByRole("alert")).toContainText("already an account");
  await dialog.getByLabel("E-mail").fill(`${name}@example.com`);
  await dialog.getByRole("button", { name: "Add", exact: true }).click();
  await expect(page.getByRole("dialog", { name: `Password for ${name}` })).toBeVisible();
  await page.getByRole("button", { name: "Done" }).click();
  await expect(row(page, name).first()).toContainText("new password due");

  await page.getByRole("button", { name: `What to do with ${eva.name}` }).click();
  await page.getByRole("menuitem", { name: "Delete the account…" }).click();
  const leaving = page.getByRole("dialog", { name: `Delete the account of ${eva.name}?` });
  await expect(leaving.getByText("Who gets the trip they own")).toBeVisible();
  await leaving.getByRole("button", { name: "Delete the account" }).click();
  await expect(leaving).toBeHidden();
  await expect(row(page, eva.email)).toHaveCount(0);
  expect((await eva.api.get("/api/auth/me")).status()).toBe(401);

  await page.getByRole("link", { name: "Audit log" }).click();
  await expect(row(page, "deleted an account").first()).toBeVisible();
  await expect(row(page, name).first()).toContainText("made an account");
  await page.goto("/");
  await expect(page.getByText("Hers until today").first()).toBeVisible();

  await page.goto("/admin/sign-in");
  await page.getByRole("button", { name: "Sign everybody out" }).click();
  await page
    .getByRole("dialog", { name: "Sign everybody out?" })
    .getByRole("button", { name: "Sign everybody out" })
    .click();
  await expect(page.getByRole("heading", { name: "Sign in", exact: true })).toBeVisible();
});
