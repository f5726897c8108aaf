import { describe, expect, it } from "vitest";
import { type Arrival, driveRoom, MARA } from "./support/room-driver.ts";
import { DESKTOP, everythingIn, visitApp } from "./support/visit.ts";
import { withBrowser } from "./support/with-browser.ts";

const shared = withBrowser();

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
    const pages: string[] = [];
    for (const [one, other] of cases) {
      const visit = await visitApp(shared.browser, { ...DESKTOP, reducedMotion: "reduce" });
      await visit.page.clock.setFixedTime(new Date("2026-01-05T18:00:00Z"));
      const room = driveRoom(visit.page);
      await room.beginTogether();
      await room.openRoom();
      await room.arrive(one);
      await room.expectTitle("Jun, you are done here.");
      await room.handTo(MARA);
      await room.arrive(other);
      await room.expectTitle("A pause, not a goodbye.");
      await visit.page.mouse.move(0, 0);
      shots.push(await visit.page.screenshot());
      pages.push(await everythingIn(visit.page));
      visit.expectQuiet();
      await visit.close();
    }
    for (const shot of shots) expect(shot.equals(shots[0] as Buffer)).toBe(true);
    for (const page of pages) expect(page).toBe(pages[0]);
  });
});
