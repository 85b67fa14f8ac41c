/**
 * Pictures of the map: `node tools/look/look.mjs OUT [scene,scene] [light,dark] [desktop,phone]`.
 * Fails when the page asks any other server for anything, or when the content security policy stops something.
 */
import { mkdir, readFile } from "node:fs/promises";
import { createServer } from "node:http";
import path from "node:path";
import { chromium } from "@playwright/test";
import { build } from "vite";

const here = import.meta.dirname;
const [
  ,
  ,
  out = "/tmp/look",
  scenes = "tokyo,many,japan,europe,world",
  schemes = "light,dark",
  sizes = "desktop,phone",
] = process.argv;
const VIEWPORTS = {
  desktop: { viewport: { width: 1440, height: 900 } },
  phone: { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true, deviceScaleFactor: 2 },
};
const POLICY =
  "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; connect-src 'self'; worker-src 'self'; font-src 'self'";
const TYPES = {
  ".html": "text/html",
  ".js": "text/javascript",
  ".mjs": "text/javascript",
  ".css": "text/css",
};

const dist = path.join(out, "site");
process.env.LOOK_OUT = dist;
if (!process.env.LOOK_BUILT) await build({ configFile: path.join(here, "vite.config.ts"), logLevel: "warn" });
const server = createServer(async (request, response) => {
  const file = new URL(request.url ?? "/", "http://x").pathname.replace(/\/$/, "/index.html");
  try {
    const body = await readFile(path.join(dist, path.normalize(file)));
    const type = TYPES[path.extname(file)] ?? "application/octet-stream";
    response.writeHead(200, { "content-type": type, "content-security-policy": POLICY }).end(body);
  } catch {
    response.writeHead(404).end();
  }
});
await new Promise((ready) => server.listen(0, "127.0.0.1", ready));
const origin = `http://127.0.0.1:${server.address().port}`;

await mkdir(out, { recursive: true });
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  args: ["--no-sandbox", "--use-angle=swiftshader", "--enable-unsafe-swiftshader", "--ignore-gpu-blocklist"],
});
const bad = [];
for (const size of sizes.split(",")) {
  for (const scheme of schemes.split(",")) {
    for (const name of scenes.split(",")) {
      const context = await browser.newContext({ ...VIEWPORTS[size], reducedMotion: "reduce" });
      const page = await context.newPage();
      page.on("request", (request) => {
        const url = request.url();
        if (!url.startsWith(origin) && !/^(data|blob):/.test(url)) bad.push(`foreign request: ${url}`);
      });
      page.on("console", (message) => {
        if (message.type() === "error" && !message.text().includes("404"))
          bad.push(`${name}: ${message.text()}`);
      });
      page.on("pageerror", (error) => bad.push(`${name}: ${error.message}`));
      const [scene, lang = "en"] = name.split(":");
      const started = Date.now();
      await page.goto(`${origin}/?scene=${scene}&scheme=${scheme}&lang=${lang}`);
      await page.waitForSelector("[data-ready]", { timeout: 90_000 });
      const ready = Date.now() - started;
      await page.waitForTimeout(600);
      await page.screenshot({ path: path.join(out, `${name.replace(":", "-")}-${scheme}-${size}.png`) });
      const counts = await page.locator("[data-ready]").evaluate(({ dataset }) => ({ ...dataset }));
      process.stdout.write(`${[name, scheme, size, `${ready} ms`, JSON.stringify(counts)].join(" ")}\n`);
      await context.close();
    }
  }
}
await browser.close();
server.close();
for (const line of new Set(bad)) process.stderr.write(`${line}\n`);
process.exitCode = bad.length > 0 ? 1 : 0;
