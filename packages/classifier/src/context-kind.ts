import { BLOCKS, type FeatureSink, NOWHERE, seedOf, spanFrom } from "./feature.ts";
import { hashOn, hashText } from "./hash.ts";
import { normaliseText } from "./normalised-text.ts";
import { type Piece, piecesOf } from "./piece.ts";
import { wordsOf } from "./word.ts";
import { isIn, kinOf } from "./word-family.ts";

/** What the partner's last message seems to be; several may hold at once. */
export type ContextKind =
  | "empty"
  | "disclosure"
  | "accusation"
  | "question"
  | "apology"
  | "logistics"
  | "demand"
  | "short"
  | "statement";

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
  for (const kind of context.kinds) sink(CONTEXT, hashOn(KIND, hashText(kind)), NOWHERE);
  let before = 0;
  for (const { key } of context.pieces) {
    const kin = kinOf(key);
    sink(CONTEXT, hashOn(WORD, kin.hash), NOWHERE);
    sink(CONTEXT, hashOn(hashOn(BONE, before), kin.bone), NOWHERE);
    for (const family of kin.families) sink(CONTEXT, hashOn(FAMILY, family), NOWHERE);
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
      for (const family of kin.families) sink(REPLY, hashOn(crossed, family), spanFrom(word, word));
      if (at < 2) sink(REPLY, hashOn(hashOn(opened, at), kin.bone), spanFrom(word, word));
    }
  }
}

function contextKindsOf(pieces: readonly Piece[]): readonly ContextKind[] {
  if (pieces.length === 0) return ["empty"];
  const kinds = SIGNS.filter(({ shows }) => shows(pieces)).map(({ kind }) => kind);
  return kinds.length === 0 ? ["statement"] : kinds;
}

const has = (pieces: readonly Piece[], ...families: readonly string[]): boolean =>
  pieces.some((piece) => families.some((family) => isIn(piece.key, family)));

const SIGNS: readonly { readonly kind: ContextKind; readonly shows: (pieces: readonly Piece[]) => boolean }[] = [
  {
    kind: "disclosure",
    shows: (pieces) => has(pieces, "I") && has(pieces, "AFRAID", "LONELY", "SAD", "ASHAMED", "TIRED", "GRIEF", "FEEL"),
  },
  {
    kind: "accusation",
    shows: (pieces) => has(pieces, "YOU") && has(pieces, "NOT", "ABSOLUTE", "HARM", "AGAIN", "INSULT"),
  },
  { kind: "question", shows: (pieces) => pieces.some((piece) => piece.key.startsWith("?")) },
  { kind: "apology", shows: (pieces) => has(pieces, "SORRY") },
  { kind: "logistics", shows: (pieces) => has(pieces, "CLOCK", "STUFF") },
  { kind: "demand", shows: (pieces) => has(pieces, "DEMAND") && has(pieces, "NOW") },
  { kind: "short", shows: (pieces) => pieces.length <= SHORT },
];
