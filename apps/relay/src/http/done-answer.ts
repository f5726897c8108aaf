import { ok, type Result } from "@attune/kernel";
import type { RelayRefusal } from "@attune/wire";

/** What is answered when there is nothing to tell but that it was done. */
export function doneAnswer(result: Result<null, RelayRefusal>): Result<{ done: true }, RelayRefusal> {
  return result.ok ? ok({ done: true }) : result;
}
