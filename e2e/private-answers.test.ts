import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { driveRoom, JUN, MARA, type RoomDriver } from "./support/room-driver.ts";
import { joinApart } from "./support/two-people.ts";
import { DESKTOP, everythingIn, PHONE, visitApp } from "./support/visit.ts";
import { withBrowser } from "./support/with-browser.ts";

const shared = withBrowser();
const MINUTES = 300_000;

/** What Jun answers: nothing, something that closes the joint path, something that tells of danger now. */
const ANSWERS = ["nothing", "afraid", "in danger"] as const;

type Answer = (typeof ANSWERS)[number];

/** Goes through the private questions as whoever is inside, and back to the first page. */
async function answerInPrivate({ page, press, go }: RoomDriver, answer: Answer): Promise<void> {
  await go("/safe");
  await press("Yes, both");
  await press("Begin");
  const title = page.getByRole("heading", { level: 1 });
  for (let asked = await title.innerText(); !/^(?:Thank you|Stay here)/u.test(asked); asked = await title.innerText()) {
    const chosen = await choose(page, asked, answer);
    await press(chosen ? /^(?:Next|Done)$/u : "Leave this out");
    await expect.poll(() => title.innerText()).not.toBe(asked);
  }
  if (answer === "in danger") await press("I’m safe for now");
  const end = answer === "nothing" ? "Thank you. That is all." : "Thank you for trusting this page.";
  await title.filter({ hasText: end }).waitFor();
  await go("/");
}

/** Whether this question was answered; every other one is left out. */
async function choose(page: Page, asked: string, answer: Answer): Promise<boolean> {
  if (answer === "afraid" && asked.startsWith("Are you ever afraid")) await page.getByLabel("Often").check();
  else if (answer === "in danger" && asked.startsWith("In the past weeks"))
    await page.getByLabel(/how or when/u).check();
  else return false;
  return true;
}

/** Everything that someone finds on the pages they may open: their words, attributes and pixels. */
async function lookAround(page: Page, room: RoomDriver): Promise<readonly (readonly [string, string, Buffer])[]> {
  const found: (readonly [string, string, Buffer])[] = [];
  for (const path of ["/", "/room", "/letters", "/practice", "/picture", "/safe", "/settings", "/help"]) {
    await room.go(path);
    await page.getByRole("heading", { level: 1 }).first().waitFor();
    await page.mouse.move(0, 0);
    await page.waitForTimeout(300);
    found.push([path, withoutCounts(await everythingIn(page)), await page.screenshot()]);
  }
  return found;
}

/** Without the running numbers by which the page ties labels to fields: they count what was drawn since it was loaded. */
function withoutCounts(html: string): string {
  return html.replaceAll(/_r_[0-9a-z]+_/gu, "");
}

describe("what one partner answers in private", () => {
  it(
    "leaves every page of the other the same, word by word and pixel by pixel, on one device",
    async () => {
      const seen: (readonly (readonly [string, string, Buffer])[])[] = [];
      for (const answer of ANSWERS) {
        const visit = await visitApp(shared.browser, { ...DESKTOP, reducedMotion: "reduce" });
        await visit.page.clock.setFixedTime(new Date("2026-01-05T18:00:00Z"));
        const room = driveRoom(visit.page);
        await room.beginTogether();
        await answerInPrivate(room, answer);
        await room.lockNow();
        await room.unlock(MARA);
        await visit.page.getByText("The loop between you", { exact: true }).waitFor();
        seen.push(await lookAround(visit.page, room));
        visit.expectQuiet();
        await visit.close();
      }
      for (const one of seen) {
        for (const [at, [path, words, shot]] of one.entries()) {
          expect(words, path).toBe(seen[0]?.[at]?.[1]);
          expect(shot.equals(seen[0]?.[at]?.[2] as Buffer), path).toBe(true);
        }
      }
    },
    MINUTES,
  );

  it(
    "sends nothing to the other’s device",
    async () => {
      const counts: number[] = [];
      for (const answer of ANSWERS) {
        const { inviter, guest } = await joinApart(shared.browser, { inviter: MARA, guest: JUN });
        let frames = 0;
        inviter.page.on("websocket", (socket) => socket.on("framereceived", () => (frames += 1)));
        await inviter.room.reloadAs(MARA);
        await inviter.page.getByText("The loop between you", { exact: true }).waitFor();
        await inviter.page.waitForTimeout(3000);
        const before = frames;
        await answerInPrivate(guest.room, answer);
        await inviter.page.waitForTimeout(3000);
        counts.push(frames - before);
        for (const { visit } of [inviter, guest]) {
          visit.expectQuiet();
          await visit.close();
        }
      }
      // Only the beat by which the two ends know that the other is still there.
      for (const count of counts) expect(count).toBeLessThanOrEqual(2);
    },
    MINUTES,
  );
});

describe("help at midnight", () => {
  it.each(["/", "/privacy", "/example", "/pause", "/practice", "/settings"])(
    "is two taps away from %s, without a lock and without a network",
    async (path) => {
      const visit = await visitApp(shared.browser, PHONE, path);
      const { page, context } = visit;
      await expect.poll(() => page.evaluate(() => navigator.serviceWorker.controller !== null)).toBe(true);
      await context.setOffline(true);
      await page.getByRole("link", { name: "People to call" }).tap();
      await page.getByRole("button", { name: "Ireland" }).tap();
      expect(await page.getByRole("link", { name: "116 123" }).getAttribute("href")).toBe("tel:116123");
      visit.expectQuiet();
      await visit.close();
    },
  );

  it("says nothing about itself in the tab, and leaves no title in the history", async () => {
    const visit = await visitApp(shared.browser, DESKTOP, "/help");
    expect(await visit.page.title()).toBe("Notes");
    await visit.page.getByRole("button", { name: "United States" }).click();
    expect(visit.page.url()).toMatch(/\/help$/u);
    await visit.page.keyboard.press("Escape");
    await visit.page.keyboard.press("Escape");
    await visit.page.waitForURL(/away\.html$/u);
    expect(await visit.page.title()).toBe("Notes");
    await visit.close();
  });
});

describe("a safety plan", () => {
  it("is kept while it is written, survives a reload, and is nobody else’s", async () => {
    const visit = await visitApp(shared.browser);
    const { page } = visit;
    const room = driveRoom(page);
    await room.beginTogether();
    await room.go("/safe/plan");
    const field = page.getByLabel("Where can I go, at any hour?");
    await field.fill("the blue door at my sister’s");
    await page.waitForTimeout(1500);
    await room.reloadAs(JUN);
    await expect.poll(() => field.inputValue()).toBe("the blue door at my sister’s");
    await room.lockNow();
    await room.unlock(MARA);
    await expect.poll(() => field.inputValue()).toBe("");
    expect(await everythingIn(page)).not.toContain("blue door");
    visit.expectQuiet();
    await visit.close();
  });
});
