import { describe, expect, it } from "vitest";
import { JUN, MARA } from "./support/room-driver.ts";
import { joinApart, type OwnDevice } from "./support/two-people.ts";
import { withBrowser } from "./support/with-browser.ts";

const shared = withBrowser();
const SLOW_MS = 60_000;
const DONE = "Done; you asked for it on";
const WAITS = "It goes on when you are connected.";

/** To Mara's turn, with her first words given and taken in. */
async function beginToTalk(mara: OwnDevice, jun: OwnDevice): Promise<void> {
  await mara.room.openRoom();
  await jun.page.getByRole("link", { name: /Go on where/u }).click();
  await mara.room.arrive();
  await jun.room.arrive();
  await mara.room.expectTitle("Who speaks first?");
  await mara.room.press(MARA);
  await mara.room.speak(shared.phrases.soft[0]);
  await jun.room.press("I’m ready");
  await jun.page.getByText(shared.phrases.soft[0]).waitFor();
}

/** What is said of cleans on the settings page, without what is not said. */
async function saidOfCleans({ page }: OwnDevice): Promise<readonly string[]> {
  const part = page.locator("section", { has: page.getByRole("heading", { name: "Deep clean" }) });
  await part.waitFor({ timeout: SLOW_MS });
  return (await part.getByRole("status").allInnerTexts()).filter((text) => text !== "");
}

describe("a deep clean", () => {
  it("is asked for by keyboard, waits for the network, is done on a second visit, and changes no word of either", async () => {
    const { inviter: mara, guest: jun } = await joinApart(shared.browser, { inviter: MARA, guest: JUN });
    await beginToTalk(mara, jun);
    await mara.room.go("/settings");
    expect(await saidOfCleans(mara)).toEqual([]);
    const mine = mara.page.getByRole("button", { name: "Clean what is mine" });
    await mine.focus();
    await mara.page.keyboard.press("Enter");
    await mara.page.getByRole("alertdialog").waitFor();
    await mara.page.keyboard.press("Escape");
    await mara.page.getByRole("alertdialog").waitFor({ state: "detached" });
    expect(await saidOfCleans(mara)).toEqual([]);

    await mara.page.context().setOffline(true);
    await mine.focus();
    await mara.page.keyboard.press("Enter");
    await mara.page.getByText("No app can take that back.", { exact: false }).waitFor();
    await mara.room.press(/^Begin$/u);
    await mara.page.getByText(WAITS, { exact: false }).waitFor({ timeout: SLOW_MS });
    expect(await mine.getAttribute("aria-disabled")).toBe("true");
    await mara.page.context().setOffline(false);
    await mara.page.getByText(DONE, { exact: false }).waitFor({ timeout: SLOW_MS });

    await mara.room.press("Clean what we share");
    await mara.room.press(/^Begin$/u);
    await expect.poll(() => mara.page.getByText(DONE, { exact: false }).count(), { timeout: SLOW_MS }).toBe(2);
    await jun.room.go("/settings");
    expect(await saidOfCleans(jun)).toEqual([]);

    await mara.room.reloadAs(MARA);
    await expect.poll(() => saidOfCleans(mara), { timeout: SLOW_MS }).toHaveLength(2);
    await jun.room.reloadAs(JUN);
    await jun.room.go("/room");
    await jun.page.getByText(shared.phrases.soft[0]).waitFor({ timeout: SLOW_MS });
    await jun.room.reply(shared.phrases.reflection);
    await mara.room.go("/room");
    await mara.page.getByText(shared.phrases.reflection).waitFor({ timeout: SLOW_MS });
    await mara.page.getByText(shared.phrases.soft[0]).waitFor();
    for (const { visit } of [mara, jun]) await visit.close();
  }, 300_000);
});
