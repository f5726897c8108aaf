import type { AccountUse, KnownSpace } from "../store/append-knowledge.ts";

/** So many spaces and accounts are known at most. */
const MOST_KNOWN = 10_000;

/** What appends need to know, kept between batches. It is ahead of the database where envelopes wait for their index. */
export class AppendMemory {
  readonly spaces = new Map<string, KnownSpace>();
  /** By which envelopes name their space. */
  readonly numbers = new Map<string, number>();
  readonly uses = new Map<string, AccountUse>();
  /** Places of envelopes that are in no index yet, by space and id. */
  readonly waiting = new Map<string, number>();

  get isFull(): boolean {
    return this.spaces.size > MOST_KNOWN || this.uses.size > MOST_KNOWN;
  }

  forget(): void {
    this.spaces.clear();
    this.numbers.clear();
    this.uses.clear();
    this.waiting.clear();
  }
}
