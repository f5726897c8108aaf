import { type DBSchema, type IDBPDatabase, unwrap } from "idb";

/** What the IndexedDB database holds. Values are parsed when they are read, so none has a type here. */
export interface DatabaseSchema extends DBSchema {
  drafts: { key: string; value: unknown };
  device: { key: string; value: unknown };
  /** By space and place from 1. */
  envelopes: { key: [string, number]; value: unknown; indexes: { id: [string, string] } };
  /** By space and position in the order of writing. */
  waiting: { key: [string, number]; value: unknown; indexes: { id: [string, string] } };
  spaces: { key: string; value: unknown };
}

/** The names of everything that the database holds. */
export const ALL_STORES = ["drafts", "device", "envelopes", "waiting", "spaces"] as const;

/** One step per version, never changed once released: step n brings a database of version n to n + 1. */
const STEPS: readonly ((database: IDBPDatabase<DatabaseSchema>) => void)[] = [
  createFirstStores,
  createEnvelopeStores,
  deleteUnsealedLog,
];

/** The version that this code reads and writes. */
export const SCHEMA_VERSION = STEPS.length;

/** Brings a database from the version it has (0 when new) to `SCHEMA_VERSION`. */
export function upgradeSchema(database: IDBPDatabase<DatabaseSchema>, fromVersion: number): void {
  for (const step of STEPS.slice(fromVersion)) step(database);
}

function createFirstStores(database: IDBPDatabase<DatabaseSchema>): void {
  database.createObjectStore("drafts");
  database.createObjectStore("device");
}

function createEnvelopeStores(database: IDBPDatabase<DatabaseSchema>): void {
  database.createObjectStore("envelopes").createIndex("id", ["space", "id"]);
  database.createObjectStore("waiting").createIndex("id", ["space", "id"]);
  database.createObjectStore("spaces");
}

/** An unreleased version kept words in a log that no lock sealed. */
function deleteUnsealedLog(database: IDBPDatabase<DatabaseSchema>): void {
  const { objectStoreNames } = unwrap(database);
  if (objectStoreNames.contains("log")) unwrap(database).deleteObjectStore("log");
}
