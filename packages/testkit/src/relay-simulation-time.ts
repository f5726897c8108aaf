import type { Clock } from "@attune/kernel";
import type { Timers } from "@attune/sync";

/** Time that passes only when it is told to, with everything that was to happen meanwhile. */
export interface SimulatedTime extends Clock, Timers {
  /** Lets so many milliseconds pass. `settle` is awaited whenever something has happened. */
  pass(milliseconds: number, settle: () => Promise<void>): Promise<void>;
}

/** What is to happen is put off to the next multiple of so many milliseconds, so that more happens at once. */
const GRAIN_MS = 20;

/** Stands at 2026-01-05T18:00:00Z at first. */
export function createSimulatedTime(): SimulatedTime {
  const tasks = new Map<number, Set<() => void>>();
  let now = Date.UTC(2026, 0, 5, 18);

  function runAt(instant: number): void {
    const due = tasks.get(instant) ?? [];
    tasks.delete(instant);
    now = instant;
    for (const task of due) task();
  }

  return {
    now: () => now,
    after(milliseconds, task) {
      const at = Math.ceil((now + Math.max(milliseconds, 1)) / GRAIN_MS) * GRAIN_MS;
      const entry = () => task();
      const there = tasks.get(at) ?? new Set();
      tasks.set(at, there.add(entry));
      return () => void there.delete(entry);
    },
    async pass(milliseconds, settle) {
      const end = now + milliseconds;
      await settle();
      while (true) {
        const next = Math.min(...tasks.keys());
        if (next > end) break;
        const happens = (tasks.get(next)?.size ?? 0) > 0;
        runAt(next);
        if (happens) await settle();
      }
      now = end;
    },
  };
}
