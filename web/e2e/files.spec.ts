import { expect, type Page } from "@playwright/test";
import { browserOf, inviteAs, openTrip, saved, shortTrip, someone, test } from "./world";

const openFiles = async (page: Page) => {
  await page
    .getByRole("navigation", { name: "Parts of the trip" })
    .getByRole("link", { name: "Files" })
    .click();
  await expect(page.getByRole("heading", { name: "Files", exact: true })).toBeVisible();
};
const card = (page: Page, name: string) => page.getByRole("listitem").filter({ hasText: name });
const choose = async (page: Page, name: string, deed: string) => {
  await page.getByRole("button", { name: `What to do with ${name}` }).click();
  await page.getByRole("menuitem", { name: deed }).click();
};

/** A picture of one colour, and a PDF of one page that says "Rail pass". */
const PNG = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAUAAAADwCAIAAAD+Tyo8AAACDklEQVR42u3TMQ0AQAjAwOdnTGEdZXhgI7mT0KTRlQ+46UsABgYMDBgYDAwYGDAwYGAwMGBgwMBgYMDAgIEBA4OBAQMDBgYMDAYGDAwYGAwMGBgwMGBgMDBgYMDAgIHBwICBAQODgQEDAwYGDAwGBgwMGBgMDBgYMDBgYDAwYGDAwICBwcCAgQEDg4EBAwMGBgwMBgYMDBgYMDAYGDAwYGAwMGBgwMCAgcHAgIEBAwMGBgMDBgYMDAYGDAwYGDAwGBgwMGBgMDBgYMDAgIHBwICBAQMDBgYDAwYGDAwGBgwMGBgwMBgYMDBgYMDAYGDAwICBwcCAgQEDAwYGAwMGBgwMGBgMDBgYMDAYGDAwYGDAwGBgwMCAgcHAgIEBAwMGBgMDBgYMDBgYDAwYGDAwGBgwMGBgwMBgYMDAgIEBA4OBAQMDBgYDAwYGDAwYGAwMGBgwMBgYMDBgYMDAYGDAwICBAQODgQEDAwYGAwMGBgwMGBgMDBgYMDBgYDAwYGDAwGBgwMCAgQEDg4EBAwMGBgwMBgYMDBgYDAwYGDAwYGAwMGBgwMBgYMDAgIEBA4OBAQMDBgYMDAYGDAwYGAwMGBgwMGBgMDBgYMDAgIHBwICBAQODgQEDAwYGDAwGBgwMGBgwMBgYMDBgYDAwYGDAwICBwcCAgQEDg4EBAwMGBgwMBgYMDBgYMDAYGDAwsDdILgLvpfcG2AAAAABJRU5ErkJggg==",
  "base64",
);
const TEXT = "BT /F1 24 Tf 20 100 Td (Rail pass) Tj ET";
const PDF = Buffer.from(
  [
    "%PDF-1.4",
    "1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj",
    "2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj",
    "3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 200]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>endobj",
    `4 0 obj<</Length ${TEXT.length}>>stream\n${TEXT}\nendstream endobj`,
    "5 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>endobj",
    "trailer<</Root 1 0 R>>",
    "%%EOF",
  ].join("\n"),
);

const upload = async (page: Page, ...files: { name: string; mimeType: string; buffer: Buffer }[]) => {
  const chooser = page.waitForEvent("filechooser");
  await page.getByRole("button", { name: "Upload" }).click();
  await (await chooser).setFiles(files);
};

