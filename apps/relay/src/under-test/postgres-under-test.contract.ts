import { randomBytes } from "node:crypto";
import process from "node:process";
import { startPostgresServer } from "@attune/testkit/postgres";
import postgres from "postgres";

/** Databases for tests. */
export interface PostgresUnderTest {
  /** A new, empty database by its address; all of them go at the end. */
  createDatabase(): Promise<string>;
  stop(): Promise<void>;
}

/** On the server at DATABASE_URL if there is one; else on one of our own, on this machine alone. */
export async function startPostgres(): Promise<PostgresUnderTest> {
  const given = process.env["DATABASE_URL"];
  if (given) return databasesAt(given, async () => undefined);
  const server = await startPostgresServer();
  return databasesAt(server.url, () => server.stop());
}

function databasesAt(url: string, stop: () => Promise<void>): PostgresUnderTest {
  const admin = postgres(url, { max: 1, onnotice: () => undefined });
  const made: string[] = [];
  return {
    createDatabase: async () => {
      const name = `attune_test_${randomBytes(6).toString("hex")}`;
      await admin`create database ${admin(name)}`;
      made.push(name);
      const address = new URL(url);
      address.pathname = `/${name}`;
      return address.href;
    },
    stop: async () => {
      for (const name of made) await admin`drop database if exists ${admin(name)} with (force)`;
      await admin.end({ timeout: 1 });
      await stop();
    },
  };
}
