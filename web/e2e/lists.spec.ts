import { expect, type Page } from "@playwright/test";
import { browserOf, inviteAs, openTrip, saved, shortTrip, someone, test } from "./world";

const openTodos = async (page: Page) => {
  await page
    .getByRole("navigation", { name: "Parts of the trip" })
    .getByRole("link", { name: "Lists" })
    .click();
  await page.getByText("To-dos", { exact: true }).click();
  await expect(page.getByRole("heading", { name: "To-dos" })).toBeVisible();
};
const row = (page: Page, title: string) => page.getByRole("listitem").filter({ hasText: title });
const write = async (page: Page, line: string) => {
  await page.getByLabel("New to-do").fill(line);
  await page.getByLabel("New to-do").press("Enter");
};

test("to-dos are written in one line, shared as they are written, and ticked and changed without a network", async ({
  browser,
  baseURL,
}) => {
  const ana = await someone(baseURL ?? "", "Ana");
  const ben = await someone(baseURL ?? "", "Ben");
  const tripId = await shortTrip(ana);
  await inviteAs(ana, tripId, ben, "editor");
  const train = await browserOf(browser, ana);
  const hers = await openTrip(train, tripId);
  const his = await openTrip(await browserOf(browser, ben), tripId);
  await openTodos(hers);
  await openTodos(his);
  await expect(his.getByText("Nothing to do yet")).toBeVisible();

  await write(hers, "Book ferry !1 @ben 2020-01-02 #transport");
  const booked = row(his, "Book ferry");
  await expect(booked).toContainText("Overdue since");
  await expect(booked).toContainText("High");
  await expect(his.getByRole("region", { name: "Transport" })).toBeVisible();
  await his.getByText(/^Mine 1$/).click();
  await expect(booked).toBeVisible();

  // Three interactions or fewer: one to write, one to tick; nothing waits for an answer of the server.
  await expect(saved(hers)).toBeVisible();
  await train.setOffline(true);
  await write(hers, "Water the plants");
  await hers.getByRole("checkbox", { name: "Done: Book ferry" }).click();
  await expect(row(hers, "Water the plants")).toBeVisible();
  await expect(hers.getByText(/^Done 1$/)).toBeVisible();

  // Meanwhile Ben says more about the same one; both stand in the end.
  await his.getByRole("button", { name: /^Book ferry/ }).click();
  const dialog = his.getByRole("dialog", { name: "To-do" });
  await dialog.getByLabel("Description").fill("Cabin on the upper deck");
  await dialog.getByRole("button", { name: "Save" }).click();
  await expect(saved(his)).toBeVisible();

  await train.setOffline(false);
  await expect(saved(hers)).toBeVisible();
  await his.getByText(/^Open 1$/).click();
  await expect(row(his, "Water the plants")).toBeVisible();
  await his.getByText(/^Done 1$/).click();
  await expect(row(his, "Cabin on the upper deck")).toBeVisible();
  await hers.getByText(/^Done 1$/).click();
  await expect(row(hers, "Cabin on the upper deck")).toBeVisible();

  // What was removed comes back with one key.
  await his.getByRole("button", { name: /^Book ferry/ }).click();
  await dialog.getByRole("button", { name: "Remove" }).click();
  await expect(his.getByText("None of this kind.")).toBeVisible();
  await his.getByRole("button", { name: "Undo" }).first().click();
  await expect(row(his, "Book ferry")).toBeVisible();
});

test("a viewer reads the to-dos and finds nothing to change them with", async ({ browser, baseURL }) => {
  const ana = await someone(baseURL ?? "", "Ana");
  const vera = await someone(baseURL ?? "", "Vera");
  const tripId = await shortTrip(ana);
  await inviteAs(ana, tripId, vera, "viewer");
  await ana.api.post(`/api/trips/${tripId}/todos`, { data: { title: "Book ferry", position: "a0" } });
  const page = await openTrip(await browserOf(browser, vera), tripId);
  await openTodos(page);
  await expect(page.getByRole("checkbox", { name: "Done: Book ferry" })).toBeDisabled();
  await expect(page.getByLabel("New to-do")).toHaveCount(0);
  await page.getByRole("button", { name: /^Book ferry/ }).click();
  await expect(page.getByRole("dialog", { name: "To-do" }).getByLabel("What")).toHaveAttribute("readonly");
  await expect(page.getByRole("dialog").getByRole("button", { name: "Save" })).toHaveCount(0);
});
