import { expect, type Page } from "@playwright/test";
import { browserOf, inviteAs, openTrip, saved, shortTrip, someone, test } from "./world";

const openPacking = async (page: Page) => {
  await page
    .getByRole("navigation", { name: "Parts of the trip" })
    .getByRole("link", { name: "Lists" })
    .click();
  await expect(page.getByRole("heading", { name: "Packing" })).toBeVisible();
};
const row = (page: Page, name: string) => page.getByRole("listitem").filter({ hasText: name });
const write = async (page: Page, line: string) => {
  await page.getByLabel("New thing to pack").fill(line);
  await page.getByLabel("New thing to pack").press("Enter");
};
const choose = async (page: Page, name: string, deed: string) => {
  await page.getByRole("button", { name: `What to do with ${name}` }).click();
  await page.getByRole("menuitem", { name: deed }).click();
};

test("a packing list is written, shared as far as its owner wants, weighed and ticked without a network", async ({
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
  await openPacking(hers);
  await openPacking(his);

  await his.getByRole("button", { name: "Passport", exact: true }).click();
  await expect(row(hers, "Passport")).toBeVisible();
  await hers.getByRole("button", { name: "Add bag" }).click();
  const bag = hers.getByRole("dialog", { name: "New bag" });
  await bag.getByLabel("Name").fill("Blue suitcase");
  await bag.getByLabel("May weigh").fill("35");
  await bag.getByRole("button", { name: "Save" }).click();
  await write(hers, "3x T-shirts 160g #Clothes @ben >blue");
  await expect(row(his, "T-shirts × 3")).toContainText("Blue suitcase");
  await expect(his.getByRole("region", { name: "Clothes" })).toBeVisible();

  // What is hers alone never comes to him, until she shares it.
  await hers.getByText("Only for me", { exact: true }).click();
  await write(hers, "Birthday present 700g >blue");
  await expect(row(hers, "Birthday present")).toContainText("Only mine");
  await expect(hers.getByText("too heavy")).toBeVisible();
  await expect(saved(hers)).toBeVisible();
  await choose(his, "T-shirts", "I do not bring it");
  await expect(saved(his)).toBeVisible();
  await expect(row(his, "Birthday present")).toHaveCount(0);
  await hers.getByRole("button", { name: /^Birthday present/ }).click();
  const item = hers.getByRole("dialog", { name: "Thing to pack" });
  await item.getByText("Mine, shared").click();
  await item.getByText("Ben", { exact: true }).click();
  await item.getByRole("button", { name: "Save" }).click();
  await expect(row(his, "Birthday present")).toContainText("Shared by Ana");

  // Three interactions or fewer, and nothing waits for an answer of the server.
  await expect(saved(hers)).toBeVisible();
  await train.setOffline(true);
  await hers.getByRole("checkbox", { name: "Packed: T-shirts" }).click();
  await write(hers, "Toothbrush");
  await expect(row(hers, "Toothbrush")).toBeVisible();
  await expect(hers.getByText("1 of 4 packed")).toBeVisible();
  await train.setOffline(false);
  await expect(saved(hers)).toBeVisible();
  await expect(his.getByRole("checkbox", { name: "Packed: T-shirts" })).toBeChecked();
  await expect(row(his, "Toothbrush"), "it was written for her alone").toHaveCount(0);

  // A list from elsewhere is shown before it is added, and one key takes all of it away again.
  await his.getByRole("button", { name: "More about packing" }).click();
  await his.getByRole("menuitem", { name: "Paste a list" }).click();
  const paste = his.getByRole("dialog");
  await paste.getByRole("textbox").fill("Papers,Visa,10,Folder\nPapers,Tickets,5,Folder");
  await expect(paste.getByRole("list", { name: "What will be added" })).toContainText("Visa");
  await paste.getByRole("button", { name: "Add 2 things" }).click();
  await expect(row(hers, "Tickets")).toContainText("Folder");
  await his.getByRole("button", { name: "Undo" }).first().click();
  await expect(row(hers, "Tickets")).toHaveCount(0);
});

test("whoever is removed by mistake finds again what they alone can see", async ({ browser, baseURL }) => {
  const ana = await someone(baseURL ?? "", "Ana");
  const ben = await someone(baseURL ?? "", "Ben");
  const tripId = await shortTrip(ana);
  await inviteAs(ana, tripId, ben, "editor");
  const his = await openTrip(await browserOf(browser, ben), tripId);
  await openPacking(his);
  await write(his, "Tent @ben");
  await his.getByText("Only for me", { exact: true }).click();
  await write(his, "Love letter");
  await expect(row(his, "Love letter")).toContainText("Only mine");
  await expect(saved(his)).toBeVisible();

  const hers = await openTrip(await browserOf(browser, ana), tripId);
  await openPacking(hers);
  const bringer = row(hers, "Tent").getByText("B", { exact: true });
  await expect(bringer).toBeVisible();
  await hers
    .getByRole("button", { name: /^People/ })
    .first()
    .click();
  await hers.getByRole("button", { name: "More for Ben" }).click();
  await hers.getByRole("menuitem", { name: "Remove from the trip" }).click();
  await hers.keyboard.press("Escape");
  await expect(bringer).toHaveCount(0);
  await expect(row(his, "Love letter")).toHaveCount(0);
  await hers.getByRole("button", { name: "Undo" }).first().click();
  await expect(bringer).toBeVisible();
  const again = await openTrip(await browserOf(browser, ben), tripId);
  await openPacking(again);
  await expect(row(again, "Love letter")).toContainText("Only mine");
});

test("what one takes along is kept as gear and taken along again; a template serves everybody", async ({
  browser,
  baseURL,
}) => {
  const ana = await someone(baseURL ?? "", "Ana");
  const [first, second] = [await shortTrip(ana, "First"), await shortTrip(ana, "Second")];
  const context = await browserOf(browser, ana);
  const page = await openTrip(context, first);
  await openPacking(page);
  await write(page, "Tent 2kg");
  await page.getByRole("button", { name: "More about packing" }).click();
  await page.getByRole("menuitem", { name: "Keep in my gear" }).click();
  await page.getByRole("button", { name: "Keep 1 thing" }).click();
  await expect(page.getByRole("dialog")).toBeHidden();
  // An address that is typed starts the page anew: what was just done must be on the device.
  await expect(saved(page)).toBeVisible();

  await page.goto("/gear");
  await page.getByRole("button", { name: "New kit" }).click();
  await page.getByRole("dialog", { name: "New kit" }).getByLabel("Name").fill("Camp");
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await page.getByRole("button", { name: /^Tent/ }).click();
  const gear = page.getByRole("dialog", { name: "Gear" });
  await gear.getByRole("combobox", { name: "In the kit" }).click();
  await page.getByRole("option", { name: "Camp" }).click();
  await gear.getByRole("button", { name: "Save" }).click();
  await expect(page.getByRole("button", { name: /Camp.*4.4 lb/ })).toBeVisible();
  await expect(saved(page)).toBeVisible();

  await page.goto(`/trips/${second}`);
  await openPacking(page);
  await page.getByRole("button", { name: "More about packing" }).click();
  await page.getByRole("menuitem", { name: "From my gear" }).click();
  await page.getByRole("checkbox", { name: "Camp" }).click();
  await page.getByRole("button", { name: "Add 1 thing" }).click();
  await expect(page.getByRole("region", { name: "Camp" })).toContainText("Tent");
  await expect(row(page, "Tent")).toContainText("Only mine");
});

test("a viewer reads what is everybody's and finds nothing to change it with", async ({
  browser,
  baseURL,
}) => {
  const ana = await someone(baseURL ?? "", "Ana");
  const vera = await someone(baseURL ?? "", "Vera");
  const tripId = await shortTrip(ana);
  await inviteAs(ana, tripId, vera, "viewer");
  await ana.api.post(`/api/trips/${tripId}/packing_items`, { data: { name: "Passport", position: "a0" } });
  const page = await openTrip(await browserOf(browser, vera), tripId);
  await openPacking(page);
  await expect(page.getByRole("checkbox", { name: "Packed: Passport" })).toBeDisabled();
  await expect(page.getByLabel("New thing to pack")).toHaveCount(0);
  await expect(page.getByRole("button", { name: "What to do with Passport" })).toHaveCount(0);
  await page.getByRole("button", { name: /^Passport/ }).click();
  await expect(page.getByRole("dialog").getByLabel("What")).toHaveAttribute("readonly");
  await expect(page.getByRole("dialog").getByRole("button", { name: "Save" })).toHaveCount(0);
});
