import { expect, type Page } from "@playwright/test";
import { browserOf, createTrip, inviteAs, openTrip, saved, someone, test, trail } from "./world";

const openBookings = async (page: Page) => {
  await page
    .getByRole("navigation", { name: "Parts of the trip" })
    .getByRole("link", { name: "Bookings" })
    .click();
  await expect(page.getByRole("heading", { name: "Bookings" })).toBeVisible();
};
const card = (page: Page, title: string) => page.getByRole("listitem").filter({ hasText: title });
const begin = async (page: Page, what: string) => {
  await page.getByRole("button", { name: "Add booking" }).click();
  await page.getByRole("menuitem", { name: what, exact: true }).click();
};

test("bookings keep the clocks of both ends, stand in the plan at their time, cost what they cost, and are changed without a network", async ({
  browser,
  baseURL,
}) => {
  const ana = await someone(baseURL ?? "", "Ana");
  const ben = await someone(baseURL ?? "", "Ben");
  const tripId = await createTrip(ana, {
    title: "Over the date line",
    starts_on: "2026-12-08",
    ends_on: "2026-12-11",
    currency: "EUR",
  });
  await inviteAs(ana, tripId, ben, "editor");
  const train = await browserOf(browser, ana, { timezoneId: "Europe/Berlin" });
  const hers = await openTrip(train, tripId);
  const his = await openTrip(await browserOf(browser, ben, { timezoneId: "America/New_York" }), tripId);
  await openBookings(hers);
  await openBookings(his);
  await expect(his.getByText("Nothing reserved yet")).toBeVisible();

  // A flight eastward over the date line: it arrives, by the clocks, before it has left.
  await begin(hers, "Flight");
  const dialog = hers.getByRole("dialog", { name: "New booking" });
  await dialog.getByLabel(/^From/).fill("hnd");
  await hers.getByRole("option", { name: /^HND/ }).click();
  await dialog.getByLabel("Departs on").fill("2026-12-08");
  await dialog.getByLabel("Departs at").fill("17:00");
  await dialog.getByLabel(/^To\b/).fill("los angeles");
  await hers.getByRole("option", { name: /^LAX/ }).click();
  await dialog.getByLabel("Arrives at").fill("09:45");
  await dialog.getByLabel("Flight number").fill("NH 106");
  await dialog.getByLabel("Confirmation code").fill("X7K2PQ");
  await dialog.getByLabel("Price").fill("620");
  await dialog.getByRole("button", { name: "Save" }).click();
  await expect(dialog).toBeHidden();
  const flight = card(his, "NH 106");
  await expect(flight).toContainText("9 hrs 45 mins");
  await expect(flight).toContainText("17:00");
  await expect(flight).toContainText("09:45");
  await expect(flight).toContainText("GMT+9");
  await expect(flight).toContainText("€620.00");

  // The code is large at the counter, and hidden from whoever looks over a shoulder.
  await his.getByRole("button", { name: "Hide the codes until tapped" }).click();
  await expect(flight).not.toContainText("X7K2PQ");
  await flight.getByRole("button", { name: /^Show the code/ }).click();
  await expect(his.getByRole("dialog").getByText("X7K2PQ")).toBeVisible();
  await expect(his.getByRole("img", { name: "QR code of the confirmation code" })).toBeVisible();
  await his.keyboard.press("Escape");

  // Without a network Ana books a bed, while Ben confirms the flight.
  await expect(saved(hers)).toBeVisible();
  await train.setOffline(true);
  await begin(hers, "A place to sleep");
  const stay = hers.getByRole("dialog", { name: "New stay" });
  await stay.getByLabel("Where").fill("Motel by the sea");
  await stay.getByLabel("Check-out on").fill("2026-12-08");
  await stay.getByRole("button", { name: "Save" }).click();
  await expect(stay.getByRole("alert")).toContainText("after the day of check-in");
  await stay.getByLabel("Check-out on").fill("2026-12-10");
  await stay.getByLabel("Door opens").fill("15:00");
  await stay.getByRole("button", { name: "Save" }).click();
  await expect(card(hers, "Motel by the sea")).toContainText("2 nights");
  await flight.getByRole("button", { name: "Tokyo to Los Angeles", exact: true }).click();
  const edit = his.getByRole("dialog", { name: "Booking" });
  await edit.getByRole("combobox", { name: "Status" }).click();
  await his.getByRole("option", { name: "Confirmed" }).click();
  await edit.getByLabel("Price").fill("640");
  await edit.getByRole("button", { name: "Save" }).click();
  await expect(flight).toContainText("Confirmed");
  await train.setOffline(false);
  await expect(saved(hers)).toBeVisible();
  await expect(card(his, "Motel by the sea")).toBeVisible();
  await expect(card(hers, "NH 106")).toContainText("€640.00");

  // Ben leaves the flight out of his map; his device remembers it, and Ana's map is her own.
  const dots = async (page: Page) => {
    const shown = page.locator("[data-dots]");
    await expect(shown).toBeVisible();
    return Number(await shown.getAttribute("data-dots"));
  };
  const tabs = his.getByRole("navigation", { name: "Parts of the trip" });
  await tabs.getByRole("link", { name: "Plan" }).click();
  await his.getByRole("button", { name: "Whole trip" }).waitFor();
  const before = await dots(his);
  await tabs.getByRole("link", { name: "Bookings" }).click();
  const onMap = card(his, "NH 106").getByRole("button", { name: /on the map$/ });
  await onMap.click();
  await his.reload();
  await expect(onMap).toHaveAttribute("aria-pressed", "false");
  await tabs.getByRole("link", { name: "Plan" }).click();
  await expect(his.locator(`[data-dots="${before - 2}"]`)).toBeVisible();
  await tabs.getByRole("link", { name: "Bookings" }).click();
  await expect(card(hers, "NH 106").getByRole("button", { name: /on the map$/ })).toHaveAttribute(
    "aria-pressed",
    "true",
  );

  // The plan shows both at their time, and the costs have followed the price.
  const nav = hers.getByRole("navigation", { name: "Parts of the trip" });
  await nav.getByRole("link", { name: "Costs" }).click();
  await expect(card(hers, "€640.00")).toContainText("Planned, nobody has paid");
  await nav.getByRole("link", { name: "Plan" }).click();
  await expect(trail(hers).getByRole("link", { name: /HND → LAX/ })).toContainText("17:00 – 09:45");
  await expect(
    trail(hers)
      .getByRole("link", { name: /Motel by the sea/ })
      .first(),
  ).toContainText("Check-in");
  await trail(hers)
    .getByRole("link", { name: /HND → LAX/ })
    .click();
  await expect(hers.getByRole("dialog", { name: "Booking" })).toBeVisible();
  await hers.getByRole("dialog").getByRole("button", { name: "Remove" }).click();
  await expect(card(his, "NH 106")).toBeHidden();
  await hers.getByRole("button", { name: "Undo" }).first().click();
  await expect(card(his, "NH 106")).toBeVisible();
});

