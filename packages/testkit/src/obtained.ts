import { assert, type Result } from "@attune/kernel";

/** The value of something that a test counts on; throws where it failed. */
export function obtained<Value, Failure>(result: Result<Value, Failure>): Value {
  assert(result.ok, "a test counts on this");
  return result.value;
}
