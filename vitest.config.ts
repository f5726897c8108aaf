import { existsSync, readdirSync } from "node:fs";
import process from "node:process";
import { playwright } from "@vitest/browser-playwright";
import { defineConfig } from "vitest/config";
import { CHROMIUM_FLAGS } from "./e2e/setup/chromium.ts";
import { createClosingLine } from "./scripts/vitest/closing-line.ts";

const BROWSER_TESTS = "**/*.browser.test.{ts,tsx}";
const FULLY_COVERED = new Set(["kernel", "domain", "crypto", "wire"]);
const USUAL_SEED = 20_251_125;
const E2E_TIMEOUT_MS = 120_000;
/** Ends a test that hangs; no test is about how long something takes. Stretching a code is slow on a busy machine. */
const HANG_MS = 60_000;

/** Branch coverage that each package has to reach, in percent. */
const thresholds = {
  ...Object.fromEntries(
    readdirSync("packages")
      .filter((name) => existsSync(`packages/${name}/src`))
      .map((name) => [`packages/${name}/src/**`, { branches: FULLY_COVERED.has(name) ? 100 : 90 }]),
  ),
  "apps/relay/src/**": { branches: 90 },
};

export default defineConfig({
  test: {
    reporters: process.env["CI"] === undefined ? ["default"] : ["default", createClosingLine()],
    provide: { seed: Number(process.env["ATTUNE_SEED"] ?? USUAL_SEED) },
    coverage: {
      provider: "v8",
      reporter: [["text", { skipFull: true }], "text-summary"],
      reportsDirectory: "coverage",
      include: ["packages/*/src/**/*.{ts,tsx}", "apps/{relay,cli}/src/**/*.ts"],
      exclude: ["**/*.test.{ts,tsx}", "**/*.{contract,arbitrary,data}.ts", "**/{index,main}.ts", "packages/testkit/**"],
      thresholds,
    },
    projects: [
      {
        extends: true,
        test: {
          name: "unit",
          environment: "node",
          include: ["{packages,apps,bench,scripts}/**/*.test.{ts,tsx,mjs}"],
          exclude: ["**/node_modules/**", "**/dist/**", BROWSER_TESTS],
          setupFiles: ["scripts/vitest/fixed-seed.ts"],
          testTimeout: HANG_MS,
          hookTimeout: HANG_MS,
          maxWorkers: "100%",
          sequence: { groupOrder: 1 },
        },
      },
      {
        extends: true,
        test: {
          name: "browser",
          include: [`packages/*/src/${BROWSER_TESTS}`],
          testTimeout: HANG_MS,
          setupFiles: ["scripts/vitest/fixed-seed.ts"],
          sequence: { groupOrder: 2 },
          browser: {
            enabled: true,
            headless: true,
            screenshotFailures: false,
            instances: [{ browser: "chromium" }],
            provider: playwright({
              launchOptions: { executablePath: process.env["ATTUNE_BROWSER"] ?? "", args: [...CHROMIUM_FLAGS] },
            }),
          },
        },
      },
      {
        extends: true,
        test: {
          name: "e2e",
          environment: "node",
          include: ["e2e/**/*.test.ts"],
          globalSetup: ["e2e/setup/serve-app.ts"],
          maxWorkers: 2,
          testTimeout: E2E_TIMEOUT_MS,
          hookTimeout: E2E_TIMEOUT_MS,
          sequence: { groupOrder: 3 },
        },
      },
    ],
  },
});
