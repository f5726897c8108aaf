import { messageFrom } from "../src/message.ts";
import { PLEASANT, UNPLEASANT } from "./polarity.data.ts";

const pleasant = new Set(PLEASANT.split(" "));
const unpleasant = new Set(UNPLEASANT.split(" "));

/** Unpleasant words less pleasant ones, by length: what a polarity lexicon would call negative. */
export function polarityScore(text: string): number {
  const { words } = messageFrom(text);
  let score = 0;
  for (const { key } of words) score += (unpleasant.has(key) ? 1 : 0) - (pleasant.has(key) ? 1 : 0);
  return score / Math.sqrt(words.length + 1);
}
