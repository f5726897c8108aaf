import { expect, test } from "vitest";
import {
  AWAY_MOVES,
  CYCLE_MOVES,
  isCycleMove,
  isVulnerableMove,
  MOVES,
  SECURE_MOVES,
  TOWARD_MOVES,
  VULNERABLE_MOVES,
} from "./index.ts";

test("there are ten moves that feed the loop, five each way, eleven that leave it, and neutral", () => {
  expect(CYCLE_MOVES).toEqual([...TOWARD_MOVES, ...AWAY_MOVES]);
  expect([TOWARD_MOVES.length, AWAY_MOVES.length, SECURE_MOVES.length]).toEqual([5, 5, 11]);
  expect(new Set(MOVES).size).toBe(22);
});

test("a move feeds the loop exactly when it is one of the ten", () => {
  expect(MOVES.filter(isCycleMove)).toEqual([...CYCLE_MOVES]);
});

test("a move is vulnerable exactly when it shows a feeling, a fear or a need", () => {
  expect(MOVES.filter(isVulnerableMove)).toEqual([...VULNERABLE_MOVES]);
});
