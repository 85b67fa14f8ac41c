import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type BrowserContext, chromium, expect } from "@playwright/test";
import {
  addPlace,
  browserOf,
  dayCalled,
  daysOf,
  inviteAs,
  nameDay,
  notesOf,
  onTrail,
  openTrip,
  renameDay,
  type Someone,
  saved,
  shortTrip,
  someone,
  stopsOf,
  test,
  writeNote,
  writeStop,
} from "./world";

let profile = "";
test.beforeEach(() => {
  profile = mkdtempSync(join(tmpdir(), "cairn-profile-"));
});
test.afterEach(() => rmSync(profile, { recursive: true, force: true }));

/** A browser that is really started and really closed; what it knows the next time is what it kept on the disk. */
async function start(network: "on" | "off" | "none"): Promise<BrowserContext> {
  const { baseURL, locale, timezoneId, viewport, launchOptions } = test.info().project.use;
  const given = { baseURL, locale, timezoneId, viewport, ...launchOptions, offline: network === "off" };
  // "off" can be switched on later, but ends with the browser's own end, and what waits is then sent in its last
  // moments. Behind a proxy that is not there, nothing ever is.
  const proxy = { server: "http://127.0.0.1:9", bypass: "<-loopback>" };
  return chromium.launchPersistentContext(profile, network === "none" ? { ...given, proxy } : given);
}

/** Opens the trip once with a network, as somebody does at home, and closes the browser when all is kept. */
async function openAtHome(who: Someone, tripId: string): Promise<void> {
  const home = await start("on");
  await home.addCookies((await who.api.storageState()).cookies);
  const page = await openTrip(home, tripId);
  await expect(dayCalled(page, "Arrival")).toBeVisible();
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready;
  });
  await expect(saved(page)).toBeVisible();
  await home.close();
}

test("a browser started without a network opens the trip, plans on, and loses and doubles nothing once it is back", async ({
  browser,
  baseURL,
}) => {
  const ana = await someone(baseURL ?? "", "Ana");
  const ben = await someone(baseURL ?? "", "Ben");
  const tripId = await shortTrip(ana);
  await addPlace(ana, tripId, "Gravensteen");
  await inviteAs(ana, tripId, ben, "editor");
  await openAtHome(ana, tripId);

  let train = await start("none");
  let page = await openTrip(train, tripId);
  await expect(dayCalled(page, "Arrival")).toBeVisible();
  await expect(page.getByRole("region", { name: "Places" }).getByText("Gravensteen")).toBeVisible();
  await writeStop(page, "Arrival", "Waffles on the quay");
  await writeNote(page, "Arrival", "Bring an umbrella");
  await renameDay(page, "Arrival", "Ana's evening");
  await expect(page.getByRole("button", { name: "Offline, 3 waiting" })).toBeVisible();
  await train.close();

  // Meanwhile, at home, Ben gives the same day another name.
  await nameDay(ben, tripId, 1, "Ben's evening");

  // What was written on the train has outlived the browser, still without a network.
  train = await start("off");
  page = await openTrip(train, tripId);
  await expect(dayCalled(page, "Ana's evening")).toBeVisible();
  await expect(onTrail(page, "Waffles on the quay")).toBeVisible();
  await expect(page.getByRole("button", { name: "Offline, 3 waiting" })).toBeVisible();

  await train.setOffline(false);
  const question = page.getByRole("dialog", { name: "Which one should it be?" });
  await expect(question).toContainText("You wroteAna's evening");
  await expect(question).toContainText("Ben wroteBen's evening");
  await question.getByRole("button", { name: "Keep mine" }).click();
  await expect(question).toBeHidden();
  await expect(saved(page)).toBeVisible();

  await expect
    .poll(async () => (await daysOf(ben, tripId)).map((day) => day.title))
    .toEqual(["Ana's evening", null, null]);
  expect((await stopsOf(ben, tripId)).map((stop) => stop.title)).toEqual(["Waffles on the quay"]);
  expect((await notesOf(ben, tripId)).map((note) => note.text)).toEqual(["Bring an umbrella"]);
  const his = await openTrip(await browserOf(browser, ben), tripId);
  await expect(dayCalled(his, "Ana's evening")).toBeVisible();
  await train.close();
});

test("keeping theirs settles the question, too, and leaves what they wrote", async ({ browser, baseURL }) => {
  const ana = await someone(baseURL ?? "", "Ana");
  const ben = await someone(baseURL ?? "", "Ben");
  const tripId = await shortTrip(ana);
  await inviteAs(ana, tripId, ben, "editor");
  const context = await browserOf(browser, ana);
  const page = await openTrip(context, tripId);
  // The days come with the plan's own chunk, which a slow machine may still be fetching when the trip is saved.
  await expect(dayCalled(page, "Arrival")).toBeVisible();
  await expect(saved(page)).toBeVisible();
  await context.setOffline(true);
  await renameDay(page, "Arrival", "Mine");
  await nameDay(ben, tripId, 1, "Theirs");
  await context.setOffline(false);
  const question = page.getByRole("dialog", { name: "Which one should it be?" });
  await question.getByRole("button", { name: "Keep theirs" }).click();
  await expect(question).toBeHidden();
  await expect(dayCalled(page, "Theirs")).toBeVisible();
  await expect(saved(page)).toBeVisible();
  expect((await daysOf(ana, tripId))[0]?.title).toBe("Theirs");
});
