import { type PostgresServer, startPostgresServer } from "@attune/testkit/postgres";
import { afterAll, beforeAll, expect, test } from "vitest";
import { failureCodeOf } from "../store/store-unavailable.ts";
import { openConnection, type PostgresConnection } from "./connection.ts";

const PATIENCE = { timeout: 240_000 };
const READY = { timeout: 20_000, interval: 100 };
/** Of the system, of the driver, of a database that ends, and of one that is starting. */
const AWAY = /^(?:ECONN\w+|EPIPE|CONNECTION_\w+|57P0\d)$/;

let server: PostgresServer;
let connection: PostgresConnection;

beforeAll(async () => {
  server = await startPostgresServer();
  connection = openConnection(server.url);
}, PATIENCE.timeout);

afterAll(async () => {
  await connection.end(1);
  await server.stop();
});

/** Counts to a thousand in one transaction, a statement at a time. */
function count(): Promise<number> {
  return connection.transact(async (sql) => {
    let last = 0;
    while (last < 1_000) {
      const rows = await sql<{ next: number }[]>`select ${last}::int + 1 as next`;
      last = rows[0]?.next ?? 0;
    }
    return last;
  });
}

test(
  "a database that ends in the middle fails what was under way by its code, and no more than that",
  PATIENCE,
  async () => {
    for (const signal of ["SIGQUIT", "SIGKILL"] as const) {
      // More than there are lines, so that some wait for one.
      const counts = Array.from({ length: 30 }, count);
      const typed = Array.from({ length: 10 }, () =>
        connection.db.transaction().execute(async (trx) => {
          for (let times = 0; times < 1_000; times += 1)
            await trx.selectNoFrom((select) => select.val(1).as("one")).execute();
        }),
      );
      const ended = Promise.allSettled([...counts, ...typed]);
      await counts[0];
      await server.restart(100, signal);
      const failed = (await ended).flatMap((outcome) => (outcome.status === "rejected" ? [outcome.reason] : []));
      expect(failed).not.toEqual([]);
      for (const error of failed) expect(failureCodeOf(error)).toMatch(AWAY);
      await expect.poll(() => count().catch(() => 0), READY).toBe(1_000);
    }
  },
);

test("what fails in a transaction undoes it, and the line goes on", async () => {
  await connection.run((sql) => sql`create table kept (n int primary key)`);
  const twice = connection.transact(async (sql) => {
    await sql`insert into kept values (1)`;
    await sql`insert into kept values (1)`;
  });
  await expect(twice).rejects.toMatchObject({ code: "23505" });
  expect(await connection.run((sql) => sql`select n from kept`)).toHaveLength(0);
});
