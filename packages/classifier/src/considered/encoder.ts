import { assert, err, ok, type Result } from "@attune/kernel";
import { setWasmPaths } from "@tensorflow/tfjs-backend-wasm";
import {
  add,
  concat,
  cos,
  env,
  fused,
  gather,
  matMul,
  max,
  mean,
  moments,
  mul,
  range,
  relu,
  reshape,
  rsqrt,
  setBackend,
  sin,
  slice,
  softmax,
  split,
  stack,
  sub,
  type Tensor1D,
  type Tensor2D,
  type Tensor3D,
  tanh,
  tensor,
  tensor1d,
  tidy,
  transpose,
} from "@tensorflow/tfjs-core";
import type { EncoderWeights } from "./encoder-weights.ts";

/** Reads pieces of text in the light of the partner's last message, and answers for all heads. */
export interface Encoder {
  /**
   * The logits of every head, and then of what it does first, for each of these stretches of `own` (from which piece to which, exclusive). Long text is read as far as
   * the encoder reaches, and stretches behind that are answered like an empty one.
   */
  logitsOf(asked: EncoderQuestion): readonly Float32Array[];
}

export interface EncoderQuestion {
  /** Pieces of the partner's last message; only its end counts when it is long. */
  readonly context: readonly number[];
  readonly own: readonly number[];
  readonly stretches: readonly (readonly [from: number, to: number])[];
}

/** Numbers cannot be worked out here: there is no WebAssembly. */
export interface EncoderUnavailable {
  readonly type: "encoder-unavailable";
}

/** Where the compiled arithmetic is served, by file name; null to let the package find its own. */
export type WasmUrls = Readonly<Record<string, string>> | null;

/** So many pieces of a message, and so many of the message before it, are read. */
export const MOST_PIECES = 96;
export const MOST_CONTEXT = 40;
const HEADS_OF_ATTENTION = 4;
const EPSILON = 1e-6;
const LAYERS = ["use.layers.0.", "use.layers.1."];
const UNKNOWN = 0;

/** Prepares the encoder; its numbers stay in memory for as long as the page lives. */
export async function createEncoder(
  weights: EncoderWeights,
  wasm: WasmUrls,
): Promise<Result<Encoder, EncoderUnavailable>> {
  if (wasm !== null) setWasmPaths(wasm);
  // Threads would be scripts of their own, which the app's policy does not let in.
  env().set("WASM_HAS_MULTITHREAD_SUPPORT", false);
  const isThere = await setBackend("wasm").catch(() => false);
  if (!isThere) return err({ type: "encoder-unavailable" });
  const net = netFrom(weights);
  return ok({
    logitsOf(question) {
      let logits: readonly Float32Array[] = [];
      tidy(() => {
        logits = answered(question, net);
      });
      return logits;
    },
  });
}

type Net = ReturnType<typeof netFrom>;
type Layer = ReturnType<typeof layerFrom>;

function netFrom(weights: EncoderWeights) {
  const named = (name: string) => tensorNamed(weights, name);
  const dense = (name: string, bias: string): Dense => ({
    kernel: kernelNamed(weights, name),
    bias: named(bias) as Tensor1D,
  });
  return {
    embeddings: named("use.embeddings") as Tensor2D,
    rates: named("use.rates") as Tensor1D,
    marks: named("marks") as Tensor2D,
    sentence: dense("use.sentence", "use.sentence_bias"),
    hidden: dense("hidden.weight", "hidden.bias"),
    heads: dense("heads.weight", "heads.bias"),
    primary: dense("primary.weight", "primary.bias"),
    layers: LAYERS.map((at) => layerFrom(weights, at)),
  };
}

function layerFrom(weights: EncoderWeights, at: string) {
  const named = (name: string) => tensorNamed(weights, at + name);
  const dense = (name: string): Dense => ({
    kernel: kernelNamed(weights, at + name),
    bias: named(`${name}_bias`) as Tensor1D,
  });
  const norm = (name: string): Norm => ({
    scale: named(`${name}_scale`) as Tensor1D,
    bias: named(`${name}_bias`) as Tensor1D,
  });
  return {
    norm: norm("norm"),
    asked: dense("asked"),
    answered: dense("answered"),
    innerNorm: norm("inner_norm"),
    inner: dense("inner"),
    outer: dense("outer"),
    widened: weights.tensorOf(`${at}widened`) === null ? null : dense("widened"),
  };
}

function tensorNamed(weights: EncoderWeights, name: string) {
  const found = weights.tensorOf(name);
  assert(found !== null, "the encoder's file holds every tensor");
  return tensor(found.values, [...found.shape]);
}

