import { readFile } from "node:fs/promises";
import { createListener, type Listener } from "@attune/classifier";
import { err, type Result } from "@attune/kernel";

/** The listener with the weights that come with the classifier, from disk. */
export async function loadListener(): Promise<Result<Listener, { readonly type: string }>> {
  const address = new URL(import.meta.resolve("@attune/classifier/weights"));
  const bytes = await readFile(address).catch(() => null);
  if (bytes === null) return err({ type: "weights-not-found" });
  return createListener(new Uint8Array(bytes).buffer);
}
