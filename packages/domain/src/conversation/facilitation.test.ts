import fc from "fast-check";
import { expect, test } from "vitest";
import { helpAfter, raiseLevel } from "./facilitation.ts";
import { FACILITATION_LEVELS, FIRST_HELP, type Help } from "./index.ts";

const CLEAN = { closed: true, clean: true } as const;

test("three clean conversations in a row lower the help by one level, and the count starts anew", () => {
  const helps = [1, 2, 3, 4].reduce<readonly Help[]>(
    (past) => [...past, helpAfter(past.at(-1) ?? FIRST_HELP, { ...CLEAN, level: past.at(-1)?.level ?? 3 })],
    [],
  );
  expect(helps).toEqual([
    { level: 3, cleanRun: 1 },
    { level: 3, cleanRun: 2 },
    { level: 2, cleanRun: 0 },
    { level: 2, cleanRun: 1 },
  ]);
});

test("a conversation that someone left counts neither for nor against", () => {
  const help: Help = { level: 2, cleanRun: 2 };
  expect(helpAfter(help, { level: 2, closed: false, clean: true })).toEqual(help);
});

test("a cycle exchange ends the clean run, and keeps the level that the Room had come to", () => {
  expect(helpAfter({ level: 1, cleanRun: 2 }, { level: 2, closed: true, clean: false })).toEqual({
    level: 2,
    cleanRun: 0,
  });
});

test("the help stays between none and all", () => {
  expect(FACILITATION_LEVELS.map(raiseLevel)).toEqual([1, 2, 3, 3]);
  expect(helpAfter({ level: 0, cleanRun: 2 }, { ...CLEAN, level: 0 })).toEqual({ level: 0, cleanRun: 0 });
  const level = fc.constantFrom(...FACILITATION_LEVELS);
  fc.assert(
    fc.property(level, fc.nat(2), level, fc.boolean(), fc.boolean(), (before, cleanRun, now, closed, clean) => {
      const after = helpAfter({ level: before, cleanRun }, { level: now, closed, clean });
      expect(FACILITATION_LEVELS).toContain(after.level);
      expect([now, now - 1]).toContain(after.level);
      expect([0, 1, 2]).toContain(after.cleanRun);
    }),
  );
});
