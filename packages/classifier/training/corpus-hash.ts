import { hashText } from "../src/hash.ts";
import type { LabelledLine } from "./labelled-line.ts";

/** Changes whenever a line of the corpus changes; kept in the weights that were trained on it. */
export function corpusHash(lines: readonly LabelledLine[]): number {
  return lines.reduce((hash, line) => hashText(JSON.stringify(line), hash), hashText("corpus"));
}
