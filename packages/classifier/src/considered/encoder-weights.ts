import { err, ok, type Result } from "@attune/kernel";
import { checksumOf } from "../hash.ts";
import type { Vocabulary } from "./word-piece.ts";

/** Version of the encoder file that this code reads; part of its name. */
export const ENCODER_WEIGHTS = "encoder-v1";

/** What the encoder has learnt: tensors by name, and the pieces it reads text in. */
export interface EncoderWeights {
  /** Hash of the corpus they were trained on, so that stale weights are noticed. */
  readonly trainedOn: number;
  /** The names of what it answers, in order. */
  readonly heads: readonly string[];
  readonly vocabulary: Vocabulary;
  readonly tensorOf: (name: string) => Tensor | null;
}

/** Numbers, row by row. */
export interface Tensor {
  readonly shape: readonly number[];
  readonly values: Float32Array;
}

export type EncoderError =
  | { readonly type: "not-encoder-weights" }
  | { readonly type: "encoder-of-another-version"; readonly version: number }
  | { readonly type: "encoder-damaged" };

/**
 * What stands at the head of an encoder file, as JSON. A tensor with `scales` holds whole numbers from -127 to 127, each
 * to be multiplied by the scale of its row; one without holds 32-bit numbers. Places are in bytes behind the head.
 */
export interface EncoderHead {
  readonly trainedOn: number;
  readonly heads: readonly string[];
  readonly vocabulary: Vocabulary;
  readonly tensors: readonly TensorPlace[];
}

export interface TensorPlace {
  readonly name: string;
  readonly shape: readonly number[];
  readonly at: number;
  /** Where the scales of the rows stand, or null for plain 32-bit numbers. */
  readonly scales: number | null;
}

const MAGIC = 0x4e455441;
const VERSION = 1;
/** Magic, version, length of the head, checksum of everything behind. */
const PREAMBLE_BYTES = 16;

/** Reads an encoder file; nothing of it is copied but what is asked for. */
export function encoderWeightsFrom(buffer: ArrayBuffer): Result<EncoderWeights, EncoderError> {
  if (buffer.byteLength < PREAMBLE_BYTES) return err({ type: "not-encoder-weights" });
  const view = new DataView(buffer);
  if (view.getUint32(0, true) !== MAGIC) return err({ type: "not-encoder-weights" });
  const version = view.getUint32(4, true);
  if (version !== VERSION) return err({ type: "encoder-of-another-version", version });
  if (view.getUint32(12, true) !== checksumOf(new Uint8Array(buffer, PREAMBLE_BYTES)))
    return err({ type: "encoder-damaged" });
  const length = view.getUint32(8, true);
  const head = JSON.parse(asciiFrom(new Uint8Array(buffer, PREAMBLE_BYTES, length))) as EncoderHead;
  const places = new Map(head.tensors.map((place) => [place.name, place]));
  const from = PREAMBLE_BYTES + length;
  const tensorOf = (name: string) => {
    const place = places.get(name);
    return place === undefined ? null : { shape: place.shape, values: valuesAt(buffer, from, place) };
  };
  const { trainedOn, heads, vocabulary } = head;
  return ok({ trainedOn, heads, vocabulary, tensorOf });
}

/** Writes an encoder file that `encoderWeightsFrom` reads. */
export function encoderWeightsToBytes(head: EncoderHead, body: Uint8Array): Uint8Array {
  const text = asciiToBytes(JSON.stringify(head));
  // Padded with spaces, so that what follows stands at whole words.
  const length = Math.ceil(text.length / 4) * 4;
  const bytes = new Uint8Array(PREAMBLE_BYTES + length + body.length).fill(0x20, PREAMBLE_BYTES);
  bytes.set(text, PREAMBLE_BYTES);
  bytes.set(body, PREAMBLE_BYTES + length);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, MAGIC, true);
  view.setUint32(4, VERSION, true);
  view.setUint32(8, length, true);
  view.setUint32(12, checksumOf(bytes.subarray(PREAMBLE_BYTES)), true);
  return bytes;
}

function valuesAt(buffer: ArrayBuffer, from: number, { shape, at, scales }: TensorPlace): Float32Array {
  const count = shape.reduce((product, size) => product * size, 1);
  if (scales === null) return new Float32Array(buffer, from + at, count);
  const row = count / (shape[0] ?? 1);
  const whole = new Int8Array(buffer, from + at, count);
  const steps = new Float32Array(buffer, from + scales, shape[0] ?? 1);
  const values = new Float32Array(count);
  for (let index = 0; index < count; index += 1)
    values[index] = (whole[index] ?? 0) * (steps[Math.floor(index / row)] ?? 0);
  return values;
}

const ASCII_AT_ONCE = 8_192;

function asciiFrom(bytes: Uint8Array): string {
  const parts: string[] = [];
  for (let at = 0; at < bytes.length; at += ASCII_AT_ONCE)
    parts.push(String.fromCharCode(...bytes.subarray(at, at + ASCII_AT_ONCE)));
  return parts.join("");
}

/** JSON may name every other sign by its number. */
function asciiToBytes(json: string): Uint8Array {
  const ascii = json.replace(/[^ -~]/g, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, "0")}`);
  return Uint8Array.from(ascii, (sign) => sign.charCodeAt(0));
}
