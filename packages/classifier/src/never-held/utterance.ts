import type { Context } from "../context-kind.ts";
import type { Message } from "../message.ts";

/** A message as the rules see it: known words in full, each between single spaces, with a space at both ends. */
export interface Utterance {
  readonly said: string;
  readonly units: readonly string[];
  /** Words without marks. */
  readonly words: readonly string[];
  /** Whether it ends in more than one exclamation mark or shouts a word. */
  readonly raised: boolean;
  /** Whether it answers something the partner has just disclosed or charged them with. */
  readonly answersFeeling: boolean;
}

/** Words behind this are not looked at by any rule. */
const MOST_PIECES = 5_000;

/** Prepares a message for the rules. */
export function utteranceFrom(message: Message, context: Context): Utterance {
  const units = message.units.map((unit) => padded(unit.pieces.map((piece) => piece.key)));
  const keys = message.units.flatMap((unit) => unit.pieces.map((piece) => piece.key)).slice(0, MOST_PIECES);
  return {
    said: padded(keys),
    units,
    words: keys.filter((key) => !isMark(key)),
    raised: message.words.some((word) => word.loud) || message.words.at(-1)?.key.startsWith("!!") === true,
    answersFeeling: context.kinds.some((kind) => kind === "disclosure" || kind === "accusation"),
  };
}

/** Whether a key is punctuation. */
export function isMark(key: string): boolean {
  return /^[^\p{L}\p{N}\p{Extended_Pictographic}]/u.test(key);
}

/** Words around which every rule can look for whole words. */
export function padded(keys: readonly string[]): string {
  return ` ${keys.slice(0, MOST_PIECES).join(" ")} `;
}

/** Whether any of these patterns is said. */
export function saysAny(said: string, patterns: readonly RegExp[]): boolean {
  return patterns.some((pattern) => pattern.test(said));
}
