import { assert } from "@attune/kernel";
import type { Browser, Page } from "playwright-core";
import type { Phrases } from "./phrases.ts";
import { codeOf, JUN, MARA, type RoomDriver } from "./room-driver.ts";
import type { Show } from "./tour.ts";
import {
  type AtPage,
  beginAlone,
  expectTogether,
  openJoining,
  passphraseOf,
  startAlone,
  takeDevice,
  wordsIn,
} from "./two-people.ts";

const SLOW_MS = 60_000;

/** The screens of joining and of an account, on Mara’s device; Jun has one of his own, and she a second one. */
export async function tourJoining(room: RoomDriver, _phrases: Phrases, show: Show): Promise<void> {
  const { page, press, go } = room;
  const mara: AtPage = { name: MARA, page, room };
  await startAlone(mara);
  await signUpInSteps(mara, show);
  await inviteInSteps(mara, show);
  const jun = await beginAlone(browserOf(page), JUN);
  await openJoining(jun);
  await answerInSteps(mara, jun, show);
  await jun.room.press("Later");
  await go("/settings");
  await page.getByText("You have not compared your six words yet.").waitFor();
  await show("settings-not-compared");
  await page.getByRole("link", { name: "Compare them now" }).click();
  await press("They are the same");
  await page.getByRole("link", { name: "Begin" }).waitFor();
  await show("joined");
  await go("/settings");
  await press("End the joining");
  await page.getByRole("alertdialog").waitFor();
  await show("settings-end-joining");
  await press("Stay joined");
  await press("Clean what we share");
  await page.getByRole("alertdialog").waitFor();
  await show("settings-deep-clean");
  await press(/^Begin$/u);
  await page.getByText("Done; you asked for it on", { exact: false }).waitFor({ timeout: 60_000 });
  await show("settings-deep-clean-done");
  await accountInSteps(mara, show);
  await go("/settings");
  await press("End the joining");
  await press("End it now");
  await page.getByText("You are on the solo track for now.", { exact: false }).first().waitFor();
  await show("settings-after-leaving");
  await go("/");
  await show("today-after-leaving");
  await jun.visit.close();
}

async function signUpInSteps({ name, page, room }: AtPage, show: Show): Promise<void> {
  await page.getByRole("link", { name: /On two devices/u }).click();
  await room.expectTitle("A passphrase first.");
  await show("sign-up");
  await page.getByLabel("A passphrase", { exact: true }).fill(passphraseOf(name));
  await page.getByLabel("The passphrase once more").fill(passphraseOf(name));
  await room.press("Set the passphrase");
  await page.getByRole("heading", { name: "Print this and put it away." }).waitFor({ timeout: SLOW_MS });
  await show("sheet");
  await room.press("I have put it away");
  await room.expectTitle("Are you in the same room?");
  await show("how-to-join");
}

async function inviteInSteps({ page, room }: AtPage, show: Show): Promise<void> {
  await room.press(/In the same room/u);
  await room.expectTitle("First, let the other device look at this.");
  await page.getByText("The same as text").click();
  await page.getByText("Without a camera").click();
  await page.getByLabel("The text below the other picture").fill("nothing of ours");
  await room.press("Take this");
  await page.getByText("That did not work yet").waitFor();
  await show("inviting-in-person");
  await room.press("Stop here");
  await room.press(/In two places/u);
  await room.expectTitle("Six words for the one you invite.");
  await show("inviting-apart");
  await room.press("Take the invitation back");
}

async function answerInSteps(mara: AtPage, jun: AtPage, show: Show): Promise<void> {
  const { page, room } = mara;
  await page.getByRole("link", { name: /I have an invitation/u }).click();
  await room.expectTitle("The invitation.");
  await page.getByRole("textbox", { name: "The six words" }).fill("abandon ability able about above quince");
  await room.press("Answer");
  await page.getByText("That did not work yet").waitFor();
  await show("answering");
  await jun.room.press(/In two places/u);
  const words = await wordsIn(jun.page, "The six words of the invitation");
  await page.getByRole("textbox", { name: "The six words" }).fill(words.join(" "));
  await room.press("Answer");
  for (const each of [mara, jun]) {
    await each.page.getByRole("heading", { name: "Are these the same on both?" }).waitFor({ timeout: SLOW_MS });
  }
  await show("compare");
  await room.press("Later");
  await expectTogether(page);
}

async function accountInSteps({ page, room }: AtPage, show: Show): Promise<void> {
  const { go, press } = room;
  await go("/another-device");
  await page.getByText("The words, to type").click();
  await show("another-device");
  const words = await wordsIn(page, "The twelve account words");
  const tablet = await takeDevice(browserOf(page), MARA, { path: "/sign-in" });
  await tablet.page.getByLabel("Your account words").fill(words.join(" "));
  await tablet.page.getByLabel("Your passphrase", { exact: true }).fill(passphraseOf(MARA));
  await tablet.page.getByLabel("A new code for this device", { exact: true }).fill(codeOf(MARA));
  await tablet.page.getByLabel("The same once more", { exact: true }).fill(codeOf(MARA));
  await tablet.room.press("Open it here");
  await expectTogether(tablet.page);
  await go("/sheet");
  await page.getByLabel("Your code, once more").waitFor();
  await show("code-gate");
  await page.getByLabel("Your code, once more").fill(codeOf(MARA));
  await press("Go on");
  await page.getByLabel("Your code, once more").waitFor({ state: "detached", timeout: SLOW_MS });
  await show("before-a-new-sheet");
  await go("/settings");
  await press("Name Chrome on Linux");
  await show("settings-name-device");
  await press(/^Shut out /u);
  await page.getByLabel("Your code, once more").fill(codeOf(MARA));
  await press("Go on");
  await page.getByRole("alertdialog").waitFor({ timeout: SLOW_MS });
  await show("settings-shut-out");
  await page.getByLabel("The passphrase from now on", { exact: true }).fill(passphraseOf(MARA));
  await page.getByLabel("The passphrase once more").fill(passphraseOf(MARA));
  await press("Shut it out");
  await page.getByText("Your new sheet.", { exact: false }).waitFor({ timeout: SLOW_MS });
  await show("settings-new-sheet");
  await press("I have put it away");
  await tablet.page.getByText("This device is not signed in any more.", { exact: false }).waitFor({ timeout: SLOW_MS });
  await tablet.visit.close();
}

function browserOf(page: Page): Browser {
  const browser = page.context().browser();
  assert(browser !== null, "the page is in a browser");
  return browser;
}
