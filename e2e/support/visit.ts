import type { Browser, BrowserContext, BrowserContextOptions, Page } from "playwright-core";
import { expect, inject } from "vitest";

/** A person's visit: a page, and everything that it asked for or complained about. */
export interface Visit {
  readonly page: Page;
  readonly context: BrowserContext;
  /** Fails when anything left the origin, or when the browser complained about anything. */
  expectQuiet(): void;
  close(): Promise<void>;
}

export const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true } as const;
export const DESKTOP = { viewport: { width: 1280, height: 800 } } as const;

/** What the browser says of itself and not of the app. */
const NOISE = /net::ERR_(INTERNET_DISCONNECTED|CONNECTION_|EMPTY_RESPONSE)|was preloaded using link preload/u;

/** Opens the app as someone who has never been there. */
export async function visitApp(browser: Browser, options: BrowserContextOptions = PHONE, path = "/"): Promise<Visit> {
  return watchVisit(await browser.newContext({ locale: "en-GB", ...options }), path);
}

/** Opens the app in this context, and watches it. */
export async function watchVisit(
  context: BrowserContext,
  path = "/",
  address: string = inject("appAddress"),
): Promise<Visit> {
  const strangers: string[] = [];
  const complaints: string[] = [];
  context.on("request", (request) => {
    const { origin, protocol, pathname } = new URL(request.url());
    if (origin !== address && protocol !== "blob:" && protocol !== "data:") strangers.push(origin + pathname);
  });
  context.on("console", (message) => {
    if (["error", "warning"].includes(message.type()) && !NOISE.test(message.text())) complaints.push(message.text());
  });
  context.on("weberror", (error) => complaints.push(error.error().message));
  context.on("page", (opened) => {
    opened.on("websocket", (socket) => {
      if (new URL(socket.url()).host !== new URL(address).host) strangers.push(socket.url());
    });
    opened.on("dialog", (dialog) => complaints.push(`a dialog of the browser: ${dialog.message()}`));
  });
  const page = await context.newPage();
  page.setDefaultTimeout(15_000);
  await page.goto(address + path);
  await page.getByRole("heading", { level: 1 }).first().waitFor();
  return {
    page,
    context,
    expectQuiet() {
      expect(strangers, "requests that left the origin").toEqual([]);
      expect(complaints, "complaints of the browser").toEqual([]);
    },
    close: () => context.close(),
  };
}

/** Everything that a page holds, shown or not: words, attributes, and what stands in its fields. */
export function everythingIn(page: Page): Promise<string> {
  return page.evaluate(() => {
    const fields = [...document.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>("input, textarea")];
    return [document.documentElement.outerHTML, document.title, ...fields.map(({ value }) => value)].join("\n");
  });
}
