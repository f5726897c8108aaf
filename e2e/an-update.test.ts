import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { driveRoom, MARA } from "./support/room-driver.ts";
import { PHONE, watchVisit } from "./support/visit.ts";
import { layWire, type Wire } from "./support/wire.ts";
import { withBrowser } from "./support/with-browser.ts";

const shared = withBrowser();
const SENTENCE = "half a sentence that must not be lost";

let wire: Wire;

beforeAll(async () => {
  wire = await layWire(inject("appAddress"));
});

afterAll(() => wire.close());

/** Publishes a further version of the app: another first page, and a service worker that knows it. */
async function publish(version: string): Promise<void> {
  const [page, worker] = await Promise.all(
    ["/index.html", "/sw.js"].map(async (path) => (await fetch(inject("appAddress") + path)).text()),
  );
  const revised = worker?.replace(/(url:"index\.html",revision:")[0-9a-f]+/u, `$1${version}`);
  expect(revised).toContain(`revision:"${version}"`);
  const index = page?.replace("<head>", `<head><meta name="published" content="${version}">`) ?? "";
  wire.overlay({ "/index.html": index, "/": index, "/sw.js": revised ?? "" });
}

describe("a newer version", () => {
  it("waits until someone starts it, in every tab together, and nothing that was being written is lost", async () => {
    const context = await shared.browser.newContext({ locale: "en-GB", ...PHONE });
    const visit = await watchVisit(context, "/", wire.address);
    const { page } = visit;
    const room = driveRoom(page);
    await expect
      .poll(() => page.evaluate(() => navigator.serviceWorker.controller?.state), { timeout: 20_000 })
      .toBe("activated");
    await room.startSpeaking();
    await room.write(SENTENCE);
    const tab = await context.newPage();
    await tab.goto(`${wire.address}/privacy`);
    await tab.getByRole("heading", { level: 1 }).first().waitFor();
    await publish("second");
    // As the app does every hour.
    await page.evaluate(async () => (await navigator.serviceWorker.getRegistration())?.update());
    await page.getByText("A newer version is ready").waitFor({ timeout: 20_000 });
    const published = () => page.locator("meta[name='published']").count();
    await page.waitForTimeout(1_500);
    expect(await published()).toBe(0);
    expect(await page.getByRole("textbox").first().inputValue()).toBe(SENTENCE);

    await tab.evaluate(() => Object.assign(globalThis, { before: true }));
    await room.press("Reload now");
    await room.expectLocked();
    await expect.poll(published).toBe(1);
    await expect.poll(() => tab.evaluate(() => "before" in globalThis).catch(() => true)).toBe(false);
    expect(await page.getByText("A newer version is ready").count()).toBe(0);
    await room.unlock(MARA);
    await expect.poll(() => page.getByRole("textbox").first().inputValue()).toBe(SENTENCE);
    await room.give();
    await room.expectTitle("Your words wait for Jun.");
    visit.expectQuiet();
    await visit.close();
  }, 240_000);
});
