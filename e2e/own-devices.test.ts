import type { Browser } from "playwright-core";
import { describe, expect, it } from "vitest";
import { codeOf, JUN, MARA } from "./support/room-driver.ts";
import {
  expectTogether,
  joinApart,
  type OwnDevice,
  type PrintedSheet,
  passphraseOf,
  takeDevice,
  wordsIn,
} from "./support/two-people.ts";
import { everythingIn } from "./support/visit.ts";
import { withBrowser } from "./support/with-browser.ts";

const shared = withBrowser();
const SLOW_MS = 60_000;
const NEW_PASSPHRASE = "seven warm stones in a row";

/** Words nobody else writes, so that a search for them finds nothing else. */
const DRAFT = "quince marmalade on the third shelf";

/** Opens an account on a further device, with its words and its passphrase. */
async function signIn(browser: Browser, { name }: OwnDevice, words: readonly string[]): Promise<OwnDevice> {
  const device = await takeDevice(browser, name);
  const { page, room } = device;
  await page.getByRole("link", { name: "I use Attune on another device" }).click();
  await page.getByLabel("Your account words").fill(words.join(" "));
  await page.getByLabel("Your passphrase", { exact: true }).fill(passphraseOf(name));
  await setCodeHere(device);
  await room.press("Open it here");
  return device;
}

async function setCodeHere({ name, page }: OwnDevice): Promise<void> {
  await page.getByLabel("A new code for this device", { exact: true }).fill(codeOf(name));
  await page.getByLabel("The same once more", { exact: true }).fill(codeOf(name));
}

/** Opens an account with the printed sheet alone, and sets a new passphrase. */
async function recover(browser: Browser, name: string, sheet: PrintedSheet): Promise<OwnDevice> {
  const device = await takeDevice(browser, name, { path: "/recover" });
  const { page, room } = device;
  await page.getByLabel("The account words").fill(sheet.account.join(" "));
  await page.getByLabel("The way-back words").fill(sheet.recovery.join(" "));
  await page.getByLabel("A passphrase", { exact: true }).fill(NEW_PASSPHRASE);
  await page.getByLabel("The passphrase once more").fill(NEW_PASSPHRASE);
  await setCodeHere(device);
  await room.press("Open it here");
  return device;
}

/** To Mara's page with her first words given, and a half sentence of Jun's that nobody has seen. */
async function beginToTalk(mara: OwnDevice, jun: OwnDevice): Promise<void> {
  await mara.room.openRoom();
  await jun.page.getByRole("link", { name: /Go on where/u }).click();
  await mara.room.arrive();
  await jun.room.arrive();
  await mara.room.expectTitle("Who speaks first?");
  await mara.room.press(MARA);
  await mara.room.expectTitle("Mara, this is your turn.");
  await jun.room.expectTitle("Mara has the floor.");
}

describe("someone with two devices", () => {
  it("sees the same conversation on both, shuts one out that then says so and reads nothing new, and comes back in by the sheet", async () => {
    const { inviter: mara, guest: jun } = await joinApart(shared.browser, { inviter: MARA, guest: JUN });
    await beginToTalk(mara, jun);
    await mara.room.write(DRAFT);
    await mara.room.lockNow();
    await mara.room.unlock(MARA);
    await mara.room.go("/another-device");
    await mara.page.getByText("The words, to type").click();
    const words = await wordsIn(mara.page, "The twelve account words");
    const tablet = await signIn(shared.browser, mara, words);
    await expectTogether(tablet.page);
    await tablet.page.getByRole("link", { name: /Go on where/u }).click();
    await tablet.room.expectTitle("Mara, this is your turn.");
    // A draft stays where it was written.
    expect(await everythingIn(tablet.page)).not.toContain(DRAFT);
    await tablet.room.speak(shared.phrases.soft[0]);
    await mara.room.go("/room");
    await mara.room.expectTitle("Your words wait for Jun.");
    await jun.room.press("I’m ready");
    await jun.page.getByText(shared.phrases.soft[0]).waitFor();
    for (const { room, page } of [mara, tablet]) {
      await room.expectTitle("Jun has your words.");
      await page.getByText(shared.phrases.soft[0]).waitFor();
    }

    const sheet = await shutOut(mara);
    await tablet.page
      .getByText("This device is not signed in any more.", { exact: false })
      .waitFor({ timeout: SLOW_MS });
    await jun.room.reply(shared.phrases.reflection);
    await mara.room.go("/room");
    await mara.room.expectTitle("Mara, did it land?");
    await mara.page.getByText(shared.phrases.reflection).waitFor();
    await tablet.page.waitForTimeout(2_000);
    expect(await everythingIn(tablet.page)).not.toContain(shared.phrases.reflection);
    await tablet.room.reloadAs(MARA);
    await tablet.page
      .getByText("This device is not signed in any more.", { exact: false })
      .waitFor({ timeout: SLOW_MS });
    expect(await everythingIn(tablet.page)).not.toContain(shared.phrases.reflection);

    const laptop = await recover(shared.browser, MARA, sheet);
    await expectTogether(laptop.page);
    await laptop.page.getByRole("link", { name: /Go on where/u }).click();
    await laptop.room.expectTitle("Mara, did it land?");
    await laptop.page.getByText(shared.phrases.reflection).waitFor();
    for (const { visit } of [mara, jun, laptop, tablet]) await visit.close();
  }, 400_000);
});

/** Two of the same kind, made on the same day, are told apart by what their owner calls them. */
async function nameDevices({ page, room }: Pick<OwnDevice, "page" | "room">): Promise<void> {
  const names = page.locator(".device-name");
  await expect.poll(() => names.allInnerTexts()).toEqual(["Chrome on Linux", "Chrome on Linux"]);
  const other = page.getByRole("listitem").filter({ hasText: "Chrome on Linux" }).filter({ hasText: "Shut out" });
  await other.getByRole("button", { name: "Name Chrome on Linux" }).click();
  await page.getByLabel("A name that only you see").fill("the tablet");
  await room.press("Keep the name");
  await expect.poll(() => names.allInnerTexts()).toEqual(["Chrome on Linux", "the tablet"]);
  expect(await page.getByText("This device, since", { exact: false }).count()).toBe(1);
}

/** Shuts the only other device out; answers the sheet that replaces the one before. */
async function shutOut({ name, page, room }: OwnDevice): Promise<PrintedSheet> {
  await room.go("/settings");
  await nameDevices({ page, room });
  await room.press("Shut out the tablet, since");
  await page.getByLabel("Your code, once more").fill(codeOf(name));
  await room.press("Go on");
  await page.getByLabel("The passphrase from now on", { exact: true }).fill(passphraseOf(name));
  await page.getByLabel("The passphrase once more").fill(passphraseOf(name));
  await room.press("Shut it out");
  await page.getByText("Your new sheet.", { exact: false }).waitFor({ timeout: SLOW_MS });
  const account = await wordsIn(page, "The twelve account words");
  const recovery = await wordsIn(page, "The twelve way-back words");
  await room.press("I have put it away");
  await expect.poll(() => page.locator(".device-name").allInnerTexts()).toEqual(["Chrome on Linux"]);
  return { account, recovery };
}
