/** The words of the domain for browser tests: people with accounts, trips made over the API, pages signed in. */
import {
  type APIRequestContext,
  type Browser,
  type BrowserContext,
  expect,
  type Page,
  request,
} from "@playwright/test";
import { uuidv7 } from "../src/kit/ids";

const PASSWORD = "Sunny-harbour-42";

export interface Someone {
  readonly name: string;
  readonly email: string;
  readonly id: string;
  readonly api: APIRequestContext;
}

let made = 0;

/** An account of this test's own, signed in over the API. */
export async function someone(baseURL: string, name: string): Promise<Someone> {
  made += 1;
  const username = `${name.toLowerCase()}-${Date.now().toString(36)}${made}`;
  const email = `${username}@example.com`;
  const api = await request.newContext({ baseURL });
  const answer = await api.post("/api/auth/register", { data: { username, email, password: PASSWORD } });
  expect(answer.status()).toBe(201);
  await api.put("/api/auth/me/settings", { data: { display_name: name } });
  return { name, email, id: (await answer.json()).user.id, api };
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

export async function daysOf(
  owner: Someone,
  tripId: string,
): Promise<{ id: string; day_on: string | null }[]> {
  return (await (await owner.api.get(`/api/trips/${tripId}/days`)).json()).days;
}

/** A browser of somebody's own, signed in. */
export async function browserOf(browser: Browser, who: Someone, options = {}): Promise<BrowserContext> {
  const context = await browser.newContext(options);
  await context.addCookies((await who.api.storageState()).cookies);
  return context;
}

export async function openTrip(context: BrowserContext, tripId: string): Promise<Page> {
  const page = await context.newPage();
  await page.goto(`/trips/${tripId}`);
  return page;
}

export const saved = (page: Page) => page.getByTestId("save-state").and(page.locator('[data-state="saved"]'));
