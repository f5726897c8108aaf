import { err, ok, type Result } from "@attune/kernel";
import type { AppendConflict, LogStore } from "@attune/sync";
import { isEventIn, withSeq } from "../stored-record.ts";
import { announce, type MemoryDatabase } from "./memory-database.ts";

/** The log for as long as the page lives. */
export function createMemoryLogStore(database: MemoryDatabase): LogStore {
  const { records } = database;

  function readFrom(from: number) {
    return database.run(() =>
      records.slice(from).map((record, index) => ({ seq: from + index, record: structuredClone(record) })),
    );
  }

  return {
    async append(events, expectedSeq) {
      const appended = await database.run((): Result<void, AppendConflict> => {
        const actualSeq = records.length;
        if (actualSeq !== expectedSeq) return err({ type: "append-conflict", expectedSeq, actualSeq });
        for (const copy of structuredClone(events)) records.push(copy);
        announce(database, { type: "appended", nextSeq: records.length });
        return ok(undefined);
      });
      return appended.ok ? appended.value : appended;
    },
    readAll: () => readFrom(0),
    readFrom,
    remove: (eventIds) =>
      database.run(() => {
        const kept = records.filter((record) => !isEventIn(record, eventIds));
        if (kept.length === records.length) return;
        records.splice(0, records.length, ...kept.map(withSeq));
        announce(database, { type: "removed", nextSeq: records.length });
      }),
    subscribe(listener) {
      const own = (change: Parameters<typeof listener>[0]) => listener(change);
      database.listeners.add(own);
      return () => void database.listeners.delete(own);
    },
    erase: () =>
      database.run(() => {
        records.length = 0;
        announce(database, { type: "erased" });
      }),
  };
}
