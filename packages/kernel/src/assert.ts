/** Throws when a condition that our own code guarantees does not hold: a defect, never bad input. */
export function assert(condition: unknown, claim: string): asserts condition {
  if (!condition) throw new Error(`Assertion failed: ${claim}`);
}

/** Marks a branch that the types rule out. */
export function unreachable(value: never): never {
  throw new Error(`Unreachable branch reached with a value of type ${typeof value}`);
}
