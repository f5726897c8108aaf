import process from "node:process";
import type { Reporter, TestModule } from "vitest/node";

interface Counts {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

/** Says on one plain last line how many tests passed, failed and were skipped, for machines that read logs. */
export function createClosingLine(): Reporter {
  return {
    onTestRunEnd(modules, unhandledErrors, reason) {
      const counts = countsOf(modules);
      const counted = counts.failed + unhandledErrors.length;
      const failed = reason === "passed" ? counted : Math.max(1, counted);
      process.on("exit", () => process.stdout.write(`${closingLine({ ...counts, failed })}\n`));
    },
  };
}

/** The counts as one line; skipped tests are named only if there are any. */
export function closingLine({ passed, failed, skipped }: Counts): string {
  const line = `${passed} passed, ${failed} failed`;
  return skipped === 0 ? line : `${line}, ${skipped} skipped`;
}

/** A file that could not even be loaded counts as one failure. */
function countsOf(modules: readonly TestModule[]): Counts {
  const states = modules.flatMap((module) => {
    const tests = [...module.children.allTests()].map((test) => test.result().state);
    return tests.length === 0 && module.state() === "failed" ? ["failed"] : tests;
  });
  const count = (state: string): number => states.filter((other) => other === state).length;
  return { passed: count("passed"), failed: count("failed"), skipped: count("skipped") };
}
