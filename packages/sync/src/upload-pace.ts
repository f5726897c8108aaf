import type { Space } from "./space.ts";

const SHORTEST_MS = 20_000;
const LONGEST_MS = 90_000;

/**
 * How long what was written waits for more before it is sent, in milliseconds. What is for both goes at once; what is
 * one's own goes after a time drawn at random, so that the times of sending tell little about the times of writing.
 */
export function uploadDelay({ kind }: Space, chance: number): number {
  return kind === "mine" ? Math.round(SHORTEST_MS + chance * (LONGEST_MS - SHORTEST_MS)) : 0;
}
