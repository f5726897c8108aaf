/** A moment as milliseconds since 1970-01-01T00:00:00Z. */
export type Instant = number;

/** Where the time comes from; the only way that any package learns what time it is. */
export interface Clock {
  now(): Instant;
}
