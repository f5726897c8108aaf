import { err, ok, type Result } from "@attune/kernel";
import { calibrationWidth } from "./calibration.ts";
import { BLOCK_COUNT, FEATURE_CONFIG } from "./feature.ts";
import { checksumOf, hashText } from "./hash.ts";
import { HEAD_COUNT, HEADS } from "./head.ts";
import { numberAt } from "./number-at.ts";
import { VERDICT_INPUTS, VERDICT_OUTPUTS } from "./verdict.ts";

/** Version of the weights this code reads; part of the file name. */
export const LISTENER_WEIGHTS = "listener-v2";

/** What the listener has learnt. Rows are features, columns heads. */
export interface Weights {
  /** Hash of the corpus they were trained on, so that stale weights are noticed. */
  readonly trainedOn: number;
  readonly featureCount: number;
  /** Length that each block of features is brought to. */
  readonly blockScales: Float64Array;
  readonly biases: Float64Array;
  /** Weighs the logits of the message and of its strongest thought unit. */
  readonly calibration: Float64Array;
  /** What the message as a whole is, from the calibrated chances. */
  readonly verdict: Float64Array;
  /** Size of one step of a column. */
  readonly steps: Float64Array;
  readonly hashes: Uint32Array;
  /** Row by row, one whole number a head: the first head from -127 to 127, the others from -7 to 7. */
  readonly values: Int8Array;
}

export type ListenerError =
  | { readonly type: "not-listener-weights" }
  | { readonly type: "weights-of-another-version"; readonly version: number }
  | { readonly type: "weights-for-other-features" }
  | { readonly type: "weights-damaged" };

const MAGIC = 0x4e545441;
const VERSION = 2;
const HEADER_BYTES = 24;
/** Of the message, and of its strongest thought unit. */
const LOOKS = 2;
const CALIBRATION_PER_HEAD = calibrationWidth(LOOKS);

/** Weights fit only the features and heads for which they were trained. */
export function featureConfigHash(): number {
  return hashText(`${FEATURE_CONFIG}|${HEADS.join(",")}`);
}

/** Largest size of a weight before it is multiplied by its head's step. */
export function largestOf(head: number): number {
  return head === 0 ? 127 : 7;
}

/** Bytes of a row: one for the first head, half a byte for each other. */
const ROW_BYTES = 1 + Math.ceil((HEAD_COUNT - 1) / 2);

/** Reads a weights file: magic, version, counts, feature hash, checksum, corpus hash, tables, hashes, then the rows. */
export function weightsFrom(buffer: ArrayBuffer): Result<Weights, ListenerError> {
  if (buffer.byteLength < HEADER_BYTES) return err({ type: "not-listener-weights" });
  const view = new DataView(buffer);
  if (view.getUint32(0, true) !== MAGIC) return err({ type: "not-listener-weights" });
  const version = view.getUint16(4, true);
  if (version !== VERSION) return err({ type: "weights-of-another-version", version });
  if (view.getUint32(12, true) !== featureConfigHash() || view.getUint16(6, true) !== HEAD_COUNT) {
    return err({ type: "weights-for-other-features" });
  }
  const featureCount = view.getUint32(8, true);
  if (buffer.byteLength !== sizeOf(featureCount)) return err({ type: "weights-damaged" });
  if (view.getUint32(16, true) !== checksumOf(new Uint8Array(buffer, HEADER_BYTES)))
    return err({ type: "weights-damaged" });
  return ok(tablesFrom(view, featureCount));
}

/** Writes a weights file that `weightsFrom` reads. */
export function weightsToBuffer(weights: Weights): ArrayBuffer {
  const buffer = new ArrayBuffer(sizeOf(weights.featureCount));
  const view = new DataView(buffer);
  view.setUint32(0, MAGIC, true);
  view.setUint16(4, VERSION, true);
  view.setUint16(6, HEAD_COUNT, true);
  view.setUint32(8, weights.featureCount, true);
  view.setUint32(12, featureConfigHash(), true);
  view.setUint32(20, weights.trainedOn, true);
  let at = HEADER_BYTES;
  for (const table of [weights.blockScales, weights.biases, weights.calibration, weights.verdict, weights.steps]) {
    for (const value of table) {
      view.setFloat32(at, value, true);
      at += 4;
    }
  }
  for (const hash of weights.hashes) {
    view.setUint32(at, hash, true);
    at += 4;
  }
  rowsInto(new Uint8Array(buffer, at), weights.values);
  view.setUint32(16, checksumOf(new Uint8Array(buffer, HEADER_BYTES)), true);
  return buffer;
}

function tablesFrom(view: DataView, featureCount: number): Weights {
  let at = HEADER_BYTES;
  const floats = (count: number): Float64Array => {
    const table = Float64Array.from({ length: count }, (_, index) => view.getFloat32(at + 4 * index, true));
    at += 4 * count;
    return table;
  };
  const blockScales = floats(BLOCK_COUNT);
  const biases = floats(HEAD_COUNT);
  const calibration = floats(HEAD_COUNT * CALIBRATION_PER_HEAD);
  const verdict = floats(VERDICT_INPUTS * VERDICT_OUTPUTS);
  const steps = floats(HEAD_COUNT);
  const hashes = Uint32Array.from({ length: featureCount }, (_, index) => view.getUint32(at + 4 * index, true));
  at += 4 * featureCount;
  const values = rowsFrom(new Uint8Array(view.buffer, at), featureCount);
  return {
    trainedOn: view.getUint32(20, true),
    featureCount,
    blockScales,
    biases,
    calibration,
    verdict,
    steps,
    hashes,
    values,
  };
}

/** A nibble holds a weight plus 8; the even heads behind the first take the upper half. */
function rowsInto(bytes: Uint8Array, values: Int8Array): void {
  for (let row = 0; row * HEAD_COUNT < values.length; row += 1) {
    const from = row * HEAD_COUNT;
    const into = row * ROW_BYTES;
    bytes[into] = numberAt(values, from) & 0xff;
    for (let head = 1; head < HEAD_COUNT; head += 2) {
      const upper = head + 1 < HEAD_COUNT ? numberAt(values, from + head + 1) + 8 : 8;
      bytes[into + (head + 1) / 2] = (upper << 4) | (numberAt(values, from + head) + 8);
    }
  }
}

function rowsFrom(bytes: Uint8Array, featureCount: number): Int8Array {
  const values = new Int8Array(featureCount * HEAD_COUNT);
  for (let row = 0; row < featureCount; row += 1) {
    const from = row * ROW_BYTES;
    const into = row * HEAD_COUNT;
    values[into] = numberAt(bytes, from);
    for (let head = 1; head < HEAD_COUNT; head += 1) {
      const pair = numberAt(bytes, from + Math.ceil(head / 2));
      values[into + head] = (head % 2 === 1 ? pair & 0x0f : pair >> 4) - 8;
    }
  }
  return values;
}

function sizeOf(featureCount: number): number {
  const floats = BLOCK_COUNT + VERDICT_INPUTS * VERDICT_OUTPUTS + HEAD_COUNT * (2 + CALIBRATION_PER_HEAD);
  return HEADER_BYTES + 4 * floats + featureCount * (4 + ROW_BYTES);
}
