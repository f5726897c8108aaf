import { byteKey } from "../store/byte-key.ts";
import type { StoreChange } from "../store/store-change.ts";

type Appended = Extract<StoreChange, { type: "appended" }>;

/** A space with its newest place. */
export type GrownSpace = Pick<Appended, "space" | "newest">;

/** How long what grew is collected, in milliseconds. */
const COLLECT_MS = 2;
/** After how long what could not be told is told again. */
const AGAIN_MS = 500;

/** Collects which spaces grew, and tells of all of them together: each until it was told. */
export class GrownSpaces {
  readonly #send: (changes: readonly Appended[]) => Promise<unknown>;
  #waiting = new Map<string, Appended>();
  #timer: NodeJS.Timeout | null = null;

  constructor(send: (changes: readonly Appended[]) => Promise<unknown>) {
    this.#send = send;
  }

  tell(spaces: readonly GrownSpace[], after = COLLECT_MS): void {
    for (const { space, newest } of spaces) {
      const key = byteKey(space);
      const newer = Math.max(newest, this.#waiting.get(key)?.newest ?? 0);
      this.#waiting.set(key, { type: "appended", space, newest: newer });
    }
    if (this.#waiting.size > 0) this.#timer ??= setTimeout(() => void this.flush(), after);
  }

  /** Tells what waits now; what could not be told waits again. */
  async flush(): Promise<void> {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
    const changes = [...this.#waiting.values()];
    if (changes.length === 0) return;
    this.#waiting = new Map();
    try {
      await this.#send(changes);
    } catch {
      this.tell(changes, AGAIN_MS);
    }
  }
}
