import { err, ok, type Result } from "@attune/kernel";
import type {
  AppendConflict,
  EnvelopeStore,
  EnvelopeStoreError,
  PlacedBytes,
  SpaceName,
  StoredSpace,
  WaitingBatch,
} from "@attune/sync";
import type { IDBPDatabase, IDBPTransaction } from "idb";
import type { DatabaseSchema } from "../database-schema.ts";
import { isDamage } from "../storage-failure.ts";
import {
  type FoundEnvelope,
  foundToSpace,
  type SpaceRecord,
  storedToEnvelope,
  storedToRecord,
} from "../stored-envelope.ts";
import { write } from "../transaction.ts";
import type { IndexedDbDatabase } from "./indexed-db-database.ts";

const STORES = ["envelopes", "waiting", "spaces"] as const;
type Names = [...typeof STORES];
type Connection = IDBPDatabase<DatabaseSchema>;
type Writing = IDBPTransaction<DatabaseSchema, Names, "readwrite">;
type Changed = readonly { readonly space: SpaceName; readonly version: number }[];

/** Envelopes on this device's disk, one record each. */
export function createIndexedDbEnvelopeStore(database: IndexedDbDatabase): EnvelopeStore {
  async function change(
    work: (transaction: Writing) => Promise<Result<Changed, AppendConflict>>,
  ): Promise<Result<Changed, EnvelopeStoreError>> {
    const changed = await database.run((connection) =>
      write(connection, { stores: [...STORES], durability: "strict" }, work),
    );
    if (!changed.ok) return changed;
    if (!changed.value.ok) return changed.value;
    for (const news of changed.value.value) database.announce({ type: "changed", ...news });
    return changed.value;
  }

  async function changeMany(batches: readonly WaitingBatch[], keep: boolean) {
    const changed = await change((transaction) => changeWaiting(transaction, batches, keep));
    return changed.ok ? ok(undefined) : changed;
  }

  return {
    read: (space, after = 0) => database.run((connection) => readSpace(connection, { space, after })),
    addWaiting: (batches) => changeMany(batches, true),
    replaceWaiting: (batches) => changeMany(batches, false),
    async confirm(space, envelopes) {
      const confirmed = await change((transaction) => confirmIn(transaction, space, envelopes));
      return confirmed.ok ? ok(confirmed.value[0]?.version ?? 0) : confirmed;
    },
    changeBytes: (space, id, change) =>
      database.run((connection) =>
        write(connection, { stores: [...STORES], durability: "strict" }, async (transaction) => {
          for (const name of ["envelopes", "waiting"] as const) {
            const store = transaction.objectStore(name);
            const key = await store.index("id").getKey([space, id]);
            const envelope = key && storedToEnvelope(await store.get(key));
            if (envelope) await store.put({ space, id, bytes: change(envelope.bytes) }, key);
          }
        }),
      ),
    remember: (space, mark) =>
      database.run((connection) =>
        write(connection, { stores: [...STORES], durability: "strict" }, async (transaction) => {
          await putRecord(transaction, space, { ...(await recordOf(transaction, space)), mark });
        }),
      ),
    subscribe: database.listen,
    async erase(space) {
      const erased = await database.run((connection) =>
        write(connection, { stores: [...STORES], durability: "strict" }, async (transaction) => {
          await transaction.objectStore("envelopes").delete(rangeOf(space));
          await transaction.objectStore("waiting").delete(rangeOf(space));
          await transaction.objectStore("spaces").delete(space);
        }),
      );
      if (erased.ok) database.announce({ type: "changed", space, version: 0 });
      return erased;
    },
  };
}

interface Reading {
  readonly space: SpaceName;
  readonly after: number;
}

async function readSpace(connection: Connection, reading: Reading): Promise<StoredSpace> {
  try {
    return await readTogether(connection, reading);
  } catch (cause) {
    if (!isDamage(cause)) throw cause;
    return readOneByOne(connection, reading, cause);
  }
}

async function readTogether(connection: Connection, { space, after }: Reading): Promise<StoredSpace> {
  const transaction = connection.transaction(STORES);
  const [record, confirmed, waiting] = await Promise.all([
    transaction.objectStore("spaces").get(space),
    found(transaction.objectStore("envelopes"), rangeOf(space, after)),
    found(transaction.objectStore("waiting"), rangeOf(space)),
  ]);
  return foundToSpace({ after, confirmed, waiting, record });
}

interface Readable {
  getAllKeys(range: IDBKeyRange): Promise<[string, number][]>;
  getAll(range: IDBKeyRange): Promise<unknown[]>;
}

async function found(store: Readable, range: IDBKeyRange): Promise<readonly FoundEnvelope[]> {
  const [keys, values] = await Promise.all([store.getAllKeys(range), store.getAll(range)]);
  return keys.map(([, at], index) => ({ at, stored: values[index] }));
}

/**
 * One damaged envelope makes a joint read fail; read alone, the others come back. When none does, the cause stands.
 * The version is read first, so that what is written in between is seen as news afterwards.
 */
