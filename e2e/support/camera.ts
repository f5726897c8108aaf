import { Buffer } from "node:buffer";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { launchChromium } from "../setup/chromium.ts";

/** A browser with a camera before which a picture can be held. */
export interface WithCamera {
  readonly browser: Browser;
  /** Holds the screen of another page before the camera, a little askew and in poor light. Takes hold when the camera is next opened. */
  holdBefore(other: Page): Promise<void>;
  holdNothing(): void;
  close(): Promise<void>;
}

const WIDTH = 640;
const HEIGHT = 480;
const FRAMES = 4;

/** A browser of its own whose camera gives what lies in a file, which is read when a page opens the camera. */
export async function launchWithCamera(): Promise<WithCamera> {
  const folder = mkdtempSync(join(tmpdir(), "attune-camera-"));
  const file = join(folder, "seen.y4m");
  const holdNothing = () => writeFileSync(file, toVideo(Buffer.alloc(WIDTH * HEIGHT, 128)));
  holdNothing();
  const browser = await launchChromium([
    "--use-fake-ui-for-media-stream",
    "--use-fake-device-for-media-stream",
    `--use-file-for-fake-video-capture=${file}`,
  ]);
  return {
    browser,
    async holdBefore(other) {
      const picture = other.locator("svg.qr");
      await picture.scrollIntoViewIfNeeded();
      writeFileSync(file, toVideo(await photograph(browser, await picture.screenshot())));
    },
    holdNothing,
    async close() {
      await browser.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** How bright each point is that a camera sees of a screen. */
async function photograph(browser: Browser, screenshot: Buffer): Promise<Buffer> {
  const darkroom = await browser.newPage();
  const bright = await darkroom.evaluate(
    async ({ source, width, height }) => {
      const image = new Image();
      image.src = source;
      await image.decode();
      const canvas = document.createElement("canvas");
      Object.assign(canvas, { width, height });
      const context = canvas.getContext("2d") as CanvasRenderingContext2D;
      context.fillStyle = "#555";
      context.fillRect(0, 0, width, height);
      context.translate(width / 2, height / 2);
      context.rotate(0.07);
      context.filter = "brightness(0.8) contrast(0.8) blur(0.6px)";
      const side = height * 0.8;
      context.drawImage(image, -side / 2, -side / 2, side, side);
      const { data } = context.getImageData(0, 0, width, height);
      return Array.from({ length: width * height }, (_, at) => data[at * 4] ?? 0);
    },
    { source: `data:image/png;base64,${screenshot.toString("base64")}`, width: WIDTH, height: HEIGHT },
  );
  await darkroom.close();
  return Buffer.from(bright);
}

/** Frames without colour, as YUV4MPEG2. */
function toVideo(bright: Buffer): Buffer {
  const frame = [Buffer.from("FRAME\n"), bright, Buffer.alloc((WIDTH * HEIGHT) / 2, 128)];
  const head = Buffer.from(`YUV4MPEG2 W${WIDTH} H${HEIGHT} F10:1 Ip A1:1\n`);
  return Buffer.concat([head, ...Array.from({ length: FRAMES }, () => frame).flat()]);
}
