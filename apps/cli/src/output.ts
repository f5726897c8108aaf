import { once } from "node:events";
import type { Writable } from "node:stream";

/** Writes one value a line and waits while the reader is behind. */
export type WriteLine = (value: unknown) => Promise<void>;

/** Output to a stream. When the reader has gone away, writing ends quietly. */
export function createOutput(stream: Writable): { readonly writeLine: WriteLine; readonly isGone: () => boolean } {
  let gone = false;
  stream.on("error", () => {
    gone = true;
  });
  const writeLine = async (value: unknown) => {
    if (gone) return;
    if (!stream.write(`${JSON.stringify(value)}\n`)) await drained(stream);
  };
  return { writeLine, isGone: () => gone };
}

async function drained(stream: Writable): Promise<void> {
  const stop = new AbortController();
  const { signal } = stop;
  try {
    await Promise.race([once(stream, "drain", { signal }), once(stream, "close", { signal })]);
  } catch {
    // The stream failed while it was awaited; the error handler has noted that the reader is gone.
  } finally {
    stop.abort();
  }
}
