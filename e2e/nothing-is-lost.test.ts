import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import process from "node:process";
import { assert } from "@attune/kernel";
import { chromium } from "playwright-core";
import { describe, expect, it } from "vitest";
import { browserPath, CHROMIUM_FLAGS } from "./setup/chromium.ts";
import { driveRoom, JUN, MARA, type RoomDriver } from "./support/room-driver.ts";
import { everythingIn, PHONE, type Visit, visitApp, watchVisit } from "./support/visit.ts";
import { withBrowser } from "./support/with-browser.ts";

const shared = withBrowser();

/** A reload locks; behind the lock there is the same page with the same words. */
async function survivesReload(room: RoomDriver, who: string | null): Promise<void> {
  const words = async () => ({
    title: await room.title(),
    fields: await room.page
      .getByRole("textbox")
      .evaluateAll((fields) => fields.map((field) => (field as HTMLTextAreaElement).value)),
    // How far the closer look has come is news of the device, and no words of anybody.
    page: (await room.page.locator("main").innerText())
      .replace(/in \d+ minutes?/u, "")
      .replace(/A closer way of reading[^\n]*\s*/u, ""),
  });
  await room.page.waitForTimeout(400);
  const before = await words();
  await room.page.reload();
  if (who !== null) {
    await room.expectLocked();
    const behind = await everythingIn(room.page);
    for (const text of before.fields.filter((value) => value !== "")) expect(behind).not.toContain(text);
    await room.unlock(who);
  }
  await room.page.getByRole("heading", { level: 1 }).first().waitFor();
  await expect.poll(words, { timeout: 10_000 }).toEqual(before);
}

describe("a reload in the middle of every step", () => {
  it("asks for the code, and finds the same page and the same words", async () => {
    const visit = await visitApp(shared.browser);
    const { page } = visit;
    const room = driveRoom(page);
    await room.beginTogether();
    await survivesReload(room, JUN);
    await room.openRoom();
    await survivesReload(room, JUN);
    await room.arrive();
    await room.expectTitle("Jun, you are done here.");
    await survivesReload(room, JUN);
    await room.handTo(MARA);
    await survivesReload(room, MARA);
    await room.arrive();
    await room.expectTitle("Who speaks first?");
    await survivesReload(room, MARA);
    await room.press(MARA);
    await room.write("half a sen");
    await survivesReload(room, MARA);
    await room.speak(shared.phrases.held[0]);
    await page.getByText("Held for a moment").waitFor();
    await survivesReload(room, MARA);
    await room.press("This is not that");
    await room.expectTitle("Your words wait for Jun.");
    await survivesReload(room, MARA);
    await room.handTo(JUN);
    await room.expectTitle("Words are waiting for you, Jun.");
    await survivesReload(room, JUN);
    await room.press("I’m ready");
    await room.write("What I he");
    await survivesReload(room, JUN);
    await room.reply(shared.phrases.heldReplies[0]);
    await page.getByText("Held for a moment").waitFor();
    await survivesReload(room, JUN);
    await room.press("Keep it for myself");
    await room.expectTitle("Jun, you’re listening.");
    await room.reply(shared.phrases.reflection);
    await room.expectTitle("Mara has your words.");
    await survivesReload(room, JUN);
    await room.handTo(MARA);
    await survivesReload(room, MARA);
    await room.press("Not yet");
    await room.write("It is more");
    await survivesReload(room, MARA);
    await room.speak(shared.phrases.held[2]);
    await page.getByText("Held for a moment").waitFor();
    await survivesReload(room, MARA);
    await room.press(/Keep writing|One shorter sentence/u);
    await expect.poll(() => page.getByRole("textbox").inputValue()).toBe(shared.phrases.held[2]);
    await room.press("Not yet, without words");
    await room.handTo(JUN);
    await room.reply(shared.phrases.reflection);
    await room.handTo(MARA);
    await room.press("Not yet");
    await room.press("Not yet, without words");
    await room.expectTitle("It has not landed yet.");
    await room.press("Jun has read it");
    await survivesReload(room, MARA);
    await room.press("Mara has read it");
    await room.expectTitle("Mara, one smaller sentence.");
    await room.press(/^Pause$/u);
    await room.press("Pause now");
    await room.expectTitle("A pause, not a goodbye.");
    await survivesReload(room, MARA);
    await room.press("I’m back");
    await room.arrive();
    await room.expectTitle("Mara, you are done here.");
    await survivesReload(room, MARA);
    await room.handTo(JUN);
    await survivesReload(room, JUN);
    await room.arrive();
    await room.handTo(MARA);
    await room.speak(shared.phrases.soft[0]);
    await room.listen(JUN);
    await room.reply(shared.phrases.reflection);
    await room.handTo(MARA);
    await room.press("Yes, I feel heard");
    await room.expectTitle("It landed.");
    await survivesReload(room, MARA);
    await room.press("Bring it to a close");
    await room.write("That you st");
    await survivesReload(room, MARA);
    await room.press("Nothing this time");
    await room.handTo(JUN);
    await room.speak("You stayed.");
    await room.expectTitle("Jun, how do you leave?");
    await survivesReload(room, JUN);
    await room.checkOut();
    await room.expectTitle("Jun, you are done here.");
    await survivesReload(room, JUN);
    await room.handTo(MARA);
    await survivesReload(room, MARA);
    visit.expectQuiet();
    await visit.close();
  }, 600_000);
});

