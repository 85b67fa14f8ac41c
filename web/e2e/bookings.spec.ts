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

const PAGE = `<!DOCTYPE html><html><head><script type="application/ld+json">${JSON.stringify([
  {
    "@type": "FlightReservation",
    reservationNumber: "X7K2PQ",
    reservationFor: {
      flightNumber: "224",
      airline: { name: "All Nippon Airways", iataCode: "NH" },
      departureAirport: { iataCode: "FRA" },
      departureTime: "2026-12-08T20:45:00+01:00",
      arrivalAirport: { iataCode: "HND" },
      arrivalTime: "2026-12-09T16:55:00+09:00",
    },
  },
  {
    "@type": "LodgingReservation",
    reservationNumber: "HTL-9",
    checkinTime: "2026-12-09T15:00",
    checkoutTime: "2026-12-12T11:00",
    reservationFor: { name: "Inn by the river", address: "1 Kiya-machi, Kyoto" },
  },
])}</script></head><body>Thank you.</body></html>`;
const MAIL = `Subject: Your booking\nMIME-Version: 1.0\nContent-Type: text/html; charset=utf-8\n\n${PAGE}`;

test("a confirmation that is dropped is read, looked at, added, and kept with what came out of it", async ({
  browser,
  baseURL,
}) => {
  const ana = await someone(baseURL ?? "", "Ana");
  const tripId = await createTrip(ana, { title: "Kyoto", starts_on: "2026-12-08", ends_on: "2026-12-12" });
  const page = await openTrip(await browserOf(browser, ana), tripId);
  await openBookings(page);
  const drop = async (name: string, content: string) => {
    const data = await page.evaluateHandle(
      ([name, content]) => {
        const data = new DataTransfer();
        data.items.add(new File([content], name, { type: "text/html" }));
        return data;
      },
      [name, content] as const,
    );
    await page.locator("main").dispatchEvent("dragover", { dataTransfer: data });
    await page.locator("main").dispatchEvent("drop", { dataTransfer: data });
  };
  await drop("confirmation.eml", MAIL);
  const dialog = page.getByRole("dialog", { name: "Bookings in confirmation.eml" });
  await expect(card(page, "NH 224")).toContainText("20:45");
  await expect(card(page, "Inn by the river")).toContainText("3 nights");
  await page.screenshot({ path: "test-results/import.png" });
  await dialog.getByRole("button", { name: "Add 2 bookings" }).click();
  await expect(dialog).toBeHidden();
  await expect(card(page, "NH 224")).toContainText("12 hrs 10 mins");
  await expect(card(page, "Inn by the river").getByRole("link", { name: "confirmation.eml" })).toBeVisible();

  // The same once more: it is known, so nothing is chosen.
  await drop("again.html", PAGE);
  const again = page.getByRole("dialog", { name: "Bookings in again.html" });
  await expect(again.getByText("On this trip already")).toHaveCount(2);
  await expect(again.getByRole("button", { name: "Add 0 bookings" })).toBeDisabled();
  await again.getByRole("button", { name: "Cancel" }).click();

  // What says nothing to machines is kept, and one writes by hand.
  await drop("notes.txt", "See you there");
  await expect(page.getByText("Nothing that can be read")).toBeVisible();
  await page.getByRole("button", { name: "Keep the file with the trip" }).click();
  await page
    .getByRole("navigation", { name: "Parts of the trip" })
    .getByRole("link", { name: "Files" })
    .click();
  await expect(page.getByText("notes.txt").first()).toBeVisible();

  await page.goto(`/trips/${tripId}/bookings`);
  await page.getByRole("button", { name: "Undo" }).first().waitFor({ state: "detached" });
  await drop("broken.json", "{");
  await expect(page.getByRole("alert")).toContainText("begins like JSON");
});
