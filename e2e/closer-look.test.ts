import type { Page, Response } from "playwright-core";
import { describe, expect, it } from "vitest";
import { PHONE, visitApp } from "./support/visit.ts";
import { withBrowser } from "./support/with-browser.ts";

const shared = withBrowser();
const ENCODER = /\/assets\/encoder-[^/]*\.bin$/u;
const ARITHMETIC = /\/assets\/tfjs-[^/]*\.wasm$/u;

/** Writes until the closer look is asked for, and answers how that came. */
async function writeUntilConsidered(page: Page, words: string): Promise<Response> {
  const asked = page.context().waitForEvent("response", (response) => ENCODER.test(response.url()));
  const compiled = page.context().waitForEvent("response", (response) => ARITHMETIC.test(response.url()));
  await page.getByRole("textbox").fill(words);
  await page.locator(".remark, .reached").first().waitFor();
  const response = await asked;
  expect(await response.finished()).toBeNull();
  expect((await compiled).ok()).toBe(true);
  await page.getByText("A closer way of reading", { exact: false }).waitFor({ state: "hidden" });
  return response;
}

describe("the closer look at words", () => {
  it("is fetched when somebody has written, and not before; then it is there without a network", async () => {
    const visit = await visitApp(shared.browser, PHONE, "/practice");
    const { page, context } = visit;
    const early: string[] = [];
    context.on("request", (request) => ENCODER.test(request.url()) && early.push(request.url()));
    await page.getByRole("textbox").waitFor();
    await page.evaluate(() => navigator.serviceWorker.ready);
    expect(early).toEqual([]);
    await page.reload();
    await writeUntilConsidered(page, "You never look up when I come in.");
    await context.setOffline(true);
    await page.reload();
    const kept = await writeUntilConsidered(page, "You never look up when I come in, not once.");
    expect(kept.fromServiceWorker()).toBe(true);
    await context.setOffline(false);
    visit.expectQuiet();
    await visit.close();
  });
});
