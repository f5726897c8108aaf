import { err, ok } from "@attune/kernel";
import type { EnvelopeKind, RelayRefusal } from "@attune/wire";
import type { Appending, AppendOutcome, EpochStep } from "../store/appending.ts";

/** A batch of appends as it goes to another thread: few large buffers, which are moved there, in place of many small ones. */
export interface PackedAppends {
  readonly count: number;
  /** All byte strings, one behind the other. */
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** Their lengths, a row an append; `NOTHING` for null. */
  readonly lengths: Int32Array<ArrayBuffer>;
  /** Epoch and kind of each. */
  readonly numbers: Float64Array<ArrayBuffer>;
  /** The epoch steps among them, by index; few have one. */
  readonly steps: ReadonlyMap<number, EpochStep>;
}

/** What came of each: its place, negative when it stood there before, or why it was refused. */
export type PackedOutcomes = readonly (number | RelayRefusal)[];

const NEEDED = ["account", "space", "id", "author", "header", "sig"] as const;
const NULLABLE = ["target", "payload", "wrap"] as const;
const FIELDS = [...NEEDED, ...NULLABLE] as const;
const NOTHING = -1;
const KINDS = ["content", "control", "tombstone"] as const satisfies readonly EnvelopeKind[];

/** Copies a batch into buffers of its own. */
export function packAppends(batch: readonly Appending[]): PackedAppends {
  const lengths = new Int32Array(batch.length * FIELDS.length);
  const numbers = new Float64Array(batch.length * 2);
  const steps = new Map<number, EpochStep>();
  let total = 0;
  for (const [index, appending] of batch.entries()) {
    for (const [field, name] of FIELDS.entries()) {
      const length = appending[name]?.length ?? NOTHING;
      lengths[index * FIELDS.length + field] = length;
      total += Math.max(0, length);
    }
    numbers[index * 2] = appending.epoch;
    numbers[index * 2 + 1] = KINDS.indexOf(appending.kind);
    if (appending.step !== null) steps.set(index, appending.step);
  }
  return { count: batch.length, bytes: bytesOf(batch, total), lengths, numbers, steps };
}

/** What may be moved instead of copied. */
export function buffersOf({ bytes, lengths, numbers }: PackedAppends): readonly ArrayBuffer[] {
  return [bytes.buffer, lengths.buffer, numbers.buffer];
}

/** The batch again; its byte strings lie in the buffers that came. */
export function unpackAppends({ count, bytes, lengths, numbers, steps }: PackedAppends): readonly Appending[] {
  const parts = new Parts(bytes, lengths);
  return Array.from({ length: count }, (_, index) => ({
    account: parts.next(),
    space: parts.next(),
    id: parts.next(),
    author: parts.next(),
    header: parts.next(),
    sig: parts.next(),
    target: parts.nextOrNull(),
    payload: parts.nextOrNull(),
    wrap: parts.nextOrNull(),
    epoch: numbers[index * 2] ?? 0,
    kind: KINDS[numbers[index * 2 + 1] ?? 0] ?? "content",
    step: steps.get(index) ?? null,
  }));
}

/** Takes one byte string after the other, in the order of the fields. */
class Parts {
  readonly #bytes: Uint8Array;
  readonly #lengths: Int32Array;
  #part = 0;
  #at = 0;

  constructor(bytes: Uint8Array, lengths: Int32Array) {
    this.#bytes = bytes;
    this.#lengths = lengths;
  }

  next(): Uint8Array {
    const length = Math.max(0, this.#lengths[this.#part] ?? NOTHING);
    this.#part += 1;
    this.#at += length;
    return this.#bytes.subarray(this.#at - length, this.#at);
  }

  nextOrNull(): Uint8Array | null {
    const isNull = this.#lengths[this.#part] === NOTHING;
    const bytes = this.next();
    return isNull ? null : bytes;
  }
}

export function packOutcomes(outcomes: readonly AppendOutcome[]): PackedOutcomes {
  return outcomes.map((outcome) => {
    if (!outcome.ok) return outcome.error;
    return outcome.value.fresh ? outcome.value.seq : -outcome.value.seq;
  });
}

export function unpackOutcomes(packed: PackedOutcomes): readonly AppendOutcome[] {
  return packed.map((each) => (typeof each === "number" ? ok({ seq: Math.abs(each), fresh: each > 0 }) : err(each)));
}

function bytesOf(batch: readonly Appending[], total: number): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(total);
  let at = 0;
  for (const appending of batch) {
    for (const name of FIELDS) {
      const part = appending[name];
      if (part === null) continue;
      bytes.set(part, at);
      at += part.length;
    }
  }
  return bytes;
}
