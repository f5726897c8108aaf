import { closeSync, fdatasyncSync, mkdtempSync, openSync, rmSync, writeSync } from "node:fs";
import { loadavg, tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { startPostgresServer } from "@attune/testkit/postgres";
import type { LoadReport } from "./load-order.ts";
import { type LoadProcess, startEchoProcess, startLoadProcess } from "./load-process.ts";
import { pause } from "./pause.ts";
import { percentile } from "./percentile.ts";
import { type RelayProcess, startRelayProcess } from "./relay-process.ts";

/**
 * How much a relay carries, beside a bare echo and a bare disk of the same moment. Goals: in a closed loop of 100 pairs
 * at least 0.35 of echo on SQLite and 0.45 on PostgreSQL; at 1,000 a second words reach the partner within three times
 * echo and disk together; 10,000 idle sockets within 600 MB; three nodes carry at least what one does. `--part` is
 * `rounds`, `idle`, `nodes` or `all`. A round in which the echo itself is slow says nothing and is void.
 */
const { values } = parseArgs({
  options: {
    part: { type: "string", default: "all" },
    rounds: { type: "string", default: "5" },
    seconds: { type: "string", default: "4" },
    pairs: { type: "string", default: "100" },
    idle: { type: "string", default: "10000" },
    profile: { type: "boolean", default: false },
  },
});
const [rounds, seconds, pairs] = [Number(values.rounds), Number(values.seconds), Number(values.pairs)];
const PER_SECOND = 1_000;
const VOID_ECHO_P99_MS = 5;
const BEHIND_PROXY = { BEHIND_PROXY: "1" };
const flags = values.profile ? ["--cpu-prof", "--cpu-prof-dir=/tmp/attune-profiles"] : [];

const isAsked = (part: string) => values.part === part || values.part === "all";
if (isAsked("rounds")) console.log(JSON.stringify(await measureRounds()));
if (isAsked("idle")) console.log(JSON.stringify(await measureIdle()));
if (isAsked("nodes")) console.log(JSON.stringify(await measureNodes()));
process.exit();

async function measureRounds() {
  const database = await startPostgresServer({ durable: true });
  const echo = await startEchoProcess();
  const sqlite = await startRelayProcess(BEHIND_PROXY, flags);
  const postgres = await startRelayProcess({ ...BEHIND_PROXY, DATABASE_URL: database.url }, flags);
  const [onEcho, onSqlite, onPostgres] = [startLoadProcess(), startLoadProcess(), startLoadProcess()];
  await onEcho.tell({ type: "connect", kind: "echo", addresses: [echo.address], pairs });
  await onSqlite.tell({ type: "connect", kind: "relay", addresses: [sqlite.address], pairs });
  await onPostgres.tell({ type: "connect", kind: "relay", addresses: [postgres.address], pairs });
  const found: Awaited<ReturnType<typeof measureRound>>[] = [];
  // The first round warms all of them and is not counted.
  for (let round = 0; round <= rounds; round += 1) {
    const measured = await measureRound({ onEcho, onSqlite, onPostgres });
    if (round > 0) found.push(measured);
    process.stderr.write(`${JSON.stringify(measured)}\n`);
  }
  const compared = {
    sqlite: await onSqlite.tell({ type: "compare" }),
    postgres: await onPostgres.tell({ type: "compare" }),
  };
  await Promise.all([onEcho, onSqlite, onPostgres, echo, sqlite, postgres].map((each) => each.stop()));
  await database.stop();
  const valid = found.filter(({ isVoid }) => !isVoid);
  const median = (pick: (round: (typeof found)[number]) => number) => round2(percentile(valid.map(pick), 0.5));
  return {
    bench: "relay-load",
    part: "rounds",
    pairs,
    envelopeBytes: compared.sqlite.envelopeBytes,
    rounds: found,
    voidRounds: found.length - valid.length,
    medianOfValid: {
      sqliteOfEcho: median(({ closed }) => closed.sqliteOfEcho),
      postgresOfEcho: median(({ closed }) => closed.postgresOfEcho),
      sqliteToEchoAndDisk: median(({ open }) => open.sqliteToEchoAndDisk),
      postgresToEchoAndDisk: median(({ open }) => open.postgresToEchoAndDisk),
    },
    kept: { sqlite: keptOf(compared.sqlite), postgres: keptOf(compared.postgres) },
  };
}

type Loads = Readonly<Record<"onEcho" | "onSqlite" | "onPostgres", LoadProcess>>;

async function measureRound({ onEcho, onSqlite, onPostgres }: Loads) {
  const load = round2(loadavg()[0] ?? 0);
  const diskMs = measureDisk();
  const closed = { type: "closed", seconds } as const;
  const [echo, sqlite, postgres] = [
    await onEcho.tell(closed),
    await onSqlite.tell(closed),
    await onPostgres.tell(closed),
  ];
  const open = { type: "open", seconds, perSecond: PER_SECOND } as const;
  const [echoAt, sqliteAt, postgresAt] = [
    await onEcho.tell(open),
    await onSqlite.tell(open),
    await onPostgres.tell(open),
  ];
  const bare = echoAt.p50 + diskMs;
  return {
    load,
    isVoid: echoAt.p99 > VOID_ECHO_P99_MS,
    fdatasyncP50Ms: round2(diskMs),
    closed: {
      echo: echo.perSecond,
      sqlite: sqlite.perSecond,
      postgres: postgres.perSecond,
      sqliteOfEcho: round2(sqlite.perSecond / echo.perSecond),
      postgresOfEcho: round2(postgres.perSecond / echo.perSecond),
    },
    open: {
      echo: timesOf(echoAt),
      sqlite: timesOf(sqliteAt),
      postgres: timesOf(postgresAt),
      sqliteToEchoAndDisk: round2(sqliteAt.p50 / bare),
      postgresToEchoAndDisk: round2(postgresAt.p50 / bare),
    },
  };
}

/** Milliseconds that a write of an envelope's size takes to reach the disk, the median of many. */
function measureDisk(): number {
  const folder = mkdtempSync(join(tmpdir(), "attune-disk-"));
  const file = openSync(join(folder, "file"), "w");
  const bytes = Buffer.alloc(620, 7);
  const times = Array.from({ length: 100 }, () => {
    const start = performance.now();
    writeSync(file, bytes);
    fdatasyncSync(file);
    return performance.now() - start;
  });
  closeSync(file);
  rmSync(folder, { recursive: true });
  return percentile(times, 0.5);
}

async function measureIdle() {
  const relay = await startRelayProcess(BEHIND_PROXY);
  const before = relay.memory();
  const load = startLoadProcess();
  const sockets = Number(values.idle);
  await load.tell({ type: "idle", address: relay.address, sockets });
  const atOnce = relay.memory();
  await pause(15_000);
  const settled = relay.memory();
  await load.stop();
  await relay.stop();
  const megabytes = (bytes: number) => Math.round(bytes / 1_048_576);
  return {
    bench: "relay-load",
    part: "idle",
    sockets,
    residentMebibytes: { before: megabytes(before), whenOpened: megabytes(atOnce), later: megabytes(settled) },
  };
}

/** One node, then three on the same database with one killed in the middle; each loop is interleaved with the other. */
async function measureNodes() {
  const database = await startPostgresServer({ durable: true });
  const start = () => startRelayProcess({ ...BEHIND_PROXY, DATABASE_URL: database.url });
  const nodes: RelayProcess[] = [await start(), await start(), await start()];
  const [alone, together] = [startLoadProcess(), startLoadProcess()];
  const addresses = nodes.map(({ address }) => address);
  await alone.tell({ type: "connect", kind: "relay", addresses: addresses.slice(2), pairs });
  await together.tell({ type: "connect", kind: "relay", addresses, pairs });
  const closed = { type: "closed", seconds } as const;
  const found: { one: number; three: number }[] = [];
  for (let round = 0; round <= rounds; round += 1) {
    const measured = { one: (await alone.tell(closed)).perSecond, three: (await together.tell(closed)).perSecond };
    if (round > 0) found.push(measured);
  }
  const loaded = together.tell({ type: "closed", seconds: seconds * 3 });
  await pause(seconds * 1_000);
  await nodes[0]?.kill();
  const killed = await loaded;
  await pause(2_000);
  const after = await together.tell(closed);
  const kept = await together.tell({ type: "compare" });
  await Promise.all([alone, together, ...nodes.slice(1)].map((each) => each.stop()));
  await database.stop();
  return {
    bench: "relay-load",
    part: "nodes",
    pairs,
    rounds: found,
    threeToOne: round2(
      percentile(
        found.map(({ one, three }) => three / one),
        0.5,
      ),
    ),
    withOneKilled: { perSecond: killed.perSecond, reconnected: killed.reconnected, afterwards: after.perSecond },
    kept: keptOf(kept),
  };
}

function timesOf({ p50, p99, perSecond }: LoadReport) {
  return { p50Ms: round2(p50), p99Ms: round2(p99), perSecond };
}

function keptOf({ acknowledged, lost, doubled, gaps }: LoadReport) {
  return { acknowledged, lost, doubled, gaps };
}

function round2(value: number): number {
  return Math.round(value * 100) / 100;
}
