import { err, ok, type Result } from "@attune/kernel";
import type { AppendConflict, LogStore, RecordedEvent, StoredRecord } from "@attune/sync";
import type { IDBPDatabase } from "idb";
import type { DatabaseSchema } from "../database-schema.ts";
import { isDamage } from "../storage-failure.ts";
import { isEventIn, withSeq } from "../stored-record.ts";
import { write } from "../transaction.ts";
import type { IndexedDbDatabase } from "./indexed-db-database.ts";

type Connection = IDBPDatabase<DatabaseSchema>;

/** The log on this device's disk, one record per position. */
export function createIndexedDbLogStore(database: IndexedDbDatabase): LogStore {
  function readFrom(seq: number) {
    return database.run((connection) => readRecords(connection, IDBKeyRange.lowerBound(seq)));
  }

  return {
    async append(events, expectedSeq) {
      const appended = await database.run((connection) => appendAt(connection, events, expectedSeq));
      if (!appended.ok) return appended;
      if (appended.value.ok) database.announce({ type: "appended", nextSeq: expectedSeq + events.length });
      return appended.value;
    },
    readAll: () => readFrom(0),
    readFrom,
    async remove(eventIds) {
      const removed = await database.run((connection) => removeFrom(connection, eventIds));
      if (!removed.ok) return removed;
      if (removed.value !== null) database.announce({ type: "removed", nextSeq: removed.value });
      return ok(undefined);
    },
    subscribe: database.listen,
    async erase() {
      const erased = await database.run((connection) =>
        write(connection, { stores: ["log"], durability: "strict" }, (transaction) =>
          transaction.objectStore("log").clear(),
        ),
      );
      if (erased.ok) database.announce({ type: "erased" });
      return erased;
    },
  };
}

function appendAt(
  connection: Connection,
  events: readonly RecordedEvent[],
  expectedSeq: number,
): Promise<Result<void, AppendConflict>> {
  return write(connection, { stores: ["log"], durability: "strict" }, async (transaction) => {
    const log = transaction.objectStore("log");
    const last = await log.openKeyCursor(null, "prev");
    const actualSeq = last ? last.key + 1 : 0;
    if (actualSeq !== expectedSeq) return err({ type: "append-conflict", expectedSeq, actualSeq });
    await Promise.all(events.map(async (event, index) => log.add(event, expectedSeq + index)));
    return ok(undefined);
  });
}

/** The next position afterwards, or null where none of the events was there. */
function removeFrom(connection: Connection, eventIds: readonly string[]): Promise<number | null> {
  return write(connection, { stores: ["log"], durability: "strict" }, async (transaction) => {
    const log = transaction.objectStore("log");
    const records: readonly unknown[] = await log.getAll();
    const kept = records.filter((record) => !isEventIn(record, eventIds));
    if (kept.length === records.length) return null;
    await log.clear();
    await Promise.all(kept.map(async (record, seq) => log.add(withSeq(record, seq), seq)));
    return kept.length;
  });
}

async function readRecords(connection: Connection, range: IDBKeyRange): Promise<readonly StoredRecord[]> {
  try {
    return await readTogether(connection, range);
  } catch (cause) {
    if (!isDamage(cause)) throw cause;
    return readOneByOne(connection, { range, cause });
  }
}

async function readTogether(connection: Connection, range: IDBKeyRange): Promise<readonly StoredRecord[]> {
  const { store } = connection.transaction("log");
  const keysRead = store.getAllKeys(range);
  const recordsRead = store.getAll(range);
  const [keys, records] = await Promise.all([keysRead, recordsRead]);
  return keys.map((seq, index) => ({ seq, record: records[index] }));
}

/** One damaged record makes a joint read fail; read alone, the others come back. When none does, the cause stands. */
async function readOneByOne(
  connection: Connection,
  { range, cause }: { readonly range: IDBKeyRange; readonly cause: unknown },
): Promise<readonly StoredRecord[]> {
  const records: StoredRecord[] = [];
  let damaged = 0;
  for (const seq of await connection.getAllKeys("log", range)) {
    const record = await connection.get("log", seq).catch((reason: unknown) => {
      if (!isDamage(reason)) throw reason;
      damaged += 1;
      return undefined;
    });
    records.push({ seq, record });
  }
  if (damaged === records.length) throw cause;
  return records;
}
