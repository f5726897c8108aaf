import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import process from "node:process";
import { assert } from "@attune/kernel";
import { ENCODER_WEIGHTS, encoderWeightsToBytes, type TensorPlace } from "../../src/considered/encoder-weights.ts";
import type { Vocabulary } from "../../src/considered/word-piece.ts";
import { HEADS } from "../../src/head.ts";
import { calibrated } from "../calibrate.ts";
import { loadCorpus } from "../corpus.ts";
import { corpusHash } from "../corpus-hash.ts";
import { unseenFolds } from "../fold.ts";
import { preparedLineFrom } from "../instance.ts";
import { FOLDS } from "../rules.ts";
import { withEncoder } from "./unseen-looks.ts";

/** Makes the encoder that ships out of what was fitted: whole numbers from -127 to 127, one scale a row. Argument: the folder. */
const folder = process.argv[2] ?? "";
const read = (name: string) => readFileSync(join(folder, name));
const vocabulary = JSON.parse(read("vocab.json").toString()) as Vocabulary;
const fitted = JSON.parse(read("encoder.json").toString()) as readonly Fitted[];
const numbers = new Float32Array(new Uint8Array(read("encoder.f32")).buffer);

interface Fitted {
  readonly name: string;
  readonly shape: readonly number[];
  readonly at: number;
}

/** Training looks at these, and nobody else. */
const ONLY_TRAINED = ["carries."];
/** Rows of these are inputs; they are turned, so that each output has a row, and with it a scale, of its own. */
const INPUT_ROWS = /^use\.(?:sentence|layers\.\d\.(?:asked|answered|inner|outer|widened))$/;
const LARGEST = 127;

const parts: Uint8Array[] = [];
let size = 0;
const { lines } = loadCorpus();
const folds = withEncoder(unseenFolds(lines.map(preparedLineFrom), FOLDS));
assert(folds !== null, "every line was read by an encoder that had not seen its writer");
const tables = Object.entries(calibrated(folds)).map(([name, values]) => table(name, Float32Array.from(values)));
const tensors = fitted.filter(({ name }) => !ONLY_TRAINED.some((start) => name.startsWith(start))).map(packed);
const head = {
  trainedOn: corpusHash(lines),
  heads: HEADS,
  vocabulary: vocabulary.map(rounded),
  tensors: [...tensors, ...tables],
};
const bytes = encoderWeightsToBytes(head, Buffer.concat(parts));
writeFileSync(new URL(`../../weights/${ENCODER_WEIGHTS}.bin`, import.meta.url), bytes);
process.stdout.write(`${tensors.length} tensors, ${bytes.length} bytes\n`);

function packed({ name, shape, at }: Fitted): TensorPlace {
  const count = shape.reduce((product, each) => product * each, 1);
  const values = numbers.subarray(at, at + count);
  const [rows = 1, columns = 1] = shape;
  if (shape.length < 2 || rows < 16) return { name, shape, at: put(values), scales: null };
  const isTurned = INPUT_ROWS.test(name);
  const turned = isTurned ? turnedAround(values, rows, columns) : values;
  const own = isTurned ? [columns, rows] : [rows, columns];
  const { whole, scales } = coarse(turned, own[0] ?? 1);
  return { name, shape: own, at: put(whole), scales: put(scales) };
}

function table(name: string, values: Float32Array): TensorPlace {
  return { name, shape: [values.length], at: put(values), scales: null };
}

function turnedAround(values: Float32Array, rows: number, columns: number): Float32Array {
  return Float32Array.from(values, (_, index) => values[(index % rows) * columns + Math.floor(index / rows)] ?? 0);
}

function coarse(values: Float32Array, rows: number): { readonly whole: Int8Array; readonly scales: Float32Array } {
  const columns = values.length / rows;
  const scales = Float32Array.from({ length: rows }, (_, row) => {
    const largest = values
      .subarray(row * columns, (row + 1) * columns)
      .reduce((most, each) => Math.max(most, Math.abs(each)), 0);
    return largest / LARGEST || 1;
  });
  const whole = Int8Array.from(values, (value, index) =>
    Math.round(value / (scales[Math.floor(index / columns)] ?? 1)),
  );
  return { whole, scales };
}

/** Puts numbers behind those before, at a whole word, and says where. */
function put(values: Float32Array | Int8Array): number {
  const from = size;
  const padded = new Uint8Array(Math.ceil(values.byteLength / 4) * 4);
  padded.set(new Uint8Array(values.buffer, values.byteOffset, values.byteLength));
  parts.push(padded);
  size += padded.length;
  return from;
}

function rounded([piece, score]: Vocabulary[number]): Vocabulary[number] {
  return [piece, Math.round((score ?? 0) * 1e4) / 1e4];
}
