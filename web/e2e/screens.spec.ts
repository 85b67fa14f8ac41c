import { AxeBuilder } from "@axe-core/playwright";
import { type BrowserContext, expect, type Page } from "@playwright/test";
import { browserOf, host, openTrip, picture, sampleTrip, someone, test, trail, uploadFile } from "./world";

const DESK = { viewport: { width: 1440, height: 900 } };
const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };

/** What the browser complains of. Before somebody signs in, the answer "nobody" to the question who is here is right. */
function complaintsOf(context: BrowserContext): string[] {
  const complaints: string[] = [];
  context.on("console", (message) => {
    if (message.type() !== "error") return;
    if (message.location().url.endsWith("/api/auth/me") && message.text().includes("401")) return;
    complaints.push(`${message.text()} (${message.location().url})`);
  });
  context.on("weberror", (error) => complaints.push(String(error.error())));
  return complaints;
}

/** Takes the picture, and lets axe look for what keeps people out. */
async function look(page: Page, name: string): Promise<void> {
  await test.step(name, async () => {
    const info = test.info();
    await page.screenshot({ path: info.outputPath(`${name}.png`), animations: "disabled" });
    const { violations } = await new AxeBuilder({ page }).analyze();
    const grave = violations
      .filter(({ impact }) => impact === "serious" || impact === "critical")
      .map(
        ({ id, nodes }) =>
          `${name}: ${id}\n${nodes.map((node) => `  ${node.html}\n  ${node.failureSummary}`).join("\n")}`,
      );
    expect.soft(grave).toEqual([]);
  });
}

/** Both schemes and both sizes, once each: what a scheme breaks it breaks at either size. */
const LOOKS = [
  { colorScheme: "light", size: "desk", screen: DESK },
  { colorScheme: "dark", size: "phone", screen: PHONE },
] as const;

