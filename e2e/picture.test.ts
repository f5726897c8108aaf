import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { driveRoom, JUN, MARA, type RoomDriver } from "./support/room-driver.ts";
import { everythingIn, visitApp } from "./support/visit.ts";
import { withBrowser } from "./support/with-browser.ts";

const shared = withBrowser();

/** Answers twelve statements so that worry is high, or distance is, and goes back to the picture. */
async function answer({ page, press, go }: RoomDriver, high: "worry" | "distance"): Promise<void> {
  await go("/picture");
  await page.getByRole("link", { name: "Answer twelve statements" }).click();
  await page.getByText("The first answer that comes is good enough.").waitFor();
  for (const statement of await page.locator(".steps-set").all()) {
    const words = await statement.locator("legend").innerText();
    const { scale, turned } = keyOf(words);
    await statement
      .getByRole("radio")
      .nth((scale === high) === turned ? 0 : 6)
      .check();
  }
  await press("Done");
  await page.getByText("Not who you are").waitFor();
}

/** Which side of the plane a statement is about, and whether it is put the other way round. */
function keyOf(words: string): { readonly scale: "worry" | "distance"; readonly turned: boolean } {
  const turned = /sure of my place|weighs on me|leave me at ease|see it when|trust that|comes easily/u.test(words);
  const worry = /matter|sure of my place|go away|at ease|signs|trust that/u.test(words);
  return { scale: worry ? "worry" : "distance", turned };
}

const plane = (page: Page) => page.locator(".plane");

describe("the picture", () => {
  it("keeps answers over a reload, stays its owner’s, and shows two together only from what both have shared", async () => {
    const visit = await visitApp(shared.browser);
    const { page } = visit;
    const room = driveRoom(page);
    await room.beginTogether();
    await room.go("/picture");
    await page.getByRole("link", { name: "Answer twelve statements" }).click();
    const first = page.locator(".steps-set").first();
    await first.getByRole("radio").nth(2).check();
    await page.waitForTimeout(500);
    await room.reloadAs(JUN);
    await expect.poll(() => first.getByRole("radio").nth(2).isChecked()).toBe(true);
    await answer(room, "distance");
    await page.getByText("you tend to step back").waitFor();
    await room.press(`Let ${MARA} see this place`);
    await page.getByText(`${MARA} can see this place.`).waitFor();
    await room.lockNow();
    await room.unlock(MARA);
    await expect.poll(() => plane(page).textContent()).toContain(JUN);
    expect(await everythingIn(page)).not.toContain("step back");
    await answer(room, "worry");
    await page.getByText("you tend to reach").waitFor();
    expect(await everythingIn(page)).not.toContain("one of you reaches");
    await room.press(`Let ${JUN} see this place`);
    await page.getByText("one of you reaches and one steps back").waitFor();
    await room.press("Take it back");
    await expect.poll(() => everythingIn(page)).not.toContain("one of you reaches");
    visit.expectQuiet();
    await visit.close();
  });
});
