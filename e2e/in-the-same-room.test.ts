import { describe, expect, it } from "vitest";
import { launchChromium } from "./setup/chromium.ts";
import { launchWithCamera, type WithCamera } from "./support/camera.ts";
import { findViolations } from "./support/look.ts";
import { JUN, MARA } from "./support/room-driver.ts";
import { beginAlone, expectTogether, type OwnDevice, openAnswering, openJoining } from "./support/two-people.ts";

const MINUTES = 300_000;
const CAMERA = ["--use-fake-device-for-media-stream"];
const ALLOWED = ["--use-fake-ui-for-media-stream"];
const NO_CAMERA = "--use-fake-device-for-media-stream=device-count=0";

/** Looks at the other's screen until its picture has been read. */
async function scan({ page, room }: OwnDevice, camera: WithCamera, other: OwnDevice, button: string): Promise<void> {
  await camera.holdBefore(other.page);
  await room.press(button);
  await page.getByRole("button", { name: "Stop the camera" }).waitFor();
  await page.getByRole("button", { name: "Stop the camera" }).waitFor({ state: "detached" });
}

describe("two people in the same room", () => {
  it(
    "join by looking at each other’s screens with their cameras, in under a minute, and are compared by that",
    async () => {
      const cameras = await Promise.all([launchWithCamera(), launchWithCamera()]);
      const [maras, juns] = cameras;
      const mara = await beginAlone(maras.browser, MARA);
      const jun = await beginAlone(juns.browser, JUN);
      await openJoining(mara);
      await openAnswering(jun);
      const began = performance.now();
      await mara.room.press(/In the same room/u);
      await mara.room.expectTitle("First, let the other device look at this.");
      await scan(jun, juns, mara, "Scan the picture");
      await jun.room.expectTitle("Now let the other device look at this.");
      await scan(mara, maras, jun, "Scan the other picture");
      await beginJoined([mara, jun]);
      expect(performance.now() - began).toBeLessThan(60_000);
      await expectCompared([mara, jun]);
      for (const camera of cameras) await camera.close();
    },
    MINUTES,
  );

  it(
    "who have no camera, or let the page have none, are told so and join by the text below the picture",
    async () => {
      const browsers = await Promise.all([launchChromium(CAMERA), launchChromium([...ALLOWED, NO_CAMERA])]);
      const mara = await beginAlone(browsers[0], MARA);
      const jun = await beginAlone(browsers[1], JUN);
      await openJoining(mara);
      await openAnswering(jun);
      const began = performance.now();
      await mara.room.press(/In the same room/u);
      await mara.room.press("Scan the other picture");
      await mara.page.getByText("The camera was not allowed").waitFor();
      await jun.room.press("Scan the picture");
      await jun.page.getByText("There is no camera that can be used here").waitFor();
      for (const { page } of [mara, jun]) expect(await findViolations(page)).toEqual([]);
      await typeCode(jun, await codeShownBy(mara));
      await jun.room.expectTitle("Now let the other device look at this.");
      await typeCode(mara, await codeShownBy(jun));
      await beginJoined([mara, jun]);
      expect(performance.now() - began).toBeLessThan(60_000);
      await expectCompared([mara, jun]);
      for (const browser of browsers) await browser.close();
    },
    MINUTES,
  );
});

describe("a camera", () => {
  it(
    "that sees the wrong picture says so and looks again, that is stopped is let go, and that is pulled out is missed",
    async () => {
      const camera = await launchWithCamera();
      const mara = await beginAlone(camera.browser, MARA);
      const { page, room, visit } = mara;
      await openJoining(mara);
      await room.press(/In the same room/u);
      await room.press("Scan the other picture");
      await page.getByText("Hold the other device’s picture into the frame.").waitFor();
      expect(await findViolations(page)).toEqual([]);
      await room.press("Stop the camera");
      await expect.poll(() => page.locator("video").count()).toBe(0);
      await scan(mara, camera, mara, "Scan the other picture");
      await page.getByText("This is not the picture that is needed here.", { exact: false }).waitFor();
      await camera.holdNothing();
      await room.press("Scan the other picture");
      await page.getByText("Hold the other device’s picture into the frame.").waitFor();
      await page.evaluate(() => {
        const seen = document.querySelector("video")?.srcObject as MediaStream;
        for (const track of seen.getTracks()) track.stop();
      });
      await page.getByText("There is no camera that can be used here").waitFor();
      await page.getByLabel("The text below the other picture").waitFor();
      visit.expectQuiet();
      await camera.close();
    },
    MINUTES,
  );
});

/** Both are told that they are joined, and begin. */
async function beginJoined(devices: readonly OwnDevice[]): Promise<void> {
  for (const { page } of devices) await page.getByText("Nobody stands between your two devices.").waitFor();
  for (const { page } of devices) await page.getByRole("link", { name: "Begin" }).click();
  for (const { page } of devices) await expectTogether(page);
}

async function expectCompared(devices: readonly OwnDevice[]): Promise<void> {
  for (const { room, page, visit } of devices) {
    await room.go("/settings");
    await page.getByText("Nobody stands between the two of you.").waitFor();
    visit.expectQuiet();
  }
}

async function codeShownBy({ page }: OwnDevice): Promise<string> {
  await page.getByText("The same as text").click();
  return page.locator(".code-as-text").innerText();
}

async function typeCode({ page, room }: OwnDevice, code: string): Promise<void> {
  await page.getByLabel("The text below the other picture").fill(code);
  await room.press("Take this");
}
