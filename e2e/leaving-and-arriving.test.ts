import { describe, expect, it } from "vitest";
import { type Arrival, driveRoom, JUN, MARA, type RoomDriver } from "./support/room-driver.ts";
import { DESKTOP, visitApp } from "./support/visit.ts";
import { withBrowser } from "./support/with-browser.ts";

const shared = withBrowser();

/** Ways to some steps of the Room. */
const WAYS: Readonly<Record<string, (room: RoomDriver) => Promise<void>>> = {
  "before anyone arrived": async (room) => {
    await room.beginTogether();
    await room.openRoom();
  },
  "at the choice of who speaks": async (room) => {
    await room.beginTogether();
    await room.openRoom();
    await room.bothArrive();
  },
  "while writing": (room) => room.startSpeaking(),
  "while words are held": async (room) => {
    await room.startSpeaking();
    await room.speak(shared.phrases.held[0]);
    await room.button("Keep writing").waitFor();
  },
  "while words wait": async (room) => {
    await room.startSpeaking();
    await room.speak(shared.phrases.soft[0]);
  },
  "while listening": async (room) => {
    await room.startSpeaking();
    await room.speak(shared.phrases.soft[0]);
    await room.handTo(JUN);
  },
};

describe("leaving the Room", () => {
  it.each(Object.keys(WAYS))("is possible %s, and no reason or name is shown", async (way) => {
    const visit = await visitApp(shared.browser);
    const room = driveRoom(visit.page);
    await WAYS[way]?.(room);
    await room.press(/^Pause$/u);
    await room.press("End this conversation instead");
    await room.expectTitle("The Room is closed for now.");
    const words = await visit.page.locator("main").innerText();
    expect(words).not.toMatch(/left|because|reason/iu);
    expect(words.replace("Mara and Jun", "")).not.toMatch(/Mara|Jun/u);
    visit.expectQuiet();
    await visit.close();
  });
});

describe("arriving", () => {
  it("looks the same whoever is not steady, and for whatever reason", async () => {
    const cases: readonly (readonly [Arrival, Arrival])[] = [
      [{ arousal: 8 }, {}],
      [{}, { arousal: 8 }],
      [{ willing: false }, {}],
      [{}, { clear: false }],
      [
        { willing: false, arousal: 9, clear: false },
        { willing: false, arousal: 9, clear: false },
      ],
    ];
    const shots: Buffer[] = [];
    for (const [one, other] of cases) {
      const visit = await visitApp(shared.browser, { ...DESKTOP, reducedMotion: "reduce" });
      await visit.page.clock.setFixedTime(new Date("2026-01-05T18:00:00Z"));
      const room = driveRoom(visit.page);
      await room.beginTogether();
      await room.openRoom();
      await room.press(MARA);
      await room.arrive(one);
      await room.expectTitle("Please hand the device to Jun.");
      await room.handTo(JUN);
      await room.arrive(other);
      await room.expectTitle("A pause, not a goodbye.");
      await visit.page.mouse.move(0, 0);
      shots.push(await visit.page.screenshot());
      visit.expectQuiet();
      await visit.close();
    }
    for (const shot of shots) expect(shot.equals(shots[0] as Buffer)).toBe(true);
  });
});

describe("coming back to the Room from another page", () => {
  it("asks who has the device before anyone's words are shown", async () => {
    const visit = await visitApp(shared.browser);
    const { page } = visit;
    const room = driveRoom(page);
    await room.startSpeaking();
    await room.write("half a sentence of mine");
    await page.getByRole("link", { name: "Attune, home" }).click();
    await page.getByRole("link", { name: /Go on where you were/u }).click();
    await room.expectTitle("Please hand the device to Mara.");
    expect(await page.locator("body").innerText()).not.toContain("half a sentence of mine");
    visit.expectQuiet();
    await visit.close();
  });
});

describe("leaving quickly", () => {
  it.each(["/", "/practice", "/settings", "/privacy"])(
    "from %s opens a plain page, by the button and by Esc twice",
    async (path) => {
      for (const way of ["button", "keys"] as const) {
        const visit = await visitApp(shared.browser, DESKTOP, path);
        const { page } = visit;
        if (way === "button") await page.getByRole("button", { name: /^Leave quickly/u }).click();
        else {
          await page.keyboard.press("Escape");
          await page.keyboard.press("Escape");
        }
        await page.waitForURL(/away\.html$/u);
        expect(await page.title()).toBe("Notes");
        expect(await page.locator("body").innerText()).not.toMatch(/Attune|partner|loop/iu);
        visit.expectQuiet();
        await visit.close();
      }
    },
  );

  it("in the middle of writing leaves nothing on the page, and the way back stays plain until the address is opened anew", async () => {
    const visit = await visitApp(shared.browser);
    const { page } = visit;
    const room = driveRoom(page);
    await room.startSpeaking();
    await room.write("half a sentence");
    await page.getByRole("button", { name: /^Leave quickly/u }).click();
    await page.waitForURL(/away\.html$/u);
    await page.goBack().catch(() => undefined);
    await expect.poll(() => page.url()).toMatch(/away\.html$/u);
    expect(await page.locator("body").innerText()).not.toContain("half a sentence");
    await page.goto(new URL("/room", page.url()).href);
    await room.expectTitle("Please hand the device to Mara.");
    await room.handTo(MARA);
    await expect.poll(() => page.getByRole("textbox").inputValue()).toBe("half a sentence");
    visit.expectQuiet();
    await visit.close();
  });
});
