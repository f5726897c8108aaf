import type { Page } from "playwright-core";
import { describe, expect, inject, it } from "vitest";
import { type Authenticator, withAuthenticator } from "./support/authenticator.ts";
import { findSmallTargets, findViolations, findWhatDoesNotFit } from "./support/look.ts";
import { codeOf, driveRoom, JUN, MARA, type RoomDriver } from "./support/room-driver.ts";
import { everythingIn, PHONE, type Visit, watchVisit } from "./support/visit.ts";
import { withBrowser } from "./support/with-browser.ts";

const shared = withBrowser();

/** Words nobody else writes, so that a search for them finds nothing else. */
const SECRET = "quince marmalade on the third shelf";
const MINUTES = 240_000;
const ADDED = "From now on this device opens your lock, too.";
const DECLINED = "The device did not open it.";

interface Here extends RoomDriver {
  readonly visit: Visit;
  readonly finger: Authenticator;
}

/** Two on one device that unlocks by itself. Passkeys belong to a name, so the app is reached by one. */
async function withTwo(use: (here: Here) => Promise<void>, terms?: { readonly hasPrf: boolean }): Promise<void> {
  const context = await shared.browser.newContext({ locale: "en-GB", ...PHONE });
  const visit = await watchVisit(context, "/privacy", inject("appAddress").replace("127.0.0.1", "localhost"));
  const finger = await withAuthenticator(visit.page, terms);
  const room = driveRoom(visit.page);
  await room.go("/");
  await use({ ...room, visit, finger });
  visit.expectQuiet();
  await visit.close();
}

/** In the settings, to the button that has the device asked. */
async function openMaking({ page, press, go }: RoomDriver, name: string): Promise<void> {
  await go("/settings");
  await press("Add a passkey on this device");
  await page.getByLabel("Your code, once more").fill(codeOf(name));
  await press("Go on");
  await page.getByRole("button", { name: "Make the passkey" }).waitFor({ timeout: 30_000 });
}

async function addPasskey(here: Here, name: string): Promise<void> {
  await openMaking(here, name);
  await here.press("Make the passkey");
  await here.page.getByText(ADDED, { exact: false }).waitFor({ timeout: 30_000 });
  await here.page.getByText("The passkey of this device", { exact: true }).waitFor();
}

async function choose({ page, expectLocked }: RoomDriver, name: string): Promise<void> {
  await expectLocked();
  await page.getByRole("list", { name: "Who has a lock here" }).getByRole("button", { name }).click();
  await page.getByLabel(`${name}’s code`, { exact: true }).waitFor();
}

function openWithDevice({ page }: RoomDriver) {
  return page.getByRole("button", { name: "Open with this device" });
}

/** Puts what is kept of one person's passkey in the place of the other's, as someone with the storage could. */
function swapPasskeys(page: Page, from: string, to: string): Promise<void> {
  return page.evaluate(
    async ([one, other]) => {
      const done = <Value>(request: IDBRequest<Value>) =>
        new Promise<Value>((resolve, reject) => {
          request.onsuccess = () => resolve(request.result);
          request.onerror = () => reject(request.error);
        });
      const database = await done(indexedDB.open("attune"));
      const store = database.transaction("device", "readwrite").objectStore("device");
      const all = (await done(store.getAll())) as { name?: string; tag?: string; passkey?: unknown }[];
      const [giver, taker] = [one, other].map((name) => all.find((each) => each?.name === name));
      await done(store.put({ ...taker, passkey: giver?.passkey }, `person/${taker?.tag}`));
      database.close();
    },
    [from, to],
  );
}

/** What is wrong with how a page stands there, for eyes, fingers and screen readers. */
async function expectInOrder({ page }: RoomDriver): Promise<void> {
  expect(await findViolations(page)).toEqual([]);
  expect(await findSmallTargets(page)).toEqual([]);
  expect(await findWhatDoesNotFit(page, PHONE.viewport.width)).toEqual([]);
}

/** The next time that the device would ask, whoever holds it says no, as a browser then tells the page. */
function stopNext(page: Page, what: "create" | "get"): Promise<void> {
  return page.evaluate((name) => {
    Reflect.set(navigator.credentials, name, () => {
      Reflect.deleteProperty(navigator.credentials, name);
      return Promise.reject(new DOMException("", "NotAllowedError"));
    });
  }, what);
}