for (const { colorScheme, size, screen } of LOOKS)
  test(`every screen is open to everyone, ${colorScheme} on a ${size}`, async ({ browser, baseURL }) => {
    // Some forty screens, each looked through by axe.
    test.setTimeout(300_000);
    const ana = await someone(baseURL ?? "", "Ana");
    const tripId = await sampleTrip(ana);
    await uploadFile(ana, tripId, "Rail pass order.txt", Buffer.from("Five passes for fourteen days"));
    await uploadFile(ana, tripId, "Garden at dusk.png", await picture(browser));
    const options = { ...screen, colorScheme, reducedMotion: "reduce" };

    const stranger = await browser.newContext(options as object);
    const context = await browserOf(browser, ana, options);
    const complaints = [complaintsOf(stranger), complaintsOf(context)];

    const door = await stranger.newPage();
    await door.goto("/");
    await expect(door.getByRole("heading", { name: "Sign in" })).toBeVisible();
    await look(door, "sign-in");
    for (const [path, title] of [
      ["/forgot-password", "Forgot the password?"],
      ["/reset-password#token=none", "Choose a new password"],
      ["/register", "Create an account"],
    ] as const) {
      await door.goto(path);
      await expect(door.getByRole("heading", { name: title })).toBeVisible();
      await look(door, title.toLowerCase().replaceAll(/[^a-z]+/g, "-"));
    }

    const page = await openTrip(context, tripId);
    await expect(trail(page).getByText("Senso-ji Temple").first()).toBeVisible();
    // The map is drawn without a graphics card here; on a busy machine that takes its time.
    await expect(page.locator("[data-stones]")).toHaveAttribute("data-ready", "true", { timeout: 30_000 });
    await look(page, "plan");
    await page.getByRole("link", { name: "Bookings" }).locator("visible=true").click();
    await expect(page.getByText("Frankfurt to Tokyo")).toBeVisible();
    await look(page, "bookings");
    await page.getByRole("button", { name: "Kyoto to Hiroshima", exact: true }).click();
    await expect(page.getByRole("dialog", { name: "Booking" })).toBeVisible();
    await look(page, "booking");
    await page.keyboard.press("Escape");
    await expect(page.getByRole("dialog")).toBeHidden();
    await page.getByRole("link", { name: "Costs" }).locator("visible=true").click();
    await expect(page.getByText("Ryokan with dinner")).toBeVisible();
    await look(page, "costs");
    await page.getByText("Who owes whom").click();
    await expect(page.getByText("To even out")).toBeVisible();
    await look(page, "balances");
    await page.getByRole("link", { name: "Lists" }).locator("visible=true").click();
    await expect(page.getByText("Pocket wifi")).toBeVisible();
    await look(page, "packing");
    await page.getByRole("button", { name: /^Birthday present/ }).click();
    await expect(page.getByRole("dialog", { name: "Thing to pack" })).toBeVisible();
    await look(page, "packing-item");
    await page.keyboard.press("Escape");
    await expect(page.getByRole("dialog")).toBeHidden();
    await page.getByText("To-dos", { exact: true }).click();
    await expect(page.getByText("Book the ferry to Miyajima")).toBeVisible();
    await look(page, "todos");
    await page.goto(`/trips/${tripId}/files`);
    await expect(page.getByText("Garden at dusk.png")).toBeVisible();
    await look(page, "files");
    await page.getByRole("button", { name: /^Garden at dusk/ }).click();
    await expect(page.getByRole("img", { name: "Garden at dusk.png" })).toBeVisible();
    await look(page, "file");
    await page.keyboard.press("Escape");
    await page.getByRole("link", { name: "Plan" }).locator("visible=true").click();
    await expect(trail(page)).toBeAttached();
    if (size === "phone") {
      await page.getByRole("button", { name: "More", exact: true }).click();
      await page.getByRole("menuitem", { name: "People" }).click();
    } else await page.getByRole("button", { name: "People", exact: true }).locator("visible=true").click();
    await expect(page.getByRole("dialog", { name: "People on this trip" })).toBeVisible();
    await look(page, "members");
    await page.goto("/");
    await expect(page.getByRole("link", { name: "Japan in autumn" }).first()).toBeVisible();
    await look(page, "trips");
    await page.goto("/gear");
    await expect(page.getByText("No gear yet")).toBeVisible();
    await look(page, "gear");
    await page.goto("/settings");
    await expect(page.getByRole("heading", { name: "Settings", level: 1 })).toBeVisible();
    await look(page, "settings");
    const admin = await browserOf(browser, await host(baseURL ?? ""), options);
    const hosts = await admin.newPage();
    await hosts.goto("/admin/backups");
    await expect(hosts.getByRole("heading", { name: "By the clock" })).toBeVisible();
    await look(hosts, "backups");
    await hosts.goto("/admin/templates");
    await expect(hosts.getByRole("heading", { name: "Packing templates" })).toBeVisible();
    await look(hosts, "templates");
    await hosts.goto("/admin/people");
    await expect(hosts.getByText("host@example.com")).toBeVisible();
    await look(hosts, "people");
    await hosts.goto("/admin/sign-in");
    await expect(hosts.getByText("Everybody needs a second factor")).toBeVisible();
    await look(hosts, "admin-sign-in");
    await hosts.goto("/admin/permissions");
    await expect(hosts.getByRole("heading", { name: "New accounts" })).toBeVisible();
    await look(hosts, "permissions");
    await hosts.goto("/admin/mail");
    await expect(hosts.getByLabel("Whom mails come from")).toBeVisible();
    await look(hosts, "mail");
    await hosts.goto("/admin/check");
    await expect(hosts.getByText("Changes arrive at once.")).toBeVisible();
    await look(hosts, "check");
    await hosts.goto("/admin/audit");
    await expect(hosts.getByText("signed in").first()).toBeVisible();
    await look(hosts, "audit");
    await hosts.goto("/admin/outbound");
    await expect(hosts.getByText("Nothing leaves this server")).toBeVisible();
    await look(hosts, "outbound");
    expect(complaints.flat()).toEqual([]);
  });
