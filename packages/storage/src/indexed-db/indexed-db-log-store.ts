import { err, ok, type Result } from "@attune/kernel";
import type { AppendConflict, LogStore, RecordedEvent, StoredRecord } from "@attune/sync";
import type { IDBPDatabase } from "idb";
import type { DatabaseSchema } from "../database-schema.ts";
import { isDamage } from "../storage-failure.ts";
import { write } from "../transaction.ts";
import type { IndexedDbDatabase } from "./indexed-db-database.ts";

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
    subscribe: database.listen,
    async erase() {
      const erased = await database.run((connection) =>
        write(connection, { stores: ["log"], durability: "strict" }, (transaction) => transaction.objectStore("log").clear()),
      );
      if (erased.ok) database.announce({ type: "erased" });
      return erased;
    },
  };
}

function appendAt(
  connection: IDBPDatabase<DatabaseSchema>,
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

async function readRecords(connection: IDBPDatabase<DatabaseSchema>, range: IDBKeyRange): Promise<readonly StoredRecord[]> {
  const { store } = connection.transaction("log");
  const [keys, records] = await Promise.allSettled([store.getAllKeys(range), store.getAll(range)]);
  if (keys.status === "fulfilled" && records.status === "fulfilled") {
    return keys.value.map((seq, index) => ({ seq, record: records.value[index] }));
  }
  if (records.status === "rejected" && isDamage(records.reason)) return readOneByOne(connection, range, records.reason);
  throw records.status === "rejected" ? records.reason : keys.status === "rejected" ? keys.reason : null;
}

/** One damaged record makes a joint read fail; read alone, the others come back. When none does, the cause stands. */
async function readOneByOne(
  connection: IDBPDatabase<DatabaseSchema>,
  range: IDBKeyRange,
  cause: unknown,
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
