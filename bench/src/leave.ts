import { launchBrowser } from "./browser.ts";
import { percentile } from "./percentile.ts";
import { startRelayProcess } from "./relay-process.ts";

/** How long leaving quickly takes: from the press to an empty page, and to the plain one. Needs a built app. */
const ROUNDS = 15;
const relay = await startRelayProcess();
const browser = await launchBrowser();
const empty: number[] = [];
const away: number[] = [];
const plain: number[] = [];
const titles = new Set<string>();
try {
  for (let round = 0; round < ROUNDS; round += 1) {
    const context = await browser.newContext();
    const page = await context.newPage();
    await page.goto(`${relay.address}/help`);
    await page.getByRole("heading", { level: 1 }).waitFor();
    const pressed = await page.evaluate(() => {
      const { promise, resolve } = Promise.withResolvers<{ readonly at: number; readonly emptied: number }>();
      const button = document.querySelector<HTMLElement>("button[aria-label^='Leave quickly']");
      const at = performance.timeOrigin + performance.now();
      button?.click();
      requestAnimationFrame(() => resolve({ at, emptied: performance.timeOrigin + performance.now() - at }));
      return promise;
    });
    await page.waitForURL(/away\.html$/u);
    const shownAt = await page.evaluate(
      () => performance.timeOrigin + performance.timing.domInteractive - performance.timing.navigationStart,
    );
    empty.push(pressed.emptied);
    away.push(shownAt - pressed.at);
    const history = await context.newCDPSession(page);
    const { entries } = await history.send("Page.getNavigationHistory");
    for (const { title } of entries) titles.add(title);
    plain.push(await timePlain(page));
    await context.close();
  }
} finally {
  await browser.close();
  relay.stop();
}
const ms = (times: readonly number[]) => ({
  p50: Math.round(percentile(times, 0.5)),
  p95: Math.round(percentile(times, 0.95)),
});
console.log(
  JSON.stringify({
    bench: "leave",
    rounds: ROUNDS,
    emptyMs: ms(empty),
    plainPageMs: ms(away),
    barePlainPageMs: ms(plain),
    ratio: Number((percentile(away, 0.5) / percentile(plain, 0.5)).toFixed(2)),
    historyTitles: [...titles],
  }),
);

/** The same plain page, opened from nothing. */
async function timePlain(
  page: Awaited<ReturnType<Awaited<ReturnType<typeof browser.newContext>>["newPage"]>>,
): Promise<number> {
  await page.goto(`${relay.address}/away.html`);
  return page.evaluate(() => performance.timing.domInteractive - performance.timing.navigationStart);
}
