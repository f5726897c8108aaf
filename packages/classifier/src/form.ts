import type { Form } from "@attune/domain/cycle";
import type { Word } from "./word.ts";

const LONG_ENOUGH = 2;

/** How the message is written: its number of words, and the share that is shouted. */
export function formOf(words: readonly Word[]): Form {
  let count = 0;
  let long = 0;
  let loud = 0;
  for (const word of words) {
    if (word.kind === "mark") continue;
    count += 1;
    if (word.kind === "word" && word.key.length >= LONG_ENOUGH) long += 1;
    if (word.loud) loud += 1;
  }
  return { words: count, capitals: long === 0 ? 0 : Math.min(1, loud / long) };
}
