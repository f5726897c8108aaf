import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Page } from "playwright-core";
import { build, preview } from "vite";
import { launchBrowser } from "./browser.ts";

/** With these a page measures time in steps of five microseconds instead of a tenth of a millisecond. */
const ISOLATED = { "Cross-Origin-Opener-Policy": "same-origin", "Cross-Origin-Embedder-Policy": "require-corp" };

/** Builds the page of `bench/page`, serves it and opens it in a browser, for as long as the work takes. */
export async function onBenchPage<Found>(work: (page: Page) => Promise<Found>): Promise<Found> {
  const outDir = await mkdtemp(join(tmpdir(), "attune-bench-"));
  try {
    await build({
      root: fileURLToPath(new URL("../page", import.meta.url)),
      logLevel: "error",
      worker: { format: "es" },
      build: { outDir, target: "es2022", assetsInlineLimit: 0, emptyOutDir: true },
    });
    return await whileServed(outDir, work);
  } finally {
    await rm(outDir, { recursive: true });
  }
}

async function whileServed<Found>(outDir: string, work: (page: Page) => Promise<Found>): Promise<Found> {
  const server = await preview({
    logLevel: "error",
    build: { outDir },
    preview: { host: "127.0.0.1", port: 0, headers: ISOLATED },
  });
  const browser = await launchBrowser();
  try {
    const [address = ""] = server.resolvedUrls?.local ?? [];
    const page = await browser.newPage();
    await page.goto(address);
    await page.waitForFunction(() => "keystrokes" in window && "considered" in window);
    return await work(page);
  } finally {
    await browser.close();
    await server.close();
  }
}
