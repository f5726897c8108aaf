export { assert, unreachable } from "./assert.ts";
export type { Branded } from "./brand.ts";
export type { Clock, Instant } from "./clock.ts";
export type { RandomSource } from "./random-source.ts";
export { type Err, err, type Ok, ok, type Result } from "./result.ts";
