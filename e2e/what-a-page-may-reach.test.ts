import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { launchChromium } from "./setup/chromium.ts";

const address = inject("appAddress");
const live = `${address.replace("http", "ws")}/v1/live`;
/** The smallest module of WebAssembly: its mark and its version. */
const EMPTY_MODULE = [0, 97, 115, 109, 1, 0, 0, 0];

let browser: Browser;
let page: Page;

beforeAll(async () => {
  browser = await launchChromium();
  page = await browser.newPage();
  await page.goto(address);
});

afterAll(() => browser.close());

/** Whether a page of ours gets a WebSocket open, or what it hears instead. */
function opened(url: string): Promise<string> {
  return page.evaluate(
    (to) =>
      new Promise<string>((resolve) => {
        const socket = new WebSocket(to);
        socket.onopen = () => resolve("open");
        document.addEventListener("securitypolicyviolation", () => resolve("refused by the policy"), { once: true });
      }),
    url,
  );
}

describe("a page of ours", () => {
  it("opens the live socket of its own relay", async () => {
    expect(await opened(live)).toBe("open");
  });

  it("opens no socket to anybody else", async () => {
    expect(await opened("wss://192.0.2.1/v1/live")).toBe("refused by the policy");
  });

  it("compiles WebAssembly, which the ciphers are", async () => {
    const compiled = (bytes: number[]) => WebAssembly.compile(new Uint8Array(bytes)).then(() => "compiled");
    expect(await page.evaluate(compiled, EMPTY_MODULE)).toBe("compiled");
  });

  it("may ask for the camera and for passkeys, and for nothing else", async () => {
    const allowed = page.evaluate(() => {
      const policy: unknown = Reflect.get(document, "featurePolicy");
      return (policy as { allowedFeatures(): string[] }).allowedFeatures();
    });
    const powers = await allowed;
    expect(powers).toEqual(expect.arrayContaining(["camera", "publickey-credentials-get"]));
    for (const power of ["microphone", "geolocation", "usb"]) expect(powers).not.toContain(power);
  });
});