test("a viewer reads the bookings and finds nothing to change them with", async ({ browser, baseURL }) => {
  const ana = await someone(baseURL ?? "", "Ana");
  const vera = await someone(baseURL ?? "", "Vera");
  const tripId = await createTrip(ana, { title: "A long weekend" });
  await inviteAs(ana, tripId, vera, "viewer");
  const hers = await openTrip(await browserOf(browser, ana), tripId);
  await openBookings(hers);
  await begin(hers, "Restaurant");
  const dialog = hers.getByRole("dialog", { name: "New booking" });
  await dialog.getByRole("button", { name: "Save" }).click();
  await expect(dialog.getByRole("alert")).toContainText("Write what it is");
  await dialog.getByLabel("Title").fill("Table for two");
  // Nobody knows the dates of this trip yet, but on which of its days it is.
  await dialog.getByRole("combobox", { name: "On the days" }).click();
  await hers.getByRole("option", { name: "Day 2" }).click();
  await dialog.getByRole("button", { name: "Save" }).click();
  const page = await openTrip(await browserOf(browser, vera), tripId);
  await openBookings(page);
  await expect(page.getByRole("button", { name: "Add booking" })).toBeHidden();
  await expect(card(page, "Table for two")).toContainText("Day 2");
  await page.getByRole("button", { name: "Table for two", exact: true }).click();
  await expect(page.getByRole("dialog", { name: "Booking" }).getByLabel("Title")).toHaveValue(
    "Table for two",
  );
  await expect(page.getByRole("button", { name: "Save", exact: true })).toBeHidden();
  await page.keyboard.press("Escape");
  await page
    .getByRole("navigation", { name: "Parts of the trip" })
    .getByRole("link", { name: "Plan" })
    .click();
  await expect(trail(page).getByRole("link", { name: /Table for two/ })).toHaveCount(1);
});
