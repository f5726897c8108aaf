import type { BrowserContext, Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { driveRoom, MARA, type RoomDriver } from "./support/room-driver.ts";
import { DESKTOP, everythingIn, visitApp } from "./support/visit.ts";
import { withBrowser } from "./support/with-browser.ts";

const shared = withBrowser();

/** Words nobody else writes, so that a search for them finds nothing else. */
const SECRET = "quince marmalade on the third shelf";

/** Places that need more than an address. */
const PLACES: Readonly<Record<string, (room: RoomDriver) => Promise<void>>> = {
  "the door of the Room": async (room) => {
    await room.beginTogether();
    await room.hands.press(room.page.getByRole("link", { name: /Begin a conversation/u }));
    await room.button("Open the Room").waitFor();
  },
  "the question how one arrives": async (room) => {
    await room.beginTogether();
    await room.openRoom();
  },
  "the middle of a sentence": async (room) => {
    await room.startSpeaking();
    await room.write(SECRET);
  },
  "held words": async (room) => {
    await room.startSpeaking();
    await room.speak(shared.phrases.held[0]);
    await room.button("Keep writing").waitFor();
  },
  "the page for stepping out": async (room) => {
    await room.startSpeaking();
    await room.press(/^Pause$/u);
    await room.expectTitle("Step out, and come back.");
  },
  "an open question whether to delete everything": async (room) => {
    await room.beginTogether();
    await room.page.getByRole("link", { name: "Settings" }).first().click();
    await room.press("Delete everything");
    await room.page.getByRole("alertdialog").waitFor();
  },
};

async function leave(page: Page, way: "button" | "keys"): Promise<void> {
  if (way === "button") await page.getByRole("button", { name: /^Leave quickly/u }).click();
  else {
    await page.keyboard.press("Escape");
    await page.keyboard.press("Escape");
  }
}

/** A plain page that says nothing about the app, and the way back opens nothing else. */
async function expectGone(page: Page): Promise<void> {
  await page.waitForURL(/away\.html$/u);
  expect(await page.title()).toBe("Notes");
  expect(await everythingIn(page)).not.toMatch(/Attune|partner|loop|Mara|Jun/iu);
  await page.goBack().catch(() => undefined);
  await expect.poll(() => page.url(), { timeout: 10_000 }).toMatch(/away\.html$|about:blank$/u);
  expect(await everythingIn(page)).not.toMatch(/Attune|partner|loop|Mara|Jun/iu);
}

describe("leaving quickly", () => {
  it.each(["/", "/practice", "/settings", "/privacy", "/example", "/pause"])(
    "from %s opens a plain page, by the button and by Esc twice",
    async (path) => {
      for (const way of ["button", "keys"] as const) {
        const visit = await visitApp(shared.browser, DESKTOP, path);
        await leave(visit.page, way);
        await expectGone(visit.page);
        visit.expectQuiet();
        await visit.close();
      }
    },
  );

  it.each(Object.keys(PLACES))("from %s opens a plain page", async (place) => {
    const visit = await visitApp(shared.browser);
    await PLACES[place]?.(driveRoom(visit.page));
    await leave(visit.page, place === "an open question whether to delete everything" ? "keys" : "button");
    await expectGone(visit.page);
    visit.expectQuiet();
    await visit.close();
  });

  it("by Esc twice works in the middle of a sentence, and one Esc alone does nothing", async () => {
    const visit = await visitApp(shared.browser);
    const { page } = visit;
    const room = driveRoom(page);
    await room.startSpeaking();
    await room.write(SECRET);
    await page.keyboard.press("Escape");
    await page.waitForTimeout(900);
    expect(await page.getByRole("textbox").inputValue()).toBe(SECRET);
    await page.keyboard.press("Escape");
    await page.waitForTimeout(900);
    await leave(page, "keys");
    await expectGone(page);
    visit.expectQuiet();
    await visit.close();
  });

  it("leaves no word in the memory of the page, and the draft waits for its author on the device", async () => {
    const visit = await visitApp(shared.browser);
    const { page, context } = visit;
    const room = driveRoom(page);
    await room.startSpeaking();
    await room.write(SECRET);
    expect(await isInMemory(context, page, SECRET)).toBe(true);
    await leave(page, "button");
    await page.waitForURL(/away\.html$/u);
    // A page that was left is given back by the browser in steps, so one look may come too early.
    await expect.poll(() => isInMemory(context, page, SECRET), { timeout: 15_000 }).toBe(false);
    await page.goto(new URL("/room", page.url()).href);
    await room.expectLocked();
    expect(await everythingIn(page)).not.toContain(SECRET);
    await room.unlock(MARA);
    await expect.poll(() => page.getByRole("textbox").inputValue()).toBe(SECRET);
    visit.expectQuiet();
    await visit.close();
  });
});

/** Searches everything that the page's scripts hold in memory. */
async function isInMemory(context: BrowserContext, page: Page, words: string): Promise<boolean> {
  const session = await context.newCDPSession(page);
  let snapshot = "";
  session.on("HeapProfiler.addHeapSnapshotChunk", ({ chunk }) => {
    snapshot += chunk;
  });
  await session.send("HeapProfiler.enable");
  await session.send("HeapProfiler.collectGarbage");
  await session.send("HeapProfiler.takeHeapSnapshot", { reportProgress: false });
  await session.detach();
  return snapshot.includes(words);
}
