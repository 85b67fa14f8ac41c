import { expect, type Page } from "@playwright/test";
import { browserOf, inviteAs, openTrip, saved, shortTrip, someone, test } from "./world";

const openCosts = async (page: Page) => {
  await page
    .getByRole("navigation", { name: "Parts of the trip" })
    .getByRole("link", { name: "Costs" })
    .click();
  await expect(page.getByRole("heading", { name: "Costs" })).toBeVisible();
};
const row = (page: Page, title: string) => page.getByRole("listitem").filter({ hasText: title });
const write = async (page: Page, line: string) => {
  await page.getByLabel("New expense").fill(line);
  await page.getByLabel("New expense").press("Enter");
};
const look = (page: Page, pane: string) =>
  page.getByRole("radiogroup", { name: "What to see" }).getByText(pane).click();

test("costs are written in one line, split, evened out and budgeted by two people, also without a network", async ({
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
  await openCosts(hers);
  await openCosts(his);
  await expect(his.getByText("Nothing spent yet")).toBeVisible();

  await write(hers, "Dinner 84.50 #food");
  await expect(row(his, "Dinner")).toContainText("€84.50");
  await expect(his.getByText("You owe")).toBeVisible();
  await expect(row(his, "Dinner")).toContainText("your part €42.25");

  // Written and shown without an answer of the server; a rate comes from the table on the device.
  await expect(saved(hers)).toBeVisible();
  await train.setOffline(true);
  await write(hers, "Ramen 2400 jpy @ben");
  await expect(row(hers, "Ramen")).toContainText("your part €6.83");
  await look(hers, "Who owes whom");
  await expect(hers.getByRole("region", { name: "Balances" })).toContainText("gets €35.42");

  // Meanwhile Ben shares the dinner otherwise.
  await row(his, "Dinner").getByRole("button").click();
  const dialog = his.getByRole("dialog", { name: "Expense" });
  await dialog.getByRole("radiogroup", { name: "How it is shared" }).getByText("Amounts").click();
  await dialog.getByLabel("Part of Ben").fill("20");
  await dialog.getByRole("button", { name: "Save" }).click();
  await expect(dialog.getByRole("alert")).toContainText("€22.25 is missing");
  await dialog.getByLabel("Part of Ana").fill("64.50");
  await dialog.getByRole("button", { name: "Save" }).click();
  await expect(dialog).toBeHidden();
  await expect(saved(his)).toBeVisible();

  await train.setOffline(false);
  await expect(saved(hers)).toBeVisible();
  await expect(row(his, "Ramen")).toBeVisible();
  await look(his, "Who owes whom");
  for (const page of [hers, his])
    await expect(page.getByRole("region", { name: "Balances" })).toContainText("13.17");
  await his.getByRole("button", { name: "Pay Ana by QR code" }).click();
  await his.getByLabel("IBAN of Ana").fill("DE89 3704 0044 0532 0130 00");
  await expect(his.getByRole("img", { name: "QR code of the transfer" })).toBeVisible();
  await his.keyboard.press("Escape");
  await his.getByRole("button", { name: "It is paid" }).click();
  await expect(hers.getByText("Everybody is even.")).toBeVisible();
  await expect(hers.getByRole("region", { name: "Given already" })).toContainText("Ben gave Ana");

  await look(hers, "Budget");
  await hers.getByLabel("Budget: Food and drink").fill("50");
  await hers.getByLabel("Budget: Food and drink").press("Enter");
  await look(his, "Budget");
  await expect(
    his.getByRole("region", { name: "Budget" }).getByRole("listitem").filter({ hasText: "over" }),
  ).toContainText("€34.50 over");

  // What was removed comes back with one key.
  await look(his, "Expenses");
  await row(his, "Ramen").getByRole("button").click();
  await dialog.getByRole("button", { name: "Remove" }).click();
  await expect(row(his, "Ramen")).toHaveCount(0);
  await his.getByRole("button", { name: "Undo" }).first().click();
  await expect(row(his, "Ramen")).toBeVisible();
});

test("whoever leaves stays in the costs by name, and a viewer changes nothing", async ({
  browser,
  baseURL,
}) => {
  const ana = await someone(baseURL ?? "", "Ana");
  const vera = await someone(baseURL ?? "", "Vera");
  const ben = await someone(baseURL ?? "", "Ben");
  const tripId = await shortTrip(ana);
  await inviteAs(ana, tripId, vera, "viewer");
  await inviteAs(ana, tripId, ben, "editor");
  const hers = await openTrip(await browserOf(browser, ana), tripId);
  await openCosts(hers);
  await write(hers, "Museum 30");
  await look(hers, "Who owes whom");
  await expect(row(hers, "Vera").first()).toContainText("owes €10.00");

  // Ben does not come along after all, and the others take over his share.
  await hers
    .getByRole("button", { name: /^People/ })
    .first()
    .click();
  await hers.getByRole("button", { name: "More for Ben" }).click();
  await hers.getByRole("menuitem", { name: "Remove from the trip" }).click();
  await hers.getByRole("radio", { name: "The others take it over" }).check();
  await hers.getByRole("button", { name: "Remove", exact: true }).click();
  await hers.keyboard.press("Escape");
  await expect(row(hers, "Vera").first()).toContainText("owes €15.00");
  await look(hers, "Budget");
  await hers.getByLabel("Budget: In all").fill("40");
  await hers.getByLabel("Budget: In all").press("Enter");
  await hers.getByRole("checkbox", { name: "Budget per person: In all" }).check();
  await expect(hers.getByText("€50.00 left")).toBeVisible();

  const page = await openTrip(await browserOf(browser, vera), tripId);
  await openCosts(page);
  await expect(page.getByLabel("New expense")).toHaveCount(0);
  await row(page, "Museum").getByRole("button").click();
  await expect(page.getByRole("dialog").getByRole("button", { name: "Save" })).toHaveCount(0);
  await page.keyboard.press("Escape");
  await page
    .getByRole("button", { name: /^People/ })
    .first()
    .click();
  await page.getByRole("button", { name: "Leave this trip" }).click();
  await page.getByRole("button", { name: "Leave", exact: true }).click();
  await expect(page).toHaveURL(/\/$/);
  await look(hers, "Who owes whom");
  await expect(row(hers, "Vera").first()).toContainText("owes €15.00");
});
