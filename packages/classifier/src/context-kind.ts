import { BLOCKS, type FeatureSink, seedOf } from "./feature.ts";
import { hashOn, hashText } from "./hash.ts";
import { normaliseText } from "./normalised-text.ts";
import { type Piece, piecesOf } from "./piece.ts";
import { isIn, kinOf } from "./word-family.ts";
import { wordsOf } from "./word.ts";

/** What the partner's last message seems to be; several may hold at once. */
export type ContextKind = "empty" | "disclosure" | "accusation" | "question" | "apology" | "logistics" | "demand" | "short" | "statement";

/** The partner's last message, prepared once for all units of the reply. */
export interface Context {
  readonly kinds: readonly ContextKind[];
  readonly pieces: readonly Piece[];
}

const CONTEXT = BLOCKS.indexOf("context");
const REPLY = BLOCKS.indexOf("reply");
const KIND = seedOf(CONTEXT, "k");
const WORD = seedOf(CONTEXT, "w");
const FAMILY = seedOf(CONTEXT, "f");
const BONE = seedOf(CONTEXT, "b");
const CROSSED = seedOf(REPLY, "x");
const OPENED = seedOf(REPLY, "o");
const LONGEST_CONTEXT = 1200;
const SHORT = 3;

/** Prepares the partner's last message; only its end counts when it is long. */
export function contextFrom(text: string): Context {
  const pieces = piecesOf(wordsOf(normaliseText(text.slice(-LONGEST_CONTEXT))));
  return { kinds: contextKindsOf(pieces), pieces };
}

/** Features of the context alone. They stand on no word of the message. */
export function eachContextFeature(context: Context, sink: FeatureSink): void {
  for (const kind of context.kinds) sink(CONTEXT, hashOn(KIND, hashText(kind)), -1, -1);
  let before = 0;
  for (const { key } of context.pieces) {
    const kin = kinOf(key);
    sink(CONTEXT, hashOn(WORD, kin.hash), -1, -1);
    sink(CONTEXT, hashOn(hashOn(BONE, before), kin.bone), -1, -1);
    for (const family of kin.families) sink(CONTEXT, hashOn(FAMILY, family), -1, -1);
    before = kin.bone;
  }
}

/** What the context is, crossed with how the unit is said. */
export function eachReplyFeature(context: Context, pieces: readonly Piece[], sink: FeatureSink): void {
  for (const kind of context.kinds) {
    const crossed = hashOn(CROSSED, hashText(kind));
    const opened = hashOn(OPENED, hashText(kind));
    for (const [at, { key, word }] of pieces.entries()) {
      const kin = kinOf(key);
      for (const family of kin.families) sink(REPLY, hashOn(crossed, family), word, word);
      if (at < 2) sink(REPLY, hashOn(hashOn(opened, at), kin.bone), word, word);
    }
  }
}

function contextKindsOf(pieces: readonly Piece[]): readonly ContextKind[] {
  if (pieces.length === 0) return ["empty"];
  const has = (family: string) => pieces.some((piece) => isIn(piece.key, family));
  const feeling = has("AFRAID") || has("LONELY") || has("SAD") || has("ASHAMED") || has("TIRED") || has("GRIEF");
  const kinds: ContextKind[] = [];
  if (has("I") && (feeling || has("FEEL"))) kinds.push("disclosure");
  if (has("YOU") && (has("NOT") || has("ABSOLUTE") || has("HARM") || has("AGAIN") || has("INSULT"))) kinds.push("accusation");
  if (pieces.some((piece) => piece.key.startsWith("?"))) kinds.push("question");
  if (has("SORRY")) kinds.push("apology");
  if (has("CLOCK") || has("STUFF")) kinds.push("logistics");
  if (has("DEMAND") && has("NOW")) kinds.push("demand");
  if (pieces.length <= SHORT) kinds.push("short");
  return kinds.length === 0 ? ["statement"] : kinds;
}
