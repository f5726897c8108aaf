import { readFile } from "node:fs/promises";
import type { Page } from "playwright-core";
import { describe, expect, inject, it } from "vitest";
import { codeOf, driveRoom, JUN, MARA, type RoomDriver } from "./support/room-driver.ts";
import { type Visit, visitApp, watchVisit } from "./support/visit.ts";
import { withBrowser } from "./support/with-browser.ts";

const shared = withBrowser();
const QUOTA = 1_500_000;

/** A visit to a browser with little room, and the way to use all of it up and to give it back. */
async function visitSmallDevice() {
  const context = await shared.browser.newContext({ locale: "en-GB", acceptDownloads: true, serviceWorkers: "block" });
  // The quota holds as long as the page that set it is open.
  const keeper = await context.newPage();
  const origin = inject("appAddress");
  const session = await context.newCDPSession(keeper);
  await session.send("Storage.overrideQuotaForOrigin", { origin, quotaSize: QUOTA });
  const visit = await watchVisit(context);
  return {
    visit,
    fill: () => useUpRoom(visit.page),
    async free() {
      await giveRoomBack(visit.page);
      await session.send("Storage.overrideQuotaForOrigin", { origin });
    },
  };
}

/** Something else of the same origin takes the room, down to the last byte that the browser gives. */
async function useUpRoom(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const database = await new Promise<IDBDatabase>((resolve, reject) => {
      const opening = indexedDB.open("something-else", 1);
      opening.onupgradeneeded = () => opening.result.createObjectStore("noise", { autoIncrement: true });
      opening.onsuccess = () => resolve(opening.result);
      opening.onerror = () => reject(opening.error);
    });
    const fits = (size: number) =>
      new Promise<boolean>((resolve) => {
        const writing = database.transaction("noise", "readwrite");
        writing.objectStore("noise").add(crypto.getRandomValues(new Uint8Array(size)));
        writing.oncomplete = () => resolve(true);
        writing.onabort = () => resolve(false);
      });
    for (let size = 65_536; size >= 1; size = Math.floor(size / 4)) while (await fits(size));
    database.close();
  });
}

async function giveRoomBack(page: Page): Promise<void> {
  await page.evaluate(
    () =>
      new Promise<void>((resolve) => {
        indexedDB.deleteDatabase("something-else").onsuccess = () => resolve();
      }),
  );
}

/** The words are on the screen, nobody else's page has come, and the words can be saved as a file. */
async function expectWordsSafe({ page }: Visit, room: RoomDriver, title: string, words: string): Promise<void> {
  await page.getByText("This device did not keep that").waitFor();
  await room.expectTitle(title);
  expect(await page.getByRole("textbox").first().inputValue()).toBe(words);
  const [file] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: "Save my words as a file" }).first().click(),
  ]);
  expect(file.suggestedFilename()).toBe("notes.txt");
  expect(await readFile(await file.path(), "utf8")).toBe(words);
}

