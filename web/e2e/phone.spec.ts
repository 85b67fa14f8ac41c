import { expect } from "@playwright/test";
import {
  addPlace,
  browserOf,
  dayCalled,
  onTrail,
  openTrip,
  saved,
  shortTrip,
  someone,
  stopsOf,
  test,
} from "./world";

const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true, deviceScaleFactor: 2 };

test("on a phone one plans with the thumb: sheet, places and the way around", async ({
  browser,
  baseURL,
}) => {
  const ana = await someone(baseURL ?? "", "Ana");
  const tripId = await shortTrip(ana);
  await addPlace(ana, tripId, "Gravensteen", 51.0573, 3.7207);
  const page = await openTrip(await browserOf(browser, ana, PHONE), tripId);
  await expect(dayCalled(page, "Arrival")).toBeVisible();

  await page.getByRole("button", { name: "Raise the sheet" }).tap();
  await page.getByRole("button", { name: "Add a stop" }).first().tap();
  await page.getByLabel("New stop").fill("graven");
  await page.getByRole("option", { name: "Gravensteen" }).tap();
  await page.getByLabel("New stop").press("Escape");
  await expect(onTrail(page, "Gravensteen")).toBeVisible();
  await expect(saved(page)).toBeVisible();
  expect(await stopsOf(ana, tripId)).toHaveLength(1);

  await page.getByRole("radiogroup", { name: "What the sheet shows" }).getByText("Places").tap();
  await page.getByRole("region", { name: "Places" }).getByText("Gravensteen").tap();
  await expect(page.getByRole("heading", { name: "Gravensteen" })).toBeVisible();

  // Nothing is wider than the screen.
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);

  const bottom = page.getByRole("navigation", { name: "Main" });
  await bottom.getByRole("button", { name: "More" }).tap();
  await page.getByRole("menuitem", { name: "People" }).tap();
  await expect(page.getByRole("dialog", { name: "People on this trip" })).toBeVisible();
  await page.getByRole("dialog").getByRole("button", { name: "Close" }).tap();
  await bottom.getByRole("button", { name: "More" }).tap();
  await page.getByRole("menuitem", { name: "My trips" }).tap();
  await expect(page.getByRole("heading", { name: "My trips" })).toBeAttached();
  await bottom.getByRole("link", { name: "Settings" }).tap();
  await expect(page.getByRole("heading", { name: "Settings", level: 1 })).toBeVisible();
});