describe("a passkey", () => {
  it(
    "opens the lock of its owner after a reload, with and without a network, and nobody else’s",
    () =>
      withTwo(async (here) => {
        const { page, finger, visit } = here;
        await here.startSpeaking();
        await here.write(SECRET);
        await addPasskey(here, MARA);
        expect(await finger.count()).toBe(1);
        await page.reload();
        await choose(here, JUN);
        expect(await openWithDevice(here).count()).toBe(0);
        await choose(here, MARA);
        expect(await everythingIn(page)).not.toContain(SECRET);
        await openWithDevice(here).click();
        await here.expectTitle("Settings");
        await here.go("/room");
        await expect.poll(() => page.getByRole("textbox").inputValue()).toBe(SECRET);
        await here.lockNow();
        await visit.context.setOffline(true);
        await choose(here, MARA);
        await openWithDevice(here).click();
        await here.expectTitle("Mara, this is your turn.");
        await here.lockNow();
        await visit.context.setOffline(false);
        // Whoever copies what is kept of her passkey to his lock opens nothing with it.
        await swapPasskeys(page, MARA, JUN);
        await page.reload();
        await choose(here, JUN);
        await openWithDevice(here).click();
        await page.getByText("That passkey does not open this lock. The code still opens.").first().waitFor();
        expect(await everythingIn(page)).not.toContain(SECRET);
        await here.unlock(JUN);
        await here.expectTitle("Mara has the floor.");
      }),
    MINUTES,
  );

  it(
    "is each one’s own where both have one, and opens nothing once it is removed",
    () =>
      withTwo(async (here) => {
        const { page, finger } = here;
        await here.beginTogether();
        await addPasskey(here, JUN);
        await here.reloadAs(MARA);
        await addPasskey(here, MARA);
        expect(await finger.count()).toBe(2);
        for (const name of [JUN, MARA]) {
          await here.lockNow();
          await choose(here, name);
          await openWithDevice(here).click();
          await here.expectTitle("Settings");
        }
        await here.press("Remove the passkey of this device");
        await page.getByText("The passkey opens nothing any more.", { exact: false }).waitFor();
        expect(await page.getByText("The passkey of this device", { exact: true }).count()).toBe(0);
        expect(await finger.count()).toBe(1);
        await page.reload();
        await choose(here, MARA);
        expect(await openWithDevice(here).count()).toBe(0);
        await choose(here, JUN);
        await openWithDevice(here).click();
        await here.expectTitle("Settings");
        await page.getByText("The passkey of this device", { exact: true }).waitFor();
      }),
    MINUTES,
  );

  it(
    "that is stopped, refuses the finger or is gone says so calmly, and the code still opens",
    () =>
      withTwo(async (here) => {
        const { page, finger } = here;
        const declined = page.getByText(DECLINED, { exact: false }).first();
        await here.beginTogether();
        await openMaking(here, JUN);
        await stopNext(page, "create");
        await expectInOrder(here);
        await here.press("Make the passkey");
        await page.getByText("No passkey was made, and nothing has changed.").waitFor();
        expect(await finger.count()).toBe(0);
        await expectInOrder(here);
        await addPasskey(here, JUN);
        await expectInOrder(here);
        await here.lockNow();
        await choose(here, JUN);
        await stopNext(page, "get");
        await openWithDevice(here).click();
        await declined.waitFor();
        await expectInOrder(here);
        await openWithDevice(here).click();
        await here.expectTitle("Settings");
        await here.lockNow();
        await finger.clear();
        await choose(here, JUN);
        await openWithDevice(here).click();
        await declined.waitFor({ timeout: 60_000 });
        await here.unlock(JUN);
        await here.expectTitle("Settings");
        await here.press("Remove the passkey of this device");
        await addPasskey(here, JUN);
        await here.lockNow();
        await finger.setKnown(false);
        await choose(here, JUN);
        await openWithDevice(here).click();
        await declined.waitFor({ timeout: 60_000 });
        await here.unlock(JUN);
        await here.expectTitle("Settings");
      }),
    MINUTES,
  );

  it("still opens where a code is forgotten and nothing else does", () =>
    withTwo(async (here) => {
      await here.beginTogether();
      await addPasskey(here, JUN);
      await here.lockNow();
      await choose(here, JUN);
      await here.press("I forgot my code");
      await here.page.getByText("The passkey of this device still opens it", { exact: false }).waitFor();
      await expectInOrder(here);
      await openWithDevice(here).click();
      await here.expectTitle("Settings");
    }));
});

describe("a device whose passkeys give no secret", () => {
  it("keeps none, and says so", () =>
    withTwo(
      async (here) => {
        await here.beginTogether();
        await openMaking(here, JUN);
        await here.press("Make the passkey");
        await here.page
          .getByText("The passkeys of this device cannot open a lock, so none was added.", { exact: false })
          .waitFor({ timeout: 60_000 });
        expect(await here.finger.count()).toBe(0);
        await here.button("Add a passkey on this device").waitFor();
      },
      { hasPrf: false },
    ));
});

describe("a browser without such passkeys", () => {
  it("is not offered any, nor is one that reaches the app by a number", async () => {
    const context = await shared.browser.newContext({ locale: "en-GB", ...PHONE });
    const visit = await watchVisit(context);
    await withAuthenticator(visit.page);
    const room = driveRoom(visit.page);
    await room.beginTogether();
    await room.go("/settings");
    await visit.page.getByRole("heading", { name: "Your lock" }).waitFor();
    await visit.page.waitForTimeout(500);
    expect(await room.button("Add a passkey on this device").count()).toBe(0);
    visit.expectQuiet();
    await visit.close();
  });
});
