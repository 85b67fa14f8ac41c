import { expect } from "@playwright/test";
import {
  addPlace,
  browserOf,
  dayCalled,
  openTrip,
  shortTrip,
  someone,
  test,
  trail,
  writeStop,
} from "./world";

test("the keyboard alone finds a place, says which keys there are, and moves a stop", async ({
  browser,
  baseURL,
}) => {
  const ana = await someone(baseURL ?? "", "Ana");
  const tripId = await shortTrip(ana);
  await addPlace(ana, tripId, "Gravensteen", 51.0573, 3.7207);
  const page = await openTrip(await browserOf(browser, ana), tripId);
  await writeStop(page, "Arrival", "Waffles");
  await writeStop(page, "Arrival", "Boat");
  const order = () => trail(page).getByText(/^(Waffles|Boat)$/);
  await expect(order()).toHaveText(["Waffles", "Boat"]);

  await dayCalled(page, "Arrival").focus();
  await page.keyboard.press("ArrowDown");
  await expect(
    trail(page)
      .getByRole("button", { name: /Waffles/ })
      .first(),
  ).toBeFocused();
  await page.keyboard.press("Alt+ArrowDown");
  await expect(order()).toHaveText(["Boat", "Waffles"]);
  await page.keyboard.press("Alt+ArrowUp");
  await expect(order()).toHaveText(["Waffles", "Boat"]);

  await page.keyboard.press("Shift+?");
  const keys = page.getByRole("dialog", { name: "Keyboard shortcuts" });
  await expect(keys).toContainText("Add a place");
  await expect(keys).toContainText("Undo");
  await page.keyboard.press("Escape");
  await expect(keys).toBeHidden();

  await page.keyboard.press("Control+k");
  await page.getByPlaceholder("Find a trip, a place, an action…").fill("gravens");
  await expect(page.getByRole("button", { name: /Gravensteen/ }).last()).toBeVisible();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { name: "Gravensteen" })).toBeVisible();
});