/** In the file a kernel holds one row an output, here one an input: with the other, fused products come out wrong (tfjs-backend-wasm 4.22). */
function kernelNamed(weights: EncoderWeights, name: string): Tensor2D {
  const found = weights.tensorOf(name);
  assert(found !== null, "the encoder's file holds every kernel");
  const [outputs = 1, inputs = 1] = found.shape;
  const turned = new Float32Array(found.values.length);
  for (let output = 0; output < outputs; output += 1)
    for (let input = 0; input < inputs; input += 1)
      turned[input * outputs + output] = found.values[output * inputs + input] ?? 0;
  return tensor(turned, [inputs, outputs]);
}

/** Its kernel holds one row an input. */
interface Dense {
  readonly kernel: Tensor2D;
  readonly bias: Tensor1D;
}

interface Norm {
  readonly scale: Tensor1D;
  readonly bias: Tensor1D;
}

function answered({ context, own, stretches }: EncoderQuestion, net: Net): readonly Float32Array[] {
  const before = context.slice(-MOST_CONTEXT);
  const after = own.length === 0 ? [UNKNOWN] : own.slice(0, MOST_PIECES);
  const said = throughLayers(embedded(before, after, net), net.layers);
  const ownPart = slice(said, [before.length, 0]) as Tensor2D;
  const heard = sentenceOf(before.length === 0 ? null : (slice(said, [0, 0], [before.length, -1]) as Tensor2D), net);
  const rows = stretches.map(([from, to]) => {
    const start = Math.min(from, after.length - 1);
    const size = Math.max(1, Math.min(to, after.length) - start);
    const part = slice(ownPart, [start, 0], [size, -1]) as Tensor2D;
    return concat([sentenceOf(part, net), heard, tanh(mul(max(part, 0), 0.25))]) as Tensor1D;
  });
  const hidden = relu(through(stack(rows) as Tensor2D, net.hidden));
  const logits = concat([through(hidden, net.heads), through(hidden, net.primary)], 1);
  const width = logits.shape[1];
  const values = logits.dataSync<"float32">();
  return stretches.map((_, row) => values.slice(row * width, (row + 1) * width));
}

function embedded(before: readonly number[], after: readonly number[], net: Net): Tensor2D {
  const parts = [before, after].map((ids, mark) => {
    if (ids.length === 0) return null;
    const angles = mul(reshape(range(0, ids.length), [-1, 1]), reshape(net.rates, [1, -1]));
    const places = concat([sin(angles), cos(angles)], 1);
    const pieces = mul(gather(net.embeddings, tensor1d([...ids], "int32")), 2);
    return add(add(pieces, places), slice(net.marks, [mark, 0], [1, -1])) as Tensor2D;
  });
  return concat(parts.filter((part) => part !== null)) as Tensor2D;
}

function throughLayers(x: Tensor2D, layers: readonly Layer[]): Tensor2D {
  return layers.reduce((at, layer) => throughLayer(at, layer), x);
}

function throughLayer(x: Tensor2D, layer: Layer): Tensor2D {
  const asked = through(normalised(x, layer.norm), layer.asked);
  const [length, width] = [x.shape[0], asked.shape[1] / 3];
  const [query, key, value] = split(asked, 3, 1).map(
    (part) => transpose(reshape(part, [length, HEADS_OF_ATTENTION, -1]), [1, 0, 2]) as Tensor3D,
  ) as [Tensor3D, Tensor3D, Tensor3D];
  const scores = matMul(mul(query, 1 / Math.sqrt(width / HEADS_OF_ATTENTION)) as Tensor3D, key, false, true);
  const seen = reshape(transpose(matMul(softmax(scores), value), [1, 0, 2]), [length, width]) as Tensor2D;
  const kept = layer.widened === null ? x : through(x, layer.widened);
  const met = add(through(seen, layer.answered), kept) as Tensor2D;
  const inner = through(normalised(met, layer.innerNorm), layer.inner, "relu");
  return add(met, through(inner, layer.outer)) as Tensor2D;
}

function normalised(x: Tensor2D, { scale, bias }: Norm): Tensor2D {
  const { mean: middle, variance } = moments(x, -1, true);
  return add(mul(sub(x, middle), mul(rsqrt(add(variance, EPSILON)), scale)), bias) as Tensor2D;
}

/** One vector for all of these pieces; zeros for none. */
function sentenceOf(pieces: Tensor2D | null, { sentence }: Net): Tensor1D {
  if (pieces === null) return tensor1d(new Float32Array(sentence.bias.shape[0]));
  return reshape(tanh(through(mean(pieces, 0, true) as Tensor2D, sentence)), [-1]) as Tensor1D;
}

function through(x: Tensor2D, { kernel, bias }: Dense, activation: "linear" | "relu" = "linear"): Tensor2D {
  return fused.matMul({ a: x, b: kernel, bias, activation }) as Tensor2D;
}