async function readOneByOne(connection: Connection, { space, after }: Reading, cause: unknown): Promise<StoredSpace> {
  const record = await orNothing(connection.get("spaces", space));
  const confirmed = await foundOneByOne(connection, "envelopes", rangeOf(space, after));
  const waiting = await foundOneByOne(connection, "waiting", rangeOf(space));
  if ([...confirmed, ...waiting].every(({ stored }) => stored === undefined)) throw cause;
  return foundToSpace({ after, confirmed, waiting, record });
}

async function foundOneByOne(
  connection: Connection,
  name: "envelopes" | "waiting",
  range: IDBKeyRange,
): Promise<readonly FoundEnvelope[]> {
  const envelopes: FoundEnvelope[] = [];
  for (const key of await connection.getAllKeys(name, range)) {
    envelopes.push({ at: key[1], stored: await orNothing(connection.get(name, key)) });
  }
  return envelopes;
}

/** What was read, or nothing where it is damaged. */
function orNothing(read: Promise<unknown>): Promise<unknown> {
  return read.catch((cause: unknown) => {
    if (!isDamage(cause)) throw cause;
    return undefined;
  });
}

/** Looks at every version before it writes anything, so that a conflict leaves nothing behind. */
async function changeWaiting(
  transaction: Writing,
  batches: readonly WaitingBatch[],
  keep: boolean,
): Promise<Result<Changed, AppendConflict>> {
  const records = await Promise.all(batches.map(({ space }) => recordOf(transaction, space)));
  for (const [index, { version }] of records.entries()) {
    const expected = batches[index]?.expectedVersion;
    if (version !== expected) return conflict(Number(expected), version);
  }
  for (const { space, envelopes } of batches) {
    const store = transaction.objectStore("waiting");
    const first = keep ? await nextWaiting(transaction, space) : 0;
    if (!keep) await store.delete(rangeOf(space));
    await Promise.all(
      envelopes.map(async ({ id, bytes }, index) =>
        store.add({ space, id, bytes: bytes.slice() }, [space, first + index]),
      ),
    );
  }
  return ok(await Promise.all(batches.map(({ space }) => countUp(transaction, space))));
}

async function confirmIn(
  transaction: Writing,
  space: SpaceName,
  envelopes: readonly PlacedBytes[],
): Promise<Result<Changed, AppendConflict>> {
  const fresh = await freshPlaces(transaction, space, envelopes);
  if (!fresh.ok) return fresh;
  const store = transaction.objectStore("envelopes");
  await Promise.all(
    fresh.value.map(async ({ seq, id, bytes }) => store.put({ space, id, bytes: bytes.slice() }, [space, seq])),
  );
  const waiting = transaction.objectStore("waiting");
  for (const { id } of envelopes) {
    const key = await waiting.index("id").getKey([space, id]);
    if (key !== undefined) await waiting.delete(key);
  }
  return ok([await countUp(transaction, space)]);
}

/** Those that are not in their places yet, or damaged there. */
async function freshPlaces(
  transaction: Writing,
  space: SpaceName,
  envelopes: readonly PlacedBytes[],
): Promise<Result<readonly PlacedBytes[], AppendConflict>> {
  const store = transaction.objectStore("envelopes");
  const last = await store.openKeyCursor(rangeOf(space), "prev");
  const fresh: PlacedBytes[] = [];
  let next = (last?.key[1] ?? 0) + 1;
  for (const envelope of envelopes) {
    const { seq, id } = envelope;
    if (seq > next || seq < 1) return conflict(seq, next);
    const there = seq < next ? storedToEnvelope(await store.get([space, seq])) : null;
    if (there !== null && there.id !== id) return conflict(seq, next);
    if (there === null) fresh.push(envelope);
    next = Math.max(next, seq + 1);
  }
  return ok(fresh);
}

async function nextWaiting(transaction: Writing, space: SpaceName): Promise<number> {
  const last = await transaction.objectStore("waiting").openKeyCursor(rangeOf(space), "prev");
  return last ? last.key[1] + 1 : 0;
}

async function recordOf(transaction: Writing, space: SpaceName): Promise<SpaceRecord> {
  return storedToRecord(await transaction.objectStore("spaces").get(space));
}

async function countUp(transaction: Writing, space: SpaceName) {
  const record = await recordOf(transaction, space);
  const version = record.version + 1;
  await putRecord(transaction, space, { ...record, version });
  return { space, version };
}

async function putRecord(transaction: Writing, space: SpaceName, record: SpaceRecord): Promise<void> {
  await transaction.objectStore("spaces").put(record, space);
}

/** Everything of a space, or what stands behind a place. */
function rangeOf(space: SpaceName, after?: number): IDBKeyRange {
  return IDBKeyRange.bound([space, after ?? 0], [space, Number.POSITIVE_INFINITY], after !== undefined);
}

function conflict(expectedSeq: number, actualSeq: number): Result<never, AppendConflict> {
  return err({ type: "append-conflict", expectedSeq, actualSeq });
}
