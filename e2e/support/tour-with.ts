import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import type { Phrases } from "./phrases.ts";
import { driveRoom, type RoomDriver } from "./room-driver.ts";
import type { Show } from "./tour.ts";
import { visitApp } from "./visit.ts";

interface Tour {
  readonly go: (room: RoomDriver, phrases: Phrases, show: Show) => Promise<void>;
  readonly options: BrowserContextOptions;
  /** What is to be said about a screen. */
  readonly look: (page: Page, name: string) => Promise<readonly string[]>;
}

/** Goes on a tour with these eyes, and gathers what is said about each screen. */
export async function tourWith(
  { browser, phrases }: { readonly browser: Browser; readonly phrases: Phrases },
  { go, options, look }: Tour,
): Promise<readonly string[]> {
  const visit = await visitApp(browser, { reducedMotion: "reduce", ...options });
  const found: string[] = [];
  await go(driveRoom(visit.page), phrases, async (name) => {
    for (const words of await look(visit.page, name)) found.push(`${name}: ${words}`);
  });
  visit.expectQuiet();
  await visit.close();
  return found;
}
