/** The words of the domain for browser tests: people with accounts, trips made over the API, pages signed in. */
import {
  type APIRequestContext,
  test as anyTest,
  type Browser,
  type BrowserContext,
  expect,
  type Locator,
  type Page,
  request,
} from "@playwright/test";
import { uuidv7 } from "../src/kit/ids";

export const PASSWORD = "Sunny-harbour-42";

export interface Someone {
  readonly name: string;
  readonly email: string;
  readonly id: string;
  readonly api: APIRequestContext;
}

let made = 0;

let seats = 0;

/** An address of one's own behind the proxy that the server of the tests trusts. */
export const seat = (): Record<string, string> => {
  seats += 1;
  return { "X-Forwarded-For": `10.${process.pid % 256}.${(seats >> 8) % 256}.${seats % 256}` };
};

/** An account of this test's own, signed in over the API. */
export async function someone(baseURL: string, name: string): Promise<Someone> {
  made += 1;
  const username = `${name.toLowerCase()}-${Date.now().toString(36)}${made}`;
  const email = `${username}@example.com`;
  const api = await request.newContext({
    baseURL,
    extraHTTPHeaders: { "X-Requested-With": "tests", ...seat() },
  });
  const answer = await api.post("/api/auth/register", { data: { username, email, password: PASSWORD } });
  expect(answer.status()).toBe(201);
  await api.put("/api/auth/me/settings", { data: { display_name: name } });
  return { name, email, id: (await answer.json()).user.id, api };
}

/** Whoever runs the server of the tests. */
export async function host(baseURL: string): Promise<Someone> {
  const email = "host@example.com";
  const api = await request.newContext({
    baseURL,
    extraHTTPHeaders: { "X-Requested-With": "tests", ...seat() },
  });
  const answer = await api.post("/api/auth/login", { data: { email, password: PASSWORD } });
  expect(answer.status()).toBe(200);
  return { name: "Host", email, id: (await answer.json()).user.id, api };
}

/** "Japan in autumn", with everything in it. */
export async function sampleTrip(owner: Someone): Promise<string> {
  const answer = await owner.api.post("/api/trips/sample");
  expect(answer.status()).toBe(201);
  return (await answer.json()).trip.id;
}

export async function createTrip(owner: Someone, fields: Record<string, unknown>): Promise<string> {
  const answer = await owner.api.post("/api/trips", { data: fields });
  expect(answer.status()).toBe(201);
  return (await answer.json()).trip.id;
}

export async function inviteAs(owner: Someone, tripId: string, whom: Someone, role: string): Promise<void> {
  const answer = await owner.api.post(`/api/trips/${tripId}/members`, {
    data: { identifier: whom.email, role },
  });
  expect(answer.status()).toBe(201);
}

export async function addPlace(
  owner: Someone,
  tripId: string,
  name: string,
  lat = 35.71,
  lng = 139.79,
): Promise<string> {
  const answer = await owner.api.post(`/api/trips/${tripId}/places`, {
    data: { id: uuidv7(), name, lat, lng },
  });
  expect(answer.status()).toBe(201);
  return (await answer.json()).place.id;
}

export interface DayOnTheServer {
  id: string;
  day_on: string | null;
  title: string | null;
}

export interface StopOnTheServer {
  id: string;
  day_id: string | null;
  place_id: string | null;
  title: string | null;
}

async function listOf<T>(who: Someone, tripId: string, nouns: string): Promise<T[]> {
  const answer = await who.api.get(`/api/trips/${tripId}/${nouns}`);
  expect(answer.status()).toBe(200);
  return (await answer.json())[nouns];
}

export const daysOf = (who: Someone, tripId: string) => listOf<DayOnTheServer>(who, tripId, "days");
export const stopsOf = (who: Someone, tripId: string) => listOf<StopOnTheServer>(who, tripId, "stops");
export const notesOf = (who: Someone, tripId: string) =>
  listOf<{ id: string; day_id: string | null; text: string }>(who, tripId, "notes");

