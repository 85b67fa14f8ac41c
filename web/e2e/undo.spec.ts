import { expect } from "@playwright/test";
import {
  browserOf,
  dayCalled,
  daysOf,
  nameDay,
  openTrip,
  renameDay,
  shortTrip,
  someone,
  test,
} from "./world";

test("a change is taken back from its toast, or by keys, made again by keys, and what others did stays", async ({
  browser,
  baseURL,
}) => {
  const ana = await someone(baseURL ?? "", "Ana");
  const tripId = await shortTrip(ana);
  const page = await openTrip(await browserOf(browser, ana), tripId);

  await renameDay(page, "Arrival", "Train day");
  await expect(dayCalled(page, "Train day")).toBeVisible();
  await page
    .getByRole("status")
    .filter({ hasText: "Day edited" })
    .getByRole("button", { name: "Undo" })
    .click();
  await expect(dayCalled(page, "Arrival")).toBeVisible();

  await renameDay(page, "Arrival", "Boat day");
  await expect(dayCalled(page, "Boat day")).toBeVisible();
  await nameDay(ana, tripId, 2, "Bicycles");
  await expect(dayCalled(page, "Bicycles")).toBeVisible();
  await page.keyboard.press("Control+z");
  await expect(dayCalled(page, "Arrival")).toBeVisible();
  await page.keyboard.press("Control+Shift+z");
  await expect(dayCalled(page, "Boat day")).toBeVisible();
  await expect
    .poll(async () => (await daysOf(ana, tripId)).map((day) => day.title))
    .toEqual(["Boat day", "Bicycles", null]);
});
