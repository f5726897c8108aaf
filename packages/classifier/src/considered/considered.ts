import { assert, err, ok, type Result } from "@attune/kernel";
import { HEAD_COUNT, HEADS, headAt } from "../head.ts";
import type { Message } from "../message.ts";
import { numberAt } from "../number-at.ts";
import { createRecent } from "../recent.ts";
import { createEncoder, type Encoder, type EncoderUnavailable, MOST_PIECES, type WasmUrls } from "./encoder.ts";
import { type EncoderError, encoderWeightsFrom } from "./encoder-weights.ts";
import { PRIMARY_COUNT, primaryToLook } from "./primary-look.ts";
import { createWordPieces, piecesWithin, type TextPieces } from "./word-piece.ts";

/** A second, slower look at a message: as a whole, thought unit by thought unit, after what the partner said last. */
export interface Considered {
  /** The corpus on which it was trained; it belongs to listener weights of the same. */
  readonly trainedOn: number;
  /** Weighs the listener's own two looks and these three. */
  readonly calibration: Float64Array;
  readonly verdict: Float64Array;
  /** The logits of every head for the message, those of its strongest thought unit, and what the message does first says to them. */
  hear(message: Message, context: string): Looks;
}

const HEARD_KEPT = 64;

/** Opens the encoder from the bytes of its file. `wasm` says where the compiled arithmetic is served. */
export async function openConsidered(
  buffer: ArrayBuffer,
  wasm: WasmUrls,
): Promise<Result<Considered, EncoderError | EncoderUnavailable>> {
  const weights = encoderWeightsFrom(buffer);
  if (!weights.ok) return weights;
  const { trainedOn, heads, vocabulary, tensorOf } = weights.value;
  if (heads.join() !== HEADS.join()) return err({ type: "not-encoder-weights" });
  const encoder = await createEncoder(weights.value, wasm);
  if (!encoder.ok) return encoder;
  const tableOf = (name: string) => {
    const table = tensorOf(name);
    assert(table !== null, "the encoder's file holds its calibration");
    return Float64Array.from(table.values);
  };
  const recent = createRecent<Looks>(HEARD_KEPT);
  const piecesOf = createWordPieces(vocabulary);
  return ok({
    trainedOn,
    calibration: tableOf("calibration"),
    verdict: tableOf("verdict"),
    hear(message, context) {
      const key = `${context.length} ${context}${message.text}`;
      return recent.get(key) ?? recent.keep(key, heardBy(encoder.value, piecesOf, { message, context }));
    },
  });
}

type Looks = readonly [whole: Float32Array, strongest: Float32Array, primary: Float32Array];

/** A message that is longer than the encoder reaches is read in parts; the part that is likeliest to be cycle talk speaks for the whole. */
function heardBy(
  encoder: Encoder,
  piecesOf: (text: string) => TextPieces,
  { message, context }: { readonly message: Message; readonly context: string },
): Looks {
  const pieces = piecesOf(message.text);
  const before = piecesOf(context).ids;
  let whole: Float32Array | null = null;
  let strongest: Float32Array | null = null;
  for (const [from, units] of partsOf(message, pieces)) {
    const own = pieces.ids.slice(from, from + MOST_PIECES);
    const stretches = units.map(([start, end]) => [start - from, end - from] as const);
    const all = [[0, own.length] as const, ...(units.length > 1 ? stretches : [])];
    const [first = NOTHING, ...others] = encoder.logitsOf({
      context: before,
      own,
      stretches: all,
    });
    whole = whole === null || numberAt(first, GATE) > numberAt(whole, GATE) ? first : whole;
    strongest = strongerOf([...(strongest === null ? [] : [strongest]), ...(others.length > 0 ? others : [first])]);
  }
  const [heard, part] = [whole ?? NOTHING, strongest ?? NOTHING];
  return [heard.subarray(0, HEAD_COUNT), part, primaryToLook(heard.subarray(HEAD_COUNT))];
}

const GATE = headAt("gate");
const NOTHING = new Float32Array(HEAD_COUNT + PRIMARY_COUNT);

/** Runs of thought units that fit into what the encoder reads at once. */
function partsOf(
  { words, units }: Message,
  pieces: TextPieces,
): readonly (readonly [number, readonly (readonly [number, number])[]])[] {
  const parts: [number, (readonly [number, number])[]][] = [];
  for (const { from, to } of units) {
    const within = piecesWithin(pieces, words[from]?.start ?? 0, words[to - 1]?.end ?? 0);
    const last = parts.at(-1);
    if (last === undefined || within[1] - last[0] > MOST_PIECES)
      parts.push([parts.length === 0 ? 0 : within[0], [within]]);
    else last[1].push(within);
  }
  return parts;
}

function strongerOf(looks: readonly Float32Array[]): Float32Array {
  return Float32Array.from(HEADS, (_, head) => Math.max(...looks.map((look) => numberAt(look, head))));
}
