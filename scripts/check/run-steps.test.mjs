import { describe, expect, it } from "vitest";
import { runSteps } from "./run-steps.mjs";

const step = (name, status, output = "") => ({ name, run: async () => ({ status, output }) });

describe("running the steps of the check", () => {
  it("runs every step, also after one that failed, and tells which", async () => {
    const told = [];
    const steps = [step("one", 0), step("two", 3, "why"), step("three", 0)];
    const ends = await runSteps(steps, { atOnce: 2, onEnd: ({ name }) => told.push(name) });
    expect(ends.filter(({ passed }) => !passed)).toMatchObject([{ name: "two", output: "why" }]);
    expect(told.sort()).toEqual(["one", "three", "two"]);
  });

  it("takes a step that throws as failed, with its words", async () => {
    const broken = { name: "broken", run: () => Promise.reject(new Error("no such tool")) };
    const [end] = await runSteps([broken], { atOnce: 1, onEnd: () => undefined });
    expect(end).toMatchObject({ passed: false, output: "no such tool\n" });
  });

  it("never runs more steps at once than it may", async () => {
    let running = 0;
    let most = 0;
    const busy = (name) => ({
      name,
      run: async () => {
        running += 1;
        most = Math.max(most, running);
        await new Promise((done) => setTimeout(done, 5));
        running -= 1;
        return { status: 0, output: "" };
      },
    });
    await runSteps(["a", "b", "c", "d", "e"].map(busy), { atOnce: 2, onEnd: () => undefined });
    expect(most).toBe(2);
  });
});
