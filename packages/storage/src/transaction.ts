import type { IDBPDatabase, IDBPTransaction, StoreNames } from "idb";
import type { DatabaseSchema } from "./database-schema.ts";

type Name = StoreNames<DatabaseSchema>;

/** `strict` waits until the disk has it; `relaxed` until the system has it, which survives a crash of the browser. */
export interface WriteTerms<Names extends Name[]> {
  readonly stores: Names;
  readonly durability: "strict" | "relaxed";
}

/** Writes all or nothing: fulfilled once committed, rejected with the cause of the transaction's end. */
export async function write<Names extends Name[], Value>(
  database: IDBPDatabase<DatabaseSchema>,
  { stores, durability }: WriteTerms<Names>,
  work: (transaction: IDBPTransaction<DatabaseSchema, Names, "readwrite">) => Promise<Value>,
): Promise<Value> {
  const transaction = database.transaction(stores, "readwrite", { durability });
  const done = transaction.done.then(
    () => null,
    (cause: unknown) => ({ cause }),
  );
  let value: Value;
  try {
    value = await work(transaction);
  } catch (cause) {
    abort(transaction);
    await done;
    throw transaction.error ?? cause;
  }
  const failure = await done;
  if (failure) throw failure.cause;
  return value;
}

function abort(transaction: { abort(): void }): void {
  try {
    transaction.abort();
  } catch {
    // It has ended already, which is all that is wanted.
  }
}