describe("a device without room", () => {
  it("says so, keeps a speaker’s words on the screen, offers them as a file, and lets nothing cross", async () => {
    const { visit, fill, free } = await visitSmallDevice();
    const { page } = visit;
    const room = driveRoom(page);
    await room.startSpeaking();
    await room.write("words that the device has no room for");
    await fill();
    await room.write("words that the device has no room for, not even now");
    await page.getByText("This device does not keep what you write right now").waitFor();
    await room.give();
    await expectWordsSafe(
      visit,
      room,
      "Mara, this is your turn.",
      "words that the device has no room for, not even now",
    );
    await free();
    await room.give();
    await room.expectTitle("Your words wait for Jun.");
    await room.listen(JUN);
    await page.getByText("words that the device has no room for, not even now").waitFor();
    await visit.close();
  });

  it("keeps a listener’s reply with the listener, and what was said stays there after a reload", async () => {
    const { visit, fill, free } = await visitSmallDevice();
    const { page } = visit;
    const room = driveRoom(page);
    await room.startSpeaking();
    await room.speak(shared.phrases.soft[0]);
    await room.listen(JUN);
    await fill();
    await room.reply(shared.phrases.reflection);
    await expectWordsSafe(visit, room, "Jun, you’re listening.", shared.phrases.reflection);
    await room.reloadAs(JUN);
    await room.expectTitle("Jun, you’re listening.");
    await page.getByText(shared.phrases.soft[0]).waitFor();
    await free();
    await room.reply(shared.phrases.reflection);
    await room.expectTitle("Mara has your words.");
    await visit.close();
  });

  it("says so when it could not keep a lock, and lets the two try again", async () => {
    const { visit, fill, free } = await visitSmallDevice();
    const { page } = visit;
    const room = driveRoom(page);
    await fill();
    await page.getByRole("link", { name: /Together, on one device/u }).click();
    await page.getByLabel("One of you").fill("Mara");
    await page.getByLabel("The other").fill("Jun");
    await room.press("Go on");
    await page.getByLabel("A code for Mara", { exact: true }).fill(codeOf(MARA));
    await page.getByLabel("The same once more", { exact: true }).fill(codeOf(MARA));
    await room.press("Set this lock");
    await page.getByText("The lock is not set yet").waitFor();
    await page.getByText("This device has no room left.", { exact: false }).waitFor();
    await free();
    await room.press("Set this lock");
    await room.press("I’m Jun, I have it");
    await room.setLock(JUN);
    await page.getByText("The loop between you", { exact: true }).waitFor();
    await visit.close();
  });
});

describe("a device that keeps nothing", () => {
  it("says so, and works as long as the page is open", async () => {
    const context = await shared.browser.newContext({ locale: "en-GB" });
    const without = 'Object.defineProperty(globalThis, "indexedDB", { value: undefined });';
    await context.addInitScript(without);
    await context.route(/vault-worker/u, async (route) => {
      const answer = await route.fetch();
      await route.fulfill({ response: answer, body: without + (await answer.text()) });
    });
    const visit = await watchVisit(context);
    await visit.page.getByText("This browser does not keep what you write").waitFor();
    const room = driveRoom(visit.page);
    await room.startSpeaking();
    await room.speak(shared.phrases.soft[0]);
    await room.listen(JUN);
    await visit.page.getByText(shared.phrases.soft[0]).waitFor();
    visit.expectQuiet();
    await visit.close();
  });

  it("forgets everything when both want it to", async () => {
    const visit = await visitApp(shared.browser);
    const { page } = visit;
    const room = driveRoom(page);
    await room.startSpeaking();
    await room.write("to be forgotten");
    await room.go("/settings");
    await room.press("Delete everything");
    await room.press("Delete it for good");
    await room.expectTitle(/It isn’t you/u);
    await page.goto(`${inject("appAddress")}/room`);
    await room.expectTitle("What do you call yourselves?");
    expect(await everythingKept(page)).not.toMatch(/to be forgotten|Mara|Jun/u);
    visit.expectQuiet();
    await visit.close();
  });
});

/** What any storage of the page still holds. */
function everythingKept(page: Page): Promise<string> {
  return page.evaluate(async () => {
    const kept: unknown[] = [{ ...localStorage }, { ...sessionStorage }, document.cookie];
    for (const { name = "" } of await indexedDB.databases()) {
      const database = await new Promise<IDBDatabase>((resolve, reject) => {
        const opening = indexedDB.open(name);
        opening.onsuccess = () => resolve(opening.result);
        opening.onerror = () => reject(opening.error);
      });
      for (const store of database.objectStoreNames) {
        const reading = database.transaction(store).objectStore(store).getAll();
        kept.push(
          await new Promise((resolve) => {
            reading.onsuccess = () => resolve(reading.result);
          }),
        );
      }
      database.close();
    }
    return JSON.stringify(kept);
  });
}
