import { readFile } from "node:fs/promises";
import { describe, expect, it } from "vitest";
import { JUN, MARA } from "./support/room-driver.ts";
import { beginAlone, joinApart, type OwnDevice } from "./support/two-people.ts";
import { everythingIn } from "./support/visit.ts";
import { withBrowser } from "./support/with-browser.ts";

const shared = withBrowser();
const SOLO = "You are on the solo track for now.";

/** What the two buttons give: a text to read, and a file to bring back. */
async function takeAlong({ page, room }: OwnDevice): Promise<{ readonly text: string; readonly file: string }> {
  const taken: string[] = [];
  for (const button of ["To read", "To bring back"]) {
    const [download] = await Promise.all([page.waitForEvent("download"), room.press(button)]);
    expect(download.suggestedFilename()).toMatch(/^notes-\d{4}-\d{2}-\d{2}\.(md|json)$/u);
    taken.push(await readFile(await download.path(), "utf8"));
  }
  const [text = "", file = ""] = taken;
  expect(() => JSON.parse(file)).not.toThrow();
  return { text, file };
}

describe("someone who ends the joining", () => {
  it("does so at once and alone, the other sees the solo track and no cause, and what is one’s own can be taken along and brought back", async () => {
    const { inviter: mara, guest: jun } = await joinApart(shared.browser, { inviter: MARA, guest: JUN });
    await mara.room.openRoom();
    await jun.page.getByRole("link", { name: /Go on where/u }).click();
    await mara.room.arrive();
    await jun.room.arrive();
    await mara.room.expectTitle("Who speaks first?");
    await mara.room.press(MARA);
    await mara.room.speak(shared.phrases.held[0]);
    await mara.page.getByText("Held for a moment").waitFor();
    await mara.room.press("Keep writing");
    await mara.room.speak(shared.phrases.soft[0]);
    await jun.room.press("I’m ready");
    await jun.room.reply(shared.phrases.reflection);
    await mara.room.expectTitle("Mara, did it land?");

    await mara.room.go("/settings");
    const before = await takeAlong(mara);
    expect(before.text).toContain(shared.phrases.soft[0]);
    expect(before.text).toContain(shared.phrases.held[0]);
    expect(before.file).toContain(shared.phrases.soft[0]);
    for (const taken of [before.text, before.file]) expect(taken).not.toContain(shared.phrases.reflection);

    await mara.room.press("End the joining");
    await mara.room.press("End it now");
    await mara.page.getByText(SOLO, { exact: false }).waitFor();
    await jun.room.go("/settings");
    await jun.page.getByText(SOLO, { exact: false }).waitFor();
    expect(await everythingIn(jun.page)).not.toMatch(/\bleft\b|has ended|ended the joining|Mara ended/iu);
    const after = await takeAlong(mara);
    expect(after.text).toBe(before.text);
    expect(after.file).toBe(before.file);
    expect((await takeAlong(jun)).text).toContain(shared.phrases.reflection);

    const again = await beginAlone(shared.browser, MARA);
    await again.room.go("/settings");
    await bring(again, after.file);
    await again.page.getByText(/(One entry|\d+ entries) came back\./u).waitFor();
    await bring(again, after.file);
    await again.page.getByText("Everything in this file was here already.").waitFor();
    expect((await takeAlong(again)).text).toContain(shared.phrases.held[0]);
    await bring(again, `${after.file} and more`);
    await again.page.getByText("This file cannot be read here").waitFor();
    for (const { visit } of [mara, jun, again]) {
      visit.expectQuiet();
      await visit.close();
    }
  }, 300_000);
});

async function bring({ page }: OwnDevice, file: string): Promise<void> {
  const name = "notes.json";
  await page
    .locator("input[type=file]")
    .first()
    .setInputFiles({ name, mimeType: "application/json", buffer: Buffer.from(file, "utf8") });
}
