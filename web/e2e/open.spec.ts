import { expect } from "@playwright/test";
import { browserOf, openTrip, sampleTrip, someone, test } from "./world";

test("the sample trip opens with its days, its places and its map", async ({ browser, baseURL }) => {
  const ana = await someone(baseURL ?? "", "Ana");
  const tripId = await sampleTrip(ana);
  const context = await browserOf(browser, ana);
  const page = await openTrip(context, tripId);
  await expect(page.getByText("Senso-ji Temple").first()).toBeVisible();
  await expect(page.getByText("Japan in autumn").first()).toBeVisible();
  await expect(page.locator("[data-stones]")).toHaveAttribute("data-ready", "true", { timeout: 30_000 });
  await context.close();
});
