import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { launchChromium } from "./setup/chromium.ts";

const address = inject("appAddress");

let browser: Browser;
let page: Page;
const requested: string[] = [];
const complaints: string[] = [];

beforeAll(async () => {
  browser = await launchChromium();
  page = await browser.newPage();
  page.on("request", (request) => requested.push(new URL(request.url()).origin));
  page.on("console", (message) => {
    if (["error", "warning"].includes(message.type())) complaints.push(message.text());
  });
  page.on("pageerror", (error) => complaints.push(error.message));
  await page.goto(address, { waitUntil: "networkidle" });
});

afterAll(() => browser.close());

describe("the served page", () => {
  it("is shown under the strict headers without one complaint from the browser", () => {
    expect(complaints).toEqual([]);
  });

  it("asks nobody but its own origin for anything", () => {
    expect(requested.length).toBeGreaterThan(0);
    expect(new Set(requested)).toEqual(new Set([address]));
  });

  it("has a name and says something", async () => {
    expect(await page.title()).not.toBe("");
    expect((await page.locator("body").innerText()).trim()).not.toBe("");
  });

  it.each([
    [
      "an inline script",
      "const s = document.createElement('script'); s.textContent = 'window.ran = true'; document.head.append(s);",
    ],
    [
      "markup with a handler",
      "document.body.insertAdjacentHTML('beforeend', '<img src=x onerror=\"window.ran = true\">');",
    ],
    ["evaluated text", "setTimeout('window.ran = true', 0);"],
  ])("does not run %s", async (_name, attack) => {
    const other = await browser.newPage();
    await other.goto(address);
    await other.evaluate(`try { ${attack} } catch { /* refused, as it should be */ }`);
    await other.waitForTimeout(100);
    expect(await other.evaluate("window.ran")).toBeUndefined();
    await other.close();
  });
});
