import { expect, test } from "vitest";
import { random } from "../under-test/simulated-envelopes.contract.ts";
import { GrownSpaces } from "./grown-spaces.ts";

test("spaces that grew are told together, each with its newest place, and again when that failed", async () => {
  const told: unknown[] = [];
  let fails = true;
  const grown = new GrownSpaces(async (changes) => {
    if (fails) throw new Error("the database is away");
    told.push(changes);
  });
  const [one, other] = [random(32), random(32)];
  grown.tell([{ space: one, newest: 1 }]);
  grown.tell([
    { space: one, newest: 2 },
    { space: other, newest: 7 },
  ]);
  await grown.flush();
  expect(told).toEqual([]);
  fails = false;
  const both = [
    { type: "appended", space: one, newest: 2 },
    { type: "appended", space: other, newest: 7 },
  ];
  await expect.poll(() => told, { timeout: 5_000 }).toEqual([both]);
  await grown.flush();
  expect(told).toHaveLength(1);
});
