import { setImmediate } from "node:timers/promises";
import { err } from "@attune/kernel";
import type { Appending, AppendOutcome } from "./appending.ts";

/** What a queue of appends needs around it. */
export interface AppendQueueOptions {
  /** Commits a batch and answers each of it. */
  append(batch: readonly Appending[]): Promise<readonly AppendOutcome[]>;
  /** Hears of each batch right after its commit, before those who sent it, in the order of commits. */
  onCommitted(batch: readonly Appending[], outcomes: readonly AppendOutcome[]): void;
  /** Hears that a commit failed. */
  onFailed(error: unknown): void;
  readonly mostWaiting: number;
  readonly mostPerBatch: number;
}

/** Group commit: while one batch is being committed, all that arrives waits and goes into the next one together. */
export class AppendQueue {
  readonly #options: AppendQueueOptions;
  #waiting: { appending: Appending; answer(outcome: AppendOutcome): void }[] = [];
  #running: Promise<void> | null = null;

  constructor(options: AppendQueueOptions) {
    this.#options = options;
  }

  /** Answers after the commit; `busy` when too much waits or the commit failed, and the same may be sent again. */
  submit(appending: Appending, answer: (outcome: AppendOutcome) => void): void {
    if (this.#waiting.length >= this.#options.mostWaiting) {
      answer(err("busy"));
      return;
    }
    this.#waiting.push({ appending, answer });
    this.#running ??= this.#run();
  }

  /** Resolves when nothing waits any more. */
  async idle(): Promise<void> {
    await this.#running;
  }

  async #run(): Promise<void> {
    // All that has arrived at this moment goes into the first batch.
    await setImmediate();
    while (this.#waiting.length > 0) {
      const taken = this.#waiting.slice(0, this.#options.mostPerBatch);
      this.#waiting = this.#waiting.slice(taken.length);
      const outcomes = await this.#commit(taken.map(({ appending }) => appending));
      for (const [index, { answer }] of taken.entries()) answer(outcomes[index] ?? err("busy"));
    }
    this.#running = null;
  }

  async #commit(batch: readonly Appending[]): Promise<readonly AppendOutcome[]> {
    try {
      const outcomes = await this.#options.append(batch);
      this.#options.onCommitted(batch, outcomes);
      return outcomes;
    } catch (error) {
      this.#options.onFailed(error);
      return [];
    }
  }
}