/** Names the day with this number, counted from one, over the API. */
export async function nameDay(who: Someone, tripId: string, number: number, title: string): Promise<void> {
  const day = (await daysOf(who, tripId))[number - 1];
  const answer = await who.api.patch(`/api/trips/${tripId}/days/${day?.id}`, { data: { title } });
  expect(answer.status()).toBe(200);
}

/** A trip of three days next spring, the first of them called "Arrival". */
export async function shortTrip(owner: Someone, title = "Three days in Ghent"): Promise<string> {
  const tripId = await createTrip(owner, { title, starts_on: "2027-03-01", ends_on: "2027-03-03" });
  await nameDay(owner, tripId, 1, "Arrival");
  return tripId;
}

/** A file of the trip, sent over the API in one go. */
export async function uploadFile(who: Someone, tripId: string, name: string, content: Buffer): Promise<void> {
  const answer = await who.api.post(`/api/trips/${tripId}/files`, {
    headers: {
      "Content-Type": "application/offset+octet-stream",
      "Upload-Length": String(content.length),
      "Upload-Metadata": `filename ${Buffer.from(name).toString("base64")}`,
    },
    data: content,
  });
  expect(answer.status()).toBe(201);
}

/** A picture of colours at dusk, as PNG. */
export async function picture(browser: Browser): Promise<Buffer> {
  const page = await browser.newPage({ viewport: { width: 640, height: 480 } });
  await page.setContent(
    "<body style='margin:0;height:100vh;background:linear-gradient(#1e3a5f,#c2410c 60%,#2d2a26)'></body>",
  );
  const shot = await page.screenshot();
  await page.close();
  return shot;
}

const opened: BrowserContext[] = [];

/** Closes what a test has opened: a map that goes on drawing behind the next test would slow it down. */
export const test = anyTest.extend<{ tidy: undefined }>({
  tidy: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads from the pattern which fixtures are needed
    async ({}, use) => {
      await use(undefined);
      await Promise.all(opened.splice(0).map((context) => context.close()));
    },
    { auto: true },
  ],
});

/** A browser of somebody's own, signed in. */
export async function browserOf(browser: Browser, who: Someone, options = {}): Promise<BrowserContext> {
  const context = await browser.newContext(options);
  opened.push(context);
  await context.addCookies((await who.api.storageState()).cookies);
  return context;
}

export async function openTrip(context: BrowserContext, tripId: string): Promise<Page> {
  const page = await context.newPage();
  await page.goto(`/trips/${tripId}`);
  return page;
}

export const saved = (page: Page) => page.getByTestId("save-state").and(page.locator('[data-state="saved"]'));

/** The trail of the days: where stops and notes stand. */
export const trail = (page: Page): Locator => page.getByRole("group", { name: "Trail of the days" });

export const dayCalled = (page: Page, title: string): Locator =>
  trail(page).getByRole("button", { name: new RegExp(`^${title}\\b`) });

export const onTrail = (page: Page, text: string): Locator => trail(page).getByText(text, { exact: true });

async function chooseForDay(page: Page, day: string, deed: string): Promise<void> {
  await trail(page)
    .getByRole("button", { name: `What to do with ${day}` })
    .click();
  await page.getByRole("menuitem", { name: deed }).click();
}

export async function renameDay(page: Page, from: string, to: string): Promise<void> {
  await chooseForDay(page, from, "Rename");
  const field = page.getByLabel("Title of the day");
  await field.fill(to);
  await field.press("Enter");
}

/** Plain words as a stop at the end of a day. */
export async function writeStop(page: Page, day: string, words: string): Promise<void> {
  await chooseForDay(page, day, "Add a stop");
  const field = page.getByLabel("New stop");
  await field.fill(words);
  await page.getByRole("option", { name: words }).click();
  await field.press("Escape");
}

export async function writeNote(page: Page, day: string, words: string): Promise<void> {
  await chooseForDay(page, day, "Add a note");
  const field = page.getByLabel("New note");
  await field.fill(words);
  await field.press("Enter");
  await field.press("Escape");
}
