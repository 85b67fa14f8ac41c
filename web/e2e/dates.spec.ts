import { expect } from "@playwright/test";
import {
  browserOf,
  daysOf,
  onTrail,
  openTrip,
  saved,
  shortTrip,
  someone,
  stopsOf,
  test,
  writeStop,
} from "./world";

test("new dates are shown day by day before they happen, and what no longer fits waits in the tray", async ({
  browser,
  baseURL,
}) => {
  const ana = await someone(baseURL ?? "", "Ana");
  const tripId = await shortTrip(ana);
  const page = await openTrip(await browserOf(browser, ana), tripId);
  await writeStop(page, "Arrival", "Waffles on the quay");
  await expect(saved(page)).toBeVisible();

  await page.goto("/");
  await page.getByRole("button", { name: "More for Three days in Ghent" }).first().click();
  await page.getByRole("menuitem", { name: "Edit…" }).click();
  const dialog = page.getByRole("dialog", { name: "Edit trip" });
  await dialog.getByRole("button", { name: "First and last day" }).click();
  for (const day of ["3 March 2027", "5 March 2027"])
    await page.getByRole("button", { name: day, exact: true }).click();

  const preview = dialog.getByRole("region", { name: "What happens to the days" });
  await expect(preview).toContainText("3 days move");
  await dialog.getByRole("radio", { name: "Stay on its dates" }).click();
  await expect(preview).toContainText("1 day stays as it is.");
  await expect(preview).toContainText("1 day goes to “Unscheduled”, with everything on it");
  await expect(preview).toContainText("1 empty day goes");
  await expect(preview).toContainText("2 new days");
  // Looking at it has changed nothing yet.
  expect((await daysOf(ana, tripId)).map((day) => day.day_on)).toEqual([
    "2027-03-01",
    "2027-03-02",
    "2027-03-03",
  ]);
  await dialog.getByRole("button", { name: "Save" }).click();
  await expect(dialog).toBeHidden();

  await page.getByRole("link", { name: "Three days in Ghent" }).first().click();
  await expect(page.getByText("Unscheduled (1)")).toBeVisible();
  await expect(onTrail(page, "Waffles on the quay")).toBeVisible();
  await expect(saved(page)).toBeVisible();
  const days = await daysOf(ana, tripId);
  expect(
    days
      .map((day) => day.day_on)
      .filter(Boolean)
      .sort(),
  ).toEqual(["2027-03-03", "2027-03-04", "2027-03-05"]);
  const [arrival] = days.filter((day) => day.day_on === null);
  expect(arrival?.title).toBe("Arrival");
  expect((await stopsOf(ana, tripId)).map((stop) => [stop.title, stop.day_id])).toEqual([
    ["Waffles on the quay", arrival?.id],
  ]);
});