test("files are uploaded, described, linked to a booking, leafed through, thrown away and brought back", async ({
  browser,
  baseURL,
}) => {
  const ana = await someone(baseURL ?? "", "Ana");
  const ben = await someone(baseURL ?? "", "Ben");
  const tripId = await shortTrip(ana);
  await inviteAs(ana, tripId, ben, "editor");
  await ana.api.post(`/api/trips/${tripId}/bookings`, { data: { type: "train", title: "Ghent to Bruges" } });
  const hers = await openTrip(await browserOf(browser, ana), tripId);
  const his = await openTrip(await browserOf(browser, ben), tripId);
  await openFiles(hers);
  await openFiles(his);

  await upload(
    hers,
    { name: "pass.pdf", mimeType: "application/pdf", buffer: PDF },
    { name: "station.png", mimeType: "image/png", buffer: PNG },
    { name: "page.png", mimeType: "image/png", buffer: Buffer.from("<html><script>alert(1)</script>") },
  );
  await expect(card(his, "pass.pdf")).toContainText("Ana");
  await expect(card(his, "station.png").locator("img")).toHaveJSProperty("naturalWidth", 320);
  await expect(hers.getByRole("alert")).toContainText("not what its name says");
  await hers.getByRole("button", { name: "Dismiss page.png" }).click();
  await expect(card(his, "page.png")).toHaveCount(0);

  // What a file belongs to shows it.
  await choose(his, "pass.pdf", "Describe and link");
  const dialog = his.getByRole("dialog", { name: "File" });
  await dialog.getByLabel("Description").fill("For both of us");
  await dialog.getByRole("combobox", { name: "Belongs to" }).fill("Ghent");
  await his.getByRole("option", { name: "Ghent to Bruges" }).click();
  await his.keyboard.press("Tab");
  await dialog.getByRole("button", { name: "Save" }).click();
  await expect(card(hers, "pass.pdf")).toContainText("Ghent to Bruges");
  await hers.getByRole("link", { name: "Bookings" }).locator("visible=true").click();
  await hers.getByRole("link", { name: "pass.pdf" }).click();

  // The reader draws it, with our policy and without a script; the next file is one key away.
  const stage = hers.getByRole("dialog", { name: "pass.pdf" });
  await expect(stage.locator("canvas")).toBeVisible();
  await hers.keyboard.press("ArrowLeft");
  await expect(hers.getByRole("img", { name: "station.png" })).toBeVisible();
  await hers.keyboard.press("Escape");

  await choose(hers, "station.png", "Into the trash");
  await expect(card(his, "station.png")).toHaveCount(0);
  await his.getByText(/^Trash 1$/).click();
  await choose(his, "station.png", "Restore");
  await expect(card(hers, "station.png")).toBeVisible();
});

test("a file chosen without a network is sent when it is back, and what was seen opens without one", async ({
  browser,
  baseURL,
}) => {
  const ana = await someone(baseURL ?? "", "Ana");
  const tripId = await shortTrip(ana);
  const context = await browserOf(browser, ana);
  const page = await openTrip(context, tripId);
  await openFiles(page);
  await upload(page, { name: "plan.txt", mimeType: "text/plain", buffer: Buffer.from("Arrive at noon") });
  await expect(card(page, "plan.txt")).toContainText("14 byte");
  // Put aside on the device by and by.
  await expect
    .poll(() => page.evaluate(async () => (await (await caches.open("files")).keys()).length), {
      timeout: 15_000,
    })
    .toBe(1);

  await context.setOffline(true);
  await upload(page, { name: "pass.pdf", mimeType: "application/pdf", buffer: PDF });
  await expect(page.getByRole("list", { name: "Uploads" })).toContainText("pass.pdf");
  await page.getByRole("button", { name: /^plan.txt/ }).click();
  await expect(page.getByRole("dialog", { name: "plan.txt" })).toContainText("Arrive at noon");
  await page.keyboard.press("Escape");

  await context.setOffline(false);
  await expect(page.getByRole("list", { name: "Uploads" })).toHaveCount(0, { timeout: 40_000 });
  await expect(card(page, "pass.pdf")).toContainText("386 byte");
  await expect(saved(page)).toBeVisible();
});

test("a viewer opens files and finds nothing to change them with", async ({ browser, baseURL }) => {
  const ana = await someone(baseURL ?? "", "Ana");
  const vera = await someone(baseURL ?? "", "Vera");
  const tripId = await shortTrip(ana);
  await inviteAs(ana, tripId, vera, "viewer");
  const hers = await openTrip(await browserOf(browser, ana), tripId);
  await openFiles(hers);
  await upload(hers, { name: "plan.txt", mimeType: "text/plain", buffer: Buffer.from("Arrive at noon") });
  const page = await openTrip(await browserOf(browser, vera), tripId);
  await openFiles(page);
  await expect(page.getByRole("button", { name: "Upload" })).toHaveCount(0);
  await page.getByRole("button", { name: /^plan.txt/ }).click();
  await expect(page.getByRole("dialog", { name: "plan.txt" })).toContainText("Arrive at noon");
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "What to do with plan.txt" }).click();
  await expect(page.getByRole("menuitem", { name: "Download" })).toBeVisible();
  await expect(page.getByRole("menuitem", { name: "Into the trash" })).toHaveCount(0);
});
