import { expect } from "@playwright/test";
import {
  browserOf,
  dayCalled,
  inviteAs,
  onTrail,
  openTrip,
  renameDay,
  sampleTrip,
  saved,
  shortTrip,
  someone,
  test,
  writeNote,
  writeStop,
} from "./world";

// Kept when it passes, too, with its pictures: what a newcomer can watch.
test.use({ trace: "on" });

test("what Ana plans, Ben sees without loading anything again, and each sees that the other is there", async ({
  browser,
  baseURL,
}) => {
  const ana = await someone(baseURL ?? "", "Ana");
  const ben = await someone(baseURL ?? "", "Ben");
  const tripId = await shortTrip(ana);
  await inviteAs(ana, tripId, ben, "editor");
  const hers = await openTrip(await browserOf(browser, ana), tripId);
  const his = await openTrip(await browserOf(browser, ben), tripId);
  await expect(hers.getByRole("button", { name: "Here now: Ben" })).toBeVisible();
  await expect(his.getByRole("button", { name: "Here now: Ana" })).toBeVisible();

  await renameDay(hers, "Arrival", "First evening");
  await expect(dayCalled(his, "First evening")).toBeVisible();

  await writeStop(hers, "First evening", "Waffles on the quay");
  await expect(onTrail(his, "Waffles on the quay")).toBeVisible();

  await writeNote(his, "First evening", "Bring an umbrella");
  await expect(onTrail(hers, "Bring an umbrella")).toBeVisible();

  await hers.getByRole("button", { name: "Add a place" }).first().click();
  const editor = hers.getByRole("dialog", { name: "New place" });
  await editor.getByLabel("Name").fill("Gravensteen");
  await editor.getByLabel("Coordinates").fill("51.0573, 3.7207");
  await editor.getByRole("button", { name: "Add the place" }).click();
  await expect(his.getByRole("region", { name: "Places" }).getByText("Gravensteen")).toBeVisible();
  await expect(saved(hers)).toBeVisible();

  await his.close();
  await expect(hers.getByRole("button", { name: "Here now: Ben" })).toBeHidden();
});

test("a viewer reads the whole plan and finds nothing to change it with", async ({ browser, baseURL }) => {
  const ana = await someone(baseURL ?? "", "Ana");
  const vera = await someone(baseURL ?? "", "Vera");
  const tripId = await shortTrip(ana);
  await inviteAs(ana, tripId, vera, "viewer");
  const page = await openTrip(await browserOf(browser, vera), tripId);
  await expect(dayCalled(page, "Arrival")).toBeVisible();
  for (const name of ["Add a place", "Add a stop", "Note", "Add a day", "Undo"])
    await expect(page.getByRole("button", { name, exact: true })).toHaveCount(0);
  await page.getByRole("button", { name: "What to do with Arrival" }).click();
  await expect(page.getByRole("menuitem")).toHaveText(["Day details"]);
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "People", exact: true }).click();
  const people = page.getByRole("dialog", { name: "People on this trip" });
  await expect(people.getByText("Ana")).toBeVisible();
  await expect(people.getByRole("combobox")).toHaveCount(0);
  await expect(people.getByRole("button", { name: "Leave this trip" })).toBeVisible();
});

test("somebody who is not on the trip learns nothing of it", async ({ browser, baseURL }) => {
  const ana = await someone(baseURL ?? "", "Ana");
  const otto = await someone(baseURL ?? "", "Otto");
  const page = await openTrip(await browserOf(browser, otto), await shortTrip(ana, "A secret wedding"));
  await expect(page.getByRole("heading", { name: "This trip cannot be found" })).toBeVisible();
  await expect(page.getByText("A secret wedding")).toHaveCount(0);
});

test("two people plan the sample trip, live, with the network of one gone in between", async ({
  browser,
  baseURL,
}) => {
  const ana = await someone(baseURL ?? "", "Ana");
  const ben = await someone(baseURL ?? "", "Ben");
  const tripId = await sampleTrip(ana);
  await inviteAs(ana, tripId, ben, "editor");
  const train = await browserOf(browser, ana);
  const hers = await openTrip(train, tripId);
  const his = await openTrip(await browserOf(browser, ben), tripId);
  // The trip began yesterday: the plan opens at its second day.
  const [today, renamed] = ["Asakusa and the Sumida", "A day by the river"];
  await expect(dayCalled(hers, today)).toBeVisible();
  await writeStop(hers, today, "Ramen at the station");
  await expect(onTrail(his, "Ramen at the station")).toBeVisible();
  await expect(saved(hers)).toBeVisible();

  await train.setOffline(true);
  await writeNote(hers, today, "Written in the tunnel");
  await writeStop(hers, today, "Bath before bed");
  await renameDay(his, today, renamed);
  await writeNote(his, renamed, "Written meanwhile");
  await expect(onTrail(his, "Written in the tunnel")).toHaveCount(0);
  await train.setOffline(false);
  await expect(saved(hers)).toBeVisible();
  for (const page of [hers, his]) {
    await expect(dayCalled(page, renamed)).toBeVisible();
    for (const words of ["Written in the tunnel", "Bath before bed", "Written meanwhile"])
      await expect(onTrail(page, words)).toHaveCount(1);
  }
});
