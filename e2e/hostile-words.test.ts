import type { Page } from "playwright-core";
import { describe, expect, inject, it } from "vitest";
import { driveRoom, type RoomDriver } from "./support/room-driver.ts";
import { PHONE, type Visit, visitApp } from "./support/visit.ts";
import { withBrowser } from "./support/with-browser.ts";

const shared = withBrowser();

const HOSTILE = {
  markup: '<img src=x onerror="window.ran=1"><script>window.ran=1</script><b id=planted>bold</b>',
  "a link that runs": "javascript:window.ran=1 [click](javascript:window.ran=1)",
  "a template": `{partner} {{window.ran=1}} ${"$"}{window.ran=1} %s &lt;b&gt; &amp;`,
  "words from the right": "שלום לך, מה שלומך",
  "an overriding direction": "\u202Eevil\u202C and \u2066inside\u2069",
  "nothing to see": "a\u200B\u200D\uFEFF\u2060 zero\u00AD width",
  "marks on marks": `Z${"\u0336\u0322\u0351".repeat(60)}algo`,
  "one emoji": "😀",
  "a family": "👩‍👩‍👧‍👦",
  "four thousand letters": "x".repeat(4000),
  "many lines": "a\n\n\n\tb\r\n c",
};

async function expectInert({ page }: Visit): Promise<void> {
  expect(await page.evaluate("window.ran")).toBeUndefined();
  expect(await page.locator("#planted, img[src='x'], script:not([src]), [onerror]").count()).toBe(0);
}

/** Pastes as a person does, with the clipboard and a key. */
async function paste(page: Page, text: string): Promise<void> {
  await page.evaluate((words) => navigator.clipboard.writeText(words), text);
  await page.getByRole("textbox").first().click();
  await page.keyboard.press("ControlOrMeta+V");
}

/** Sets words that no clipboard carries. */
async function plant(page: Page, text: string): Promise<void> {
  await page.getByRole("textbox").evaluate((field, words) => {
    Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, "value")?.set?.call(field, words);
    field.dispatchEvent(new Event("input", { bubbles: true }));
  }, text);
}

/** Gives the words that stand in the field, held or not. */
async function giveAnyway(room: RoomDriver): Promise<void> {
  await room.give();
  const disputed = room.button("This is not that");
  const given = room.button(/^Hand this device/u);
  await disputed.or(given).waitFor();
  if (await disputed.isVisible()) await disputed.click();
  await given.waitFor();
}

function shows(page: Page, place: string, text: string): Promise<boolean> {
  return page.locator(place).evaluateAll((found, words) => found.some((each) => each.textContent === words), text);
}

async function visitWithClipboard(): Promise<Visit> {
  const visit = await visitApp(shared.browser, PHONE);
  await visit.context.grantPermissions(["clipboard-read", "clipboard-write"], { origin: inject("appAddress") });
  return visit;
}

describe("hostile words", () => {
  it.each(Object.entries(HOSTILE))("are only ever text, on both pages and after a reload: %s", async (_name, text) => {
    const visit = await visitWithClipboard();
    const { page } = visit;
    const room = driveRoom(page);
    const asWritten = text.replaceAll("\r\n", "\n");
    await room.startSpeaking();
    await paste(page, text);
    await expect.poll(() => page.getByRole("textbox").inputValue()).toBe(asWritten);
    await expectInert(visit);
    await giveAnyway(room);
    await room.listen("Jun");
    const crossed = asWritten.trim();
    await expect.poll(() => shows(page, ".slip-words", crossed)).toBe(true);
    await room.reloadAs("Jun");
    await room.expectTitle("Jun, you’re listening.");
    await expect.poll(() => shows(page, ".slip-words", crossed)).toBe(true);
    await expectInert(visit);
    visit.expectQuiet();
    await visit.close();
  });

  it("with halves of letters cross and stay as they are", async () => {
    const visit = await visitApp(shared.browser);
    const { page } = visit;
    const room = driveRoom(page);
    await room.startSpeaking();
    await plant(page, "\ud800 lone \udc00 halves");
    await giveAnyway(room);
    await room.listen("Jun");
    await expect.poll(() => page.locator(".slip-words").first().textContent()).toContain("lone");
    await room.reloadAs("Jun");
    await expect.poll(() => page.locator(".slip-words").first().textContent()).toContain("lone");
    visit.expectQuiet();
    await visit.close();
  });

  it("are only ever text in a reply, a correction and a line that is kept", async () => {
    const visit = await visitWithClipboard();
    const { page } = visit;
    const room = driveRoom(page);
    const { markup } = HOSTILE;
    await room.startSpeaking();
    await room.speak(shared.phrases.soft[0]);
    await room.listen("Jun");
    await paste(page, markup);
    await giveAnyway(room);
    await room.handTo("Mara");
    await expect.poll(() => shows(page, ".slip-words", markup)).toBe(true);
    await expectInert(visit);
    await room.press("Not yet");
    await paste(page, markup);
    await giveAnyway(room);
    await room.handTo("Jun");
    await expectInert(visit);
    await room.reply(shared.phrases.reflection);
    await room.handTo("Mara");
    await room.press("Yes, I feel heard");
    await room.press("Bring it to a close");
    await paste(page, markup);
    await giveAnyway(room);
    await room.handTo("Jun");
    await room.press("Nothing this time");
    await room.checkOut();
    await room.handTo("Mara");
    await room.checkOut();
    await room.expectTitle("The Room is closed.");
    await expectInert(visit);
    await room.go("/");
    await expect.poll(() => shows(page, ".slip-words", markup)).toBe(true);
    await expectInert(visit);
    visit.expectQuiet();
    await visit.close();
  });

  it("are only ever text as names", async () => {
    const visit = await visitApp(shared.browser);
    const { page } = visit;
    const room = driveRoom(page);
    const one = "<b id=planted>{partner}</b>";
    const other = "$& \u202E{you}<script>ran=1</script>";
    await room.beginTogether({ one, other });
    await room.openRoom();
    await room.arrive();
    await room.handTo(one);
    await room.arrive();
    await room.press("planted");
    await room.expectTitle(/^<b id=planted>\{partner\}<\/b>, this is your turn\.$/u);
    await room.speak(shared.phrases.held[0]);
    await room.press("Why was this held?");
    await expectInert(visit);
    await room.press("Keep writing");
    await room.speak(shared.phrases.soft[0]);
    await room.handTo(other);
    await room.press("I’m ready");
    await page.getByText(shared.phrases.soft[0]).waitFor();
    await room.write(shared.phrases.remarked);
    await page.locator(".remark").first().waitFor();
    await expectInert(visit);
    await room.write(shared.phrases.meeting);
    await page.getByText(/^This (?:gives back what|lets it make sense|stays with)/u).waitFor();
    await expectInert(visit);
    expect(await page.locator("main").innerText()).not.toMatch(/\{\{|undefined|\[object/u);
    visit.expectQuiet();
    await visit.close();
  });
});
