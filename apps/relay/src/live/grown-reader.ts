import { byteKey } from "../store/byte-key.ts";
import type { GrownEnvelope, RelayStore } from "../store/relay-store.ts";
import { eventToBytes } from "./answer-bytes.ts";
import type { SpaceWatch } from "./space-watch.ts";

/** Who watches a space, by its key. */
type WatchesOf = (key: string) => readonly SpaceWatch[];

/**
 * Follows spaces that grew on another node: what is new in all of them is read together and pushed, as if it had been
 * committed here. Where there is more to it (an epoch, after which some read no further, or many places at once), each
 * watch reads for itself.
 */
export class GrownReader {
  readonly #store: Pick<RelayStore, "readGrown">;
  readonly #watchesOf: WatchesOf;
  #waiting = new Map<string, Uint8Array>();
  #isReading = false;

  constructor(store: Pick<RelayStore, "readGrown">, watchesOf: WatchesOf) {
    this.#store = store;
    this.#watchesOf = watchesOf;
  }

  /** Reads what is new in a space, if somebody watches it here. */
  follow(space: Uint8Array): void {
    const key = byteKey(space);
    if (this.#watchesOf(key).length === 0) return;
    this.#waiting.set(key, space);
    if (!this.#isReading) void this.#read();
  }

  async #read(): Promise<void> {
    this.#isReading = true;
    await Promise.resolve();
    while (this.#waiting.size > 0) {
      const spaces = this.#waiting;
      this.#waiting = new Map();
      await this.#readThose(spaces);
    }
    this.#isReading = false;
  }

  async #readThose(spaces: ReadonlyMap<string, Uint8Array>): Promise<void> {
    const asked = [...spaces].map(([key, space]) => ({ space, after: this.#oldest(key) }));
    try {
      const rows = Map.groupBy(await this.#store.readGrown(asked, MOST_AT_ONCE), ({ space }) => byteKey(space));
      for (const [key, envelopes] of rows) this.#pass(key, envelopes);
    } catch {
      for (const key of spaces.keys()) this.#catchUp(key);
    }
  }

  #oldest(key: string): number {
    return Math.min(...this.#watchesOf(key).map(({ sent }) => sent));
  }

  #pass(key: string, envelopes: readonly GrownEnvelope[]): void {
    if (envelopes.length === MOST_AT_ONCE || envelopes.some(({ kind }) => kind === CONTROL)) {
      this.#catchUp(key);
      return;
    }
    for (const envelope of envelopes) {
      const message = eventToBytes(envelope.space, envelope);
      for (const watch of this.#watchesOf(key)) watch.push(envelope.seq, message, null);
    }
  }

  #catchUp(key: string): void {
    for (const watch of this.#watchesOf(key)) void watch.catchUp();
  }
}

/** So many envelopes of a space are read together with those of others. */
const MOST_AT_ONCE = 16;
const CONTROL = 1;
