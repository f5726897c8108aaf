import { readFileSync } from "node:fs";
import { assert } from "@attune/kernel";
import { type Considered, openConsidered } from "../src/considered/considered.ts";
import { ENCODER_WEIGHTS } from "../src/considered/encoder-weights.ts";
import { createListener } from "../src/listener.ts";
import { LISTENER_WEIGHTS } from "../src/weights.ts";
import type { LabelledLine } from "./labelled-line.ts";
import type { UnseenReading } from "./unseen-reading.ts";

/** Lines as the listener that ships reads them. */
export type ReadLines = (lines: readonly LabelledLine[]) => readonly UnseenReading[];

/** Both ways of reading of the listener that ships, for lines on which nothing was ever trained, chosen or calibrated. */
export async function shippedReaders(): Promise<{ readonly atOnce: ReadLines; readonly considered: ReadLines }> {
  return { atOnce: readerWith(null), considered: readerWith(await shippedConsidered()) };
}

/** The encoder that ships. */
export async function shippedConsidered(): Promise<Considered> {
  const closer = await openConsidered(bytesOf(ENCODER_WEIGHTS), null);
  assert(closer.ok, "the encoder that ships opens");
  return closer.value;
}

function readerWith(considered: Considered | null): ReadLines {
  const listener = createListener(bytesOf(LISTENER_WEIGHTS), considered);
  assert(listener.ok, "the weights that ship belong together");
  const { read } = listener.value;
  return (lines) =>
    lines.map((line) => ({ line, reading: read(line.text, line.context), chances: new Float64Array() }));
}

function bytesOf(name: string): ArrayBuffer {
  return new Uint8Array(readFileSync(new URL(`../weights/${name}.bin`, import.meta.url))).buffer;
}
