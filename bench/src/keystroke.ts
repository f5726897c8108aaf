import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build, preview } from "vite";
import { launchBrowser } from "./browser.ts";
import { percentile } from "./percentile.ts";

/** Sixty words, invented: how long it takes from each keystroke to the verdict, beside a plain tokenising pass. */
const DRAFT =
  "When I came in last night and the lights were already out, I stood in the hall for a while and did not know whether I should wake you. You never tell me when you go to bed early. I told myself that you had enough of me, and I felt so alone with it that I stayed in the kitchen.";
const ROUNDS = 3;

/** With these a page measures time in steps of five microseconds instead of a tenth of a millisecond. */
const ISOLATED = { "Cross-Origin-Opener-Policy": "same-origin", "Cross-Origin-Embedder-Policy": "require-corp" };

const outDir = await mkdtemp(join(tmpdir(), "attune-bench-"));
try {
  await build({
    root: fileURLToPath(new URL("../page", import.meta.url)),
    logLevel: "error",
    worker: { format: "es" },
    build: { outDir, target: "es2022", assetsInlineLimit: 0, emptyOutDir: true },
  });
  const server = await preview({
    logLevel: "error",
    build: { outDir },
    preview: { host: "127.0.0.1", port: 0, headers: ISOLATED },
  });
  const [address = ""] = server.resolvedUrls?.local ?? [];
  const browser = await launchBrowser();
  try {
    const page = await browser.newPage();
    await page.goto(address);
    await page.waitForFunction(() => "keystrokes" in window);
    const took = await page.evaluate(([draft, rounds]) => window.keystrokes(draft, rounds), [DRAFT, ROUNDS] as const);
    const at = (share: number) => {
      const [verdict, split, segment] = [took.read, took.split, took.segment].map((all) => percentile(all, share));
      return {
        verdictMs: verdict,
        splitMs: split,
        segmentMs: segment,
        toSplit: ratio(verdict, split),
        toSegment: ratio(verdict, segment),
      };
    };
    const words = DRAFT.split(" ").length;
    console.log(
      JSON.stringify({ bench: "keystroke", words, keystrokes: took.read.length, p50: at(0.5), p95: at(0.95) }),
    );
  } finally {
    await browser.close();
    await server.close();
  }
} finally {
  await rm(outDir, { recursive: true });
}

function ratio(one: number | undefined, other: number | undefined): number {
  return Number(((one ?? 0) / (other ?? 1)).toFixed(2));
}
