import { readFile } from "node:fs/promises";
import { createListener, type Listener } from "@attune/classifier";
import { openConsidered } from "@attune/classifier/considered";
import { err, type Result } from "@attune/kernel";
import type { Tier } from "./command-line.ts";

/** The listener with the weights that come with the classifier, from disk. */
export async function loadListener(tier: Tier): Promise<Result<Listener, { readonly type: string }>> {
  const weights = await bytesOf("@attune/classifier/weights");
  if (weights === null) return err({ type: "weights-not-found" });
  if (tier === "instant") return createListener(weights);
  const encoder = await bytesOf("@attune/classifier/encoder");
  if (encoder === null) return err({ type: "encoder-not-found" });
  const considered = await openConsidered(encoder, null);
  return considered.ok ? createListener(weights, considered.value) : considered;
}

async function bytesOf(name: string): Promise<ArrayBuffer | null> {
  const bytes = await readFile(new URL(import.meta.resolve(name))).catch(() => null);
  return bytes === null ? null : new Uint8Array(bytes).buffer;
}
