import { describe, expect, it } from "vitest";
import { driveRoom, JUN, MARA } from "./support/room-driver.ts";
import { DESKTOP, everythingIn, visitApp } from "./support/visit.ts";
import { WAYS } from "./support/ways.ts";
import { withBrowser } from "./support/with-browser.ts";

const shared = withBrowser();
const steps = Object.keys(WAYS) as (keyof typeof WAYS)[];

describe("leaving the Room", () => {
  /** What the page says after someone left: the first time, and the same each time after. */
  let farewell = "";

  it.each(steps.map((step, at) => [step, at % 2 === 0 ? MARA : JUN] as const))(
    "is possible %s for %s, and no reason, name or unsaid word is left",
    async (step, who) => {
      const visit = await visitApp(shared.browser);
      const { page } = visit;
      const room = driveRoom(page);
      await room.beginTogether();
      await room.openRoom();
      await WAYS[step](room, shared.phrases);
      await room.press(/^Pause$/u);
      await page.getByRole("group", { name: "Who steps out?" }).getByRole("radio", { name: who }).check();
      await room.press("End this conversation instead");
      await room.expectTitle("The Room is closed for now.");
      const said = await page.locator("main").innerText();
      expect(said).not.toMatch(/left|because|reason|ended/iu);
      farewell ||= said;
      expect(said).toBe(farewell);
      const unsaid = [shared.phrases.held[0], shared.phrases.heldReplies[0], "half a sentence", "it is more"];
      for (const words of unsaid) expect(await everythingIn(page)).not.toContain(words);
      await page.getByRole("link", { name: "To your page" }).click();
      await page.getByText("No line was kept this time.").waitFor();
      for (const words of unsaid) expect(await everythingIn(page)).not.toContain(words);
      visit.expectQuiet();
      await visit.close();
    },
  );

  it("is possible from a pause, and from the pages that follow it", async () => {
    const visit = await visitApp(shared.browser, DESKTOP);
    const room = driveRoom(visit.page);
    for (const back of [false, true]) {
      if (!back) await room.beginTogether();
      else await visit.page.getByRole("link", { name: "To your page" }).click();
      await room.openRoom();
      await WAYS["while listening"](room, shared.phrases);
      await room.press(/^Pause$/u);
      await room.press("Pause now");
      await room.expectTitle("A pause, not a goodbye.");
      if (back) {
        await room.press("I’m back");
        await room.expectTitle("Jun, are you back?");
        await room.press("Rest a little longer");
      }
      await room.press("End this conversation");
      await room.expectTitle("The Room is closed for now.");
    }
    visit.expectQuiet();
    await visit.close();
  });
});

describe("coming back to the Room from another page", () => {
  it("shows them to whoever is inside, and to nobody once the device is locked", async () => {
    const visit = await visitApp(shared.browser);
    const { page } = visit;
    const room = driveRoom(page);
    await room.startSpeaking();
    await room.write("half a sentence of mine");
    await page.getByRole("link", { name: "Attune, home" }).click();
    await page.getByRole("link", { name: /Go on where you were/u }).click();
    await expect.poll(() => page.getByRole("textbox").inputValue()).toBe("half a sentence of mine");
    await page.getByRole("link", { name: "Attune, home" }).click();
    await room.lockNow();
    await room.unlock(JUN);
    await page.getByRole("link", { name: /Go on where you were/u }).click();
    await room.expectTitle("Mara has the floor.");
    expect(await everythingIn(page)).not.toContain("half a sentence of mine");
    visit.expectQuiet();
    await visit.close();
  });
});
