import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { codeOf, driveRoom, type RoomDriver } from "./room-driver.ts";
import { PHONE, type Visit, watchVisit } from "./visit.ts";

/** Someone with a device of their own. */
export interface OwnDevice {
  readonly name: string;
  readonly visit: Visit;
  readonly page: Page;
  readonly room: RoomDriver;
}

/** Someone at a page. */
export type AtPage = Pick<OwnDevice, "name" | "page" | "room">;

/** What the sheet says that is printed and put away. */
export interface PrintedSheet {
  readonly account: readonly string[];
  readonly recovery: readonly string[];
}

/** Making a passphrase hard to guess takes seconds, and longer where several do it at once. */
const SLOW_MS = 60_000;

export function passphraseOf(name: string): string {
  return `correct horse battery ${name.toLowerCase()}`;
}

/** Opens the app on a device without anyone. */
export async function takeDevice(
  browser: Browser,
  name: string,
  { options = PHONE, path = "/", address }: DeviceTerms = {},
): Promise<OwnDevice> {
  const visit = await watchVisit(await browser.newContext({ locale: "en-GB", ...options }), path, address);
  return { name, visit, page: visit.page, room: driveRoom(visit.page) };
}

interface DeviceTerms {
  readonly options?: BrowserContextOptions;
  readonly path?: string;
  readonly address?: string;
}

/** Opens the app on a device of their own, and begins alone with a name and a code. */
export async function beginAlone(browser: Browser, name: string, terms: DeviceTerms = {}): Promise<OwnDevice> {
  const device = await takeDevice(browser, name, terms);
  await startAlone(device);
  return device;
}

/** From the first page to a page of one’s own. */
export async function startAlone({ name, page, room }: AtPage): Promise<void> {
  await page.getByRole("link", { name: /On my own/u }).click();
  await page.getByLabel("What may we call you?").fill(name);
  await page.getByLabel("Your code", { exact: true }).fill(codeOf(name));
  await page.getByLabel("The same once more", { exact: true }).fill(codeOf(name));
  await room.press("Begin");
  await page.getByText(`Hello, ${name}.`).waitFor({ timeout: SLOW_MS });
}

/** Sets the passphrase on the page that asks for one, and puts the sheet away. */
export async function setPassphrase({ name, page, room }: AtPage): Promise<PrintedSheet> {
  await page.getByLabel("A passphrase", { exact: true }).fill(passphraseOf(name));
  await page.getByLabel("The passphrase once more").fill(passphraseOf(name));
  await room.press("Set the passphrase");
  await page.getByRole("heading", { name: "Print this and put it away." }).waitFor({ timeout: SLOW_MS });
  const account = await wordsIn(page, "The twelve account words");
  const recovery = await wordsIn(page, "The twelve way-back words");
  await room.press("I have put it away");
  return { account, recovery };
}

/** The words of a list, without their numbers. */
export async function wordsIn(page: Page, label: string): Promise<readonly string[]> {
  const list = page.getByRole("list", { name: label });
  await list.waitFor();
  return list.locator(".voice").allInnerTexts();
}

/** From their own page to the choice between the same room and two places. */
export async function openJoining(device: AtPage): Promise<PrintedSheet> {
  await device.page.getByRole("link", { name: /On two devices/u }).click();
  const sheet = await setPassphrase(device);
  await device.room.expectTitle("Are you in the same room?");
  return sheet;
}

/** From their own page to the fields for an invitation. */
export async function openAnswering(device: AtPage): Promise<PrintedSheet> {
  await device.page.getByRole("link", { name: /I have an invitation/u }).click();
  const sheet = await setPassphrase(device);
  await device.room.expectTitle("The invitation.");
  return sheet;
}

/** Invites from afar and answers with the six words, which it gives; both are asked to compare afterwards. */
export async function meetApart(inviter: AtPage, guest: AtPage): Promise<readonly string[]> {
  await inviter.room.press(/In two places/u);
  const words = await wordsIn(inviter.page, "The six words of the invitation");
  await guest.page.getByRole("textbox", { name: "The six words" }).fill(words.join(" "));
  await guest.room.press("Answer");
  for (const { page } of [inviter, guest]) {
    await page.getByRole("heading", { name: "Are these the same on both?" }).waitFor({ timeout: SLOW_MS });
  }
  return words;
}

/** Both say that the phrase is the same, and begin. */
export async function compareAndBegin(devices: readonly AtPage[]): Promise<void> {
  for (const { room } of devices) await room.press("They are the same");
  for (const { page } of devices) await page.getByRole("link", { name: "Begin" }).click();
  for (const { page } of devices) await expectTogether(page);
}

/** The page of the two has come. */
export async function expectTogether(page: Page): Promise<void> {
  await page.getByText("The loop between you", { exact: true }).waitFor({ timeout: SLOW_MS });
}

/** Two people on two devices, joined from afar. */
export async function joinApart(
  browser: Browser,
  names: { readonly inviter: string; readonly guest: string },
  { inviterAddress, ...terms }: DeviceTerms & { readonly inviterAddress?: string } = {},
): Promise<JoinedDevices> {
  const inviter = await beginAlone(
    browser,
    names.inviter,
    inviterAddress ? { ...terms, address: inviterAddress } : terms,
  );
  const guest = await beginAlone(browser, names.guest, terms);
  const [inviterSheet, guestSheet] = [await openJoining(inviter), await openAnswering(guest)];
  await meetApart(inviter, guest);
  await compareAndBegin([inviter, guest]);
  return { inviter, guest, inviterSheet, guestSheet };
}

export interface JoinedDevices {
  readonly inviter: OwnDevice;
  readonly guest: OwnDevice;
  readonly inviterSheet: PrintedSheet;
  readonly guestSheet: PrintedSheet;
}
