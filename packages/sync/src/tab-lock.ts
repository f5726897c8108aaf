/** Lets one tab of a device at a time do something, such as talk to the relay. */
export interface TabLock {
  /** Calls `held` when it is this tab's turn, at once or later. The returned function gives the turn up. */
  acquire(held: () => void): () => void;
}

/** The browser's lock manager, as far as it is used here: holds the lock until the task's promise settles. */
export type RequestLock = (name: string, task: () => Promise<void>) => Promise<unknown>;

/** Takes turns by a lock of the browser that all tabs see under this name. */
export function createTabLock(name: string, request: RequestLock): TabLock {
  return {
    acquire(held) {
      const { promise, resolve } = Promise.withResolvers<void>();
      let over = false;
      void request(name, async () => {
        if (over) return;
        held();
        await promise;
      });
      return () => {
        over = true;
        resolve();
      };
    },
  };
}

/** Every tab has its turn at once: where there is only one, or nothing to take turns by. */
export const NO_TAB_LOCK: TabLock = {
  acquire(held) {
    held();
    return () => undefined;
  },
};
