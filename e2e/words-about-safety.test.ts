import { describe, expect, it } from "vitest";
import { driveRoom, JUN } from "./support/room-driver.ts";
import { everythingIn, PHONE, visitApp } from "./support/visit.ts";
import { withBrowser } from "./support/with-browser.ts";

const shared = withBrowser();

describe("words that carry a sign about safety", () => {
  it("bring their author, alone, an offer of help; they are never held, and the other’s page shows no trace of it", async () => {
    const visit = await visitApp(shared.browser);
    const { page } = visit;
    const room = driveRoom(page);
    await room.startSpeaking();
    await room.write(shared.phrases.unsafe);
    await room.press("Ways to get help");
    await page.getByText("You don’t have to be alone with this", { exact: false }).waitFor();
    await room.give();
    await room.expectTitle("Your words wait for Jun.");
    await room.listen(JUN);
    await page.getByText(shared.phrases.unsafe).waitFor();
    expect(await everythingIn(page)).not.toMatch(/ways to get help|your safety|Only you see this line/iu);
    visit.expectQuiet();
    await visit.close();
  });

  it("get no word about how they may land when they are tried alone", async () => {
    const visit = await visitApp(shared.browser, PHONE, "/practice");
    const { page } = visit;
    await page.getByRole("textbox").fill(shared.phrases.unsafe);
    await page.getByRole("button", { name: "Ways to get help" }).waitFor();
    expect(await page.locator(".remark, .reached").count()).toBe(0);
    visit.expectQuiet();
    await visit.close();
  });
});
