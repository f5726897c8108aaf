import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import process from "node:process";
import { parseArgs } from "node:util";
import { openCrypto } from "@attune/crypto";
import { type PostgresServer, startPostgresServer } from "@attune/testkit/postgres";
import { AppendLedger } from "./append-ledger.ts";
import { type CrashCouple, openCrashCouple } from "./crash-couples.ts";
import { freePort } from "./free-port.ts";
import { pause, until } from "./pause.ts";
import { percentile } from "./percentile.ts";
import { callerTo } from "./relay-account.ts";
import { type RelayProcess, startRelayProcess } from "./relay-process.ts";
import { type Faults, openSpaceBook } from "./space-book.ts";
import { openSteadyWriter } from "./steady-writer.ts";

/**
 * Kills a relay again and again at a random moment while devices of couples sync and plain writers make load, and sees whether everything that it
 * acknowledged is there, once, at its place. Goal: 0 lost, doubled or reordered, and clients that go on by themselves.
 * On PostgreSQL every fifth round kills the database too, by SIGKILL and SIGQUIT in turn.
 */
const { values } = parseArgs({
  options: {
    database: { type: "string", default: "sqlite" },
    rounds: { type: "string", default: "10" },
    couples: { type: "string", default: "2" },
    writers: { type: "string", default: "8" },
  },
});
const rounds = Number(values.rounds);
const onPostgres = values.database === "postgres";

/** After so many rounds other couples go on, so that what each device has to fold stays short. */
const ROUNDS_OF_COUPLES = 50;
const DATABASE_EVERY = 5;
const MOST_WAITING = 6;
const UNANSWERED_OF_WRITER = 8;
const LEAST_UNANSWERED = 24;
const PATIENCE_FOR_UNANSWERED_MS = 500;
const MOST_APPENDS_BETWEEN = 400;
const LONGEST_LIFE_MS = 900;
const PATIENCE_MS = 90_000;

const folder = mkdtempSync(join(tmpdir(), "attune-crash-"));
const port = String(await freePort());
const database: PostgresServer | null = onPostgres ? await startPostgresServer({ durable: true }) : null;
const settings = {
  BEHIND_PROXY: "1",
  DATA_DIR: folder,
  PORT: port,
  ...(database ? { DATABASE_URL: database.url } : {}),
};
const crypto = await openCrypto();
const ledger = new AppendLedger();
const faults: Faults = { lost: 0, doubled: 0, reordered: 0, foreign: 0 };
const inFlight: number[] = [];
const backMs: number[] = [];
const complaints = new Map<string, number>();
const troubles: string[] = [];
const retired: CrashCouple[] = [];
let unanswered = 0;
let databaseKills = 0;
let notAtRest = 0;

const start = performance.now();
let relay: RelayProcess = await startRelayProcess(settings);
const call = callerTo(() => relay.address);
const terms = { crypto, call, address: () => relay.address, ledger };
const writers = await Promise.all(
  Array.from({ length: Number(values.writers) }, () => openSteadyWriter({ ...terms, inFlight: UNANSWERED_OF_WRITER })),
);
const books = writers.map(({ space, reader }) => openSpaceBook(space, { crypto, call, ledger, reader }));
let couples = await openCouples();
for (let round = 1; round <= rounds; round += 1) {
  await pause(Math.random() * LONGEST_LIFE_MS);
  if (database !== null && round % DATABASE_EVERY === 0) await killDatabase(database, round);
  await until(() => ledger.inFlight >= LEAST_UNANSWERED, PATIENCE_FOR_UNANSWERED_MS);
  inFlight.push(ledger.inFlight);
  const before = ledger.inFlight;
  await relay.kill();
  noteLog(relay);
  unanswered += before;
  relay = await startRelayProcess(settings);
  const ready = performance.now();
  await Promise.all([...couples, ...books].map((each) => each.compare(faults)));
  const clients = couples.flatMap((couple) => couple.clients);
  // Sometimes the next crash comes when only a few are back, sometimes when all are.
  const enough = ledger.acknowledged() + Math.random() * MOST_APPENDS_BETWEEN;
  const areBack = await until(() => ledger.acknowledged() >= enough, PATIENCE_MS);
  if (!areBack) troubles.push(`round ${round}: nobody came back`);
  backMs.push(performance.now() - ready);
  for (const { engine } of clients) {
    const { connection } = engine.status();
    if (connection.type === "troubled") troubles.push(`round ${round}: ${JSON.stringify(connection.misbehaviour)}`);
  }
  process.stderr.write(`\r${round} of ${rounds}: ${ledger.acknowledged()} acknowledged, ${JSON.stringify(faults)} `);
  if (round % ROUNDS_OF_COUPLES === 0 && round < rounds) {
    await retire();
    couples = await openCouples();
  }
}
await retire();
await Promise.race([
  Promise.all(writers.map((writer) => writer.rest())),
  pause(PATIENCE_MS).then(() => (notAtRest += 1)),
]);
for (const book of books) await book.compareAll(faults);
for (const couple of retired) await couple.compare(faults);
for (const writer of writers) writer.stop();
await relay.stop();
noteLog(relay);
await database?.stop();
rmSync(folder, { recursive: true, force: true });

const kept = [...ledger.sent.values()].reduce((sum, { size }) => sum + size, 0);
const report = {
  bench: "crash",
  database: values.database,
  kills: rounds,
  databaseKills,
  acknowledged: ledger.acknowledged(),
  sent: kept,
  inFlightAtKill: { p50: percentile(inFlight, 0.5), most: Math.max(...inFlight), sum: unanswered },
  ...faults,
  contradictions: ledger.contradictions.length,
  notAtRest,
  troubles,
  untilAppendsGoOnMs: { p50: Math.round(percentile(backMs, 0.5)), most: Math.round(Math.max(...backMs)) },
  refused: Object.fromEntries(ledger.refused),
  complaints: Object.fromEntries(complaints),
  seconds: Math.round((performance.now() - start) / 1_000),
};
process.stderr.write("\n");
console.log(JSON.stringify(report));
const isGood = Object.values(faults).every((fault) => fault === 0) && troubles.length === 0 && notAtRest === 0;
process.exit(isGood && ledger.contradictions.length === 0 ? 0 : 1);

function openCouples(): Promise<CrashCouple[]> {
  const each = { ...terms, mostWaiting: MOST_WAITING };
  return Promise.all(Array.from({ length: Number(values.couples) }, () => openCrashCouple(each)));
}

/** Everybody stops writing, and everything that was written has to arrive. */
async function retire(): Promise<void> {
  const rested = await Promise.all(couples.map((couple) => couple.rest(PATIENCE_MS)));
  notAtRest += rested.filter((isRested) => !isRested).length;
  for (const couple of couples) {
    troubles.push(...(await couple.compareAll(faults)));
    couple.stop();
  }
  retired.push(...couples);
}

/** The relay stays, and has to live with it. */
async function killDatabase(server: PostgresServer, round: number): Promise<void> {
  await server.restart(Math.random() * 500, (round / DATABASE_EVERY) % 2 === 0 ? "SIGQUIT" : "SIGKILL");
  databaseKills += 1;
  const seen = ledger.acknowledged();
  if (!(await until(() => ledger.acknowledged() > seen + 50, PATIENCE_MS))) {
    troubles.push(`round ${round}: no appends after the database was away`);
  }
}

function noteLog({ logged }: RelayProcess): void {
  for (const line of logged()) complaints.set(line, (complaints.get(line) ?? 0) + 1);
}