describe("words tried alone", () => {
  it("are there again after a reload", async () => {
    const visit = await visitApp(shared.browser, PHONE, "/practice");
    const room = driveRoom(visit.page);
    await visit.page.getByRole("textbox").fill("just trying this out");
    await visit.page.locator(".remark, .reached").first().waitFor();
    await survivesReload(room, null);
    visit.expectQuiet();
    await visit.close();
  });
});

describe("a browser that is killed", () => {
  it("opens again with the words that were being written, that were held, and that were waiting", async () => {
    const profile = await mkdtemp(join(tmpdir(), "attune-crash-"));
    const args = [...CHROMIUM_FLAGS];
    const open = () =>
      chromium.launchPersistentContext(profile, { executablePath: browserPath(), args, locale: "en-GB" });
    /** Kills the browser as a crash does, and opens the Room again. */
    async function killed({ context }: Visit): Promise<{ readonly visit: Visit; readonly room: RoomDriver }> {
      const dead = new Promise((resolve) => context.once("close", resolve));
      const session = await context.browser()?.newBrowserCDPSession();
      const processes = await session?.send("SystemInfo.getProcessInfo");
      const browser = processes?.processInfo.find(({ type }) => type === "browser");
      assert(browser !== undefined, "the browser has a process");
      process.kill(browser.id, "SIGKILL");
      await dead;
      const again = await watchVisit(await open(), "/room");
      return { visit: again, room: driveRoom(again.page) };
    }
    try {
      let visit = await watchVisit(await open());
      let room = driveRoom(visit.page);
      await room.startSpeaking();
      await room.write("half a sentence that must not be lost");
      await visit.page.waitForTimeout(600);

      ({ visit, room } = await killed(visit));
      await room.unlock(MARA);
      await expect
        .poll(() => visit.page.getByRole("textbox").inputValue())
        .toBe("half a sentence that must not be lost");
      await room.speak(shared.phrases.held[0]);
      await visit.page.getByText("Held for a moment").waitFor();

      ({ visit, room } = await killed(visit));
      await room.unlock(MARA);
      await visit.page.getByText("Held for a moment").waitFor();
      await visit.page.getByText(shared.phrases.held[0]).first().waitFor();
      await room.press("This is not that");
      await room.expectTitle("Your words wait for Jun.");

      ({ visit, room } = await killed(visit));
      await room.unlock(JUN);
      await room.expectTitle("Words are waiting for you, Jun.");
      expect(await everythingIn(visit.page)).not.toContain(shared.phrases.held[0]);
      await room.press("I’m ready");
      await visit.page.getByText(shared.phrases.held[0]).waitFor();
      await visit.close();
    } finally {
      await rm(profile, { recursive: true, force: true, maxRetries: 5 });
    }
  });
});

describe("without a network", () => {
  it("opens, reads words and takes steps, once it has been opened with one", async () => {
    const visit = await visitApp(shared.browser);
    const { page, context } = visit;
    await expect
      .poll(() => page.evaluate(async () => (await navigator.serviceWorker.getRegistration())?.active?.state), {
        timeout: 15_000,
      })
      .toBe("activated");
    await context.setOffline(true);
    await page.reload();
    const room = driveRoom(page);
    await room.startSpeaking();
    await room.speak(shared.phrases.held[0]);
    await page.getByText("Held for a moment").waitFor();
    await visit.close();
  });
});
