import { describe, expect, it } from "vitest";
import { codeOf, driveRoom, JUN, MARA, type RoomDriver } from "./support/room-driver.ts";
import { everythingStored, placeOf, tracesOf } from "./support/traces.ts";
import { everythingIn, PHONE, type Visit, visitApp } from "./support/visit.ts";
import { withBrowser } from "./support/with-browser.ts";

const shared = withBrowser();

/** Words nobody else writes, so that a search for them finds nothing else. */
const SECRET = "quince marmalade on the third shelf";
const MINUTE = 60_000;

async function withTwo(use: (room: RoomDriver, visit: Visit) => Promise<void>): Promise<void> {
  const visit = await visitApp(shared.browser, PHONE);
  await use(driveRoom(visit.page), visit);
  visit.expectQuiet();
  await visit.close();
}

/** Types a code on the page with all locks. */
async function tryCode({ page, press }: RoomDriver, name: string, code: string): Promise<void> {
  const field = page.getByLabel(`${name}’s code`, { exact: true });
  if (!(await field.isVisible()))
    await page.getByRole("list", { name: "Who has a lock here" }).getByRole("button", { name }).click();
  await field.fill(code);
  await press(/^Open$/u);
}

/** Lets a wait that is kept on this device end so many milliseconds from now. */
async function shortenWait({ page }: RoomDriver, milliseconds: number): Promise<void> {
  await page.evaluate(async (left) => {
    const done = <Value>(request: IDBRequest<Value>) =>
      new Promise<Value>((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
    const database = await done(indexedDB.open("attune"));
    const store = database.transaction("device", "readwrite").objectStore("device");
    for (const key of await done(store.getAllKeys())) {
      const person = (await done(store.get(key))) as { attempts?: { until: number } };
      if ((person.attempts?.until ?? 0) > 0) {
        await done(store.put({ ...person, attempts: { ...person.attempts, until: Date.now() + left } }, key));
      }
    }
    database.close();
  }, milliseconds);
}

describe("a lock", () => {
  it("counts wrong codes, waits after five, also after a reload, and opens when the wait is over", () =>
    withTwo(async (room) => {
      const { page } = room;
      await room.beginTogether();
      await room.lockNow();
      await room.expectLocked();
      for (const left of [4, 3, 2]) {
        await tryCode(room, MARA, codeOf(JUN));
        await page.getByText(`That is not the code. ${left} tries left`, { exact: false }).first().waitFor();
      }
      await tryCode(room, MARA, codeOf(JUN));
      await page.getByText("That is not the code. One try is left", { exact: false }).first().waitFor();
      await tryCode(room, MARA, codeOf(JUN));
      await page
        .getByText(/Please wait \d+ seconds/u)
        .first()
        .waitFor();
      expect(await room.button(/^Open$/u).isDisabled()).toBe(true);
      await page.reload();
      await room.expectLocked();
      await tryCode(room, MARA, codeOf(MARA));
      await page
        .getByText(/Please wait \d+ seconds/u)
        .first()
        .waitFor();
      // Nobody else has to wait for it.
      await page.reload();
      await room.unlock(JUN);
      await page.getByText("The loop between you", { exact: true }).waitFor();
      await room.lockNow();
      await room.expectLocked();
      await shortenWait(room, 6_000);
      await tryCode(room, MARA, codeOf(MARA));
      await page
        .getByText(/Please wait \d seconds/u)
        .first()
        .waitFor();
      await expect.poll(() => page.getByText(/Please wait/u).count(), { timeout: 15_000 }).toBe(0);
      await room.press(/^Open$/u);
      await page.getByText("The loop between you", { exact: true }).waitFor();
    }));

  it("opens with its new code alone, once that is set", () =>
    withTwo(async (room) => {
      const { page } = room;
      await room.beginTogether();
      await room.go("/settings");
      await room.press("Change the code");
      await page.getByLabel("The code until now", { exact: true }).fill(codeOf(JUN));
      await page.getByLabel("The new code", { exact: true }).fill("seven warm stones");
      await page.getByLabel("The same once more", { exact: true }).fill("seven warm stones");
      await room.press("Set the new code");
      await page.getByText("The new code is set.", { exact: false }).waitFor({ timeout: 30_000 });
      await room.lockNow();
      await room.expectLocked();
      await tryCode(room, JUN, codeOf(JUN));
      await page.getByText("That is not the code.", { exact: false }).first().waitFor();
      await tryCode(room, JUN, "seven warm stones");
      await room.expectTitle("Settings");
    }));

  it("closes at once from the bar, in the middle of a sentence, and the sentence is there again behind it", () =>
    withTwo(async (room) => {
      const { page } = room;
      await room.startSpeaking();
      await room.write(SECRET);
      await room.lockNow();
      await room.expectLocked();
      expect(await everythingIn(page)).not.toContain(SECRET);
      await room.unlock(MARA);
      await expect.poll(() => page.getByRole("textbox").inputValue()).toBe(SECRET);
    }));

  it("closes by itself after the minutes that were chosen, counted from the last touch", () =>
    withTwo(async (room, { page }) => {
      await page.clock.install();
      await room.beginTogether();
      await room.go("/settings");
      await page.getByRole("radio", { name: "1 minute", exact: true }).check();
      await page.clock.fastForward(MINUTE - 10_000);
      await page.mouse.click(1, 1);
      await page.clock.fastForward(MINUTE - 10_000);
      await room.expectTitle("Settings");
      await page.clock.fastForward(20_000);
      await room.expectLocked();
      await room.unlock(JUN);
      await room.expectTitle("Settings");
      expect(await page.getByRole("radio", { name: "1 minute", exact: true }).isChecked()).toBe(true);
    }));
});

describe("what one of two on a device wrote for themselves", () => {
  it("is nowhere in the page and nowhere in the browser, in any form, while the other is inside", () =>
    withTwo(async (room) => {
      const { page } = room;
      await room.startSpeaking();
      await room.speak(shared.phrases.held[0]);
      await room.press("Keep writing");
      await room.write(SECRET);
      await page.waitForTimeout(600);
      await room.lockNow();
      await room.unlock(JUN);
      await room.expectTitle("Mara has the floor.");
      const places = async () => [...(await everythingStored(page)), placeOf("the page", await everythingIn(page))];
      const found = await places();
      for (const words of [SECRET, shared.phrases.held[0], codeOf(MARA), codeOf(JUN)]) {
        expect(tracesOf(words, found)).toEqual([]);
      }
      // The search does find what is there.
      await page.evaluate((words) => {
        sessionStorage.setItem("planted", words);
        return new Promise<void>((resolve) => {
          const opening = indexedDB.open("attune");
          opening.onsuccess = () => {
            const writing = opening.result.transaction("device", "readwrite");
            writing.objectStore("device").put({ deep: [new TextEncoder().encode(`  ${words}`)] }, "planted");
            writing.oncomplete = () => {
              opening.result.close();
              resolve();
            };
          };
        });
      }, SECRET);
      expect(tracesOf(SECRET, await places())).toHaveLength(2);
      expect(tracesOf(JUN, found).length).toBeGreaterThan(0);
    }));
});

describe("someone who leaves a device", () => {
  it("takes everything that only they can read, after typing their name, and the other goes on", () =>
    withTwo(async (room) => {
      const { page } = room;
      await room.startSpeaking();
      await room.write(SECRET);
      await room.lockNow();
      await room.unlock(MARA);
      await room.go("/settings");
      await room.press("Remove Mara from this device");
      await page.getByLabel("The name").fill("Jun");
      await room.press("Remove it for good");
      await page.getByText("Exactly as it is shown above, please.").waitFor();
      await page.getByLabel("The name").fill("Mara");
      const tag = await tagOf(room, MARA);
      await room.press("Remove it for good");
      await room.expectLocked();
      expect(await page.getByRole("list", { name: "Who has a lock here" }).innerText()).not.toContain(MARA);
      const left = await everythingStored(page);
      expect(left.filter(({ bytes }) => bytes.toString().startsWith(`${tag}/`))).toEqual([]);
      expect(left.filter(({ bytes }) => bytes.toString() === `person/${tag}`)).toEqual([]);
      await room.unlock(JUN);
      await room.go("/");
      await room.expectTitle(/Mara and Jun/u);
    }));
});

/** The name under which this device keeps what is someone's. */
function tagOf({ page }: RoomDriver, name: string): Promise<string> {
  return page.evaluate(
    (wanted) =>
      new Promise<string>((resolve) => {
        const opening = indexedDB.open("attune");
        opening.onsuccess = () => {
          const all = opening.result.transaction("device").objectStore("device").getAll();
          all.onsuccess = () => {
            opening.result.close();
            resolve(all.result.find((value) => value?.name === wanted)?.tag ?? "");
          };
        };
      }),
    name,
  );
}
