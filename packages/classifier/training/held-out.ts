import { readFileSync } from "node:fs";
import { assert } from "@attune/kernel";
import { openConsidered } from "../src/considered/considered.ts";
import { ENCODER_WEIGHTS } from "../src/considered/encoder-weights.ts";
import { createListener } from "../src/listener.ts";
import { LISTENER_WEIGHTS } from "../src/weights.ts";
import { loadCorpus } from "./labelled-line.ts";
import type { UnseenReading } from "./unseen-reading.ts";

/** Lines by writers on whom nothing was ever trained, chosen or calibrated, read by the listener that ships: at once, and considered. */
export async function heldOutReadings(): Promise<{
  readonly atOnce: readonly UnseenReading[];
  readonly considered: readonly UnseenReading[];
}> {
  const { lines, errors } = loadCorpus(new URL("held-out/", import.meta.url));
  assert(errors.length === 0, "the held-out lines are valid");
  const weights = bytesOf(LISTENER_WEIGHTS);
  const closer = await openConsidered(bytesOf(ENCODER_WEIGHTS), null);
  assert(closer.ok, "the encoder that ships opens");
  const [atOnce, considered] = [createListener(weights), createListener(weights, closer.value)].map((listener) => {
    assert(listener.ok, "the weights that ship belong together");
    const { read } = listener.value;
    return lines.map((line) => ({ line, reading: read(line.text, line.context), chances: new Float64Array() }));
  });
  return { atOnce: atOnce ?? [], considered: considered ?? [] };
}

function bytesOf(name: string): ArrayBuffer {
  return new Uint8Array(readFileSync(new URL(`../weights/${name}.bin`, import.meta.url))).buffer;
}
