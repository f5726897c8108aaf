import { loadavg } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { parseArgs } from "node:util";
import { cpuSeconds, withPid } from "./cpu-time.ts";
import { startEchoProcess, startLoadProcess } from "./load-process.ts";
import { pause } from "./pause.ts";
import type { LoopOrder, PeerReport } from "./peer-order.ts";
import { type InstalledPeer, installPeer, type PeerName } from "./peer-packages.ts";
import { startPeerLoad, startPeerServer } from "./peer-process.ts";
import { percentile } from "./percentile.ts";
import { startRelayProcess } from "./relay-process.ts";

/**
 * What this relay carries beside the relays of Evolu and Jazz, in the same run: the same number of pairs, messages of
 * about the same size, a generator of its own for each. Goal: at least the rate of each peer. How often a peer waits for
 * the disk is in its name: `shipped` is what its package sets, `full` is what this relay does, `normal` loses what was
 * acknowledged last when the power goes. Processor time per message is the server's own, whatever its client costs.
 */
const { values } = parseArgs({
  options: {
    rounds: { type: "string", default: "5" },
    seconds: { type: "string", default: "4" },
    pairs: { type: "string", default: "100" },
    "per-second": { type: "string", default: "100" },
  },
});
const [rounds, seconds, pairs] = [Number(values.rounds), Number(values.seconds), Number(values.pairs)];
const perSecond = Number(values["per-second"]);
const VOID_ECHO_P99_MS = 5;
/** Every generator has warmed its server by then, and none has stopped when the same time is left. */
const STEADY_AFTER_MS = 700;
/** More than any of the peers carries, and in a closed loop some sockets send more often than others. */
const MOST_PER_SECOND = 10_000;
const BEHIND_PROXY = { BEHIND_PROXY: "1" };
const PEERS: readonly (readonly [PeerName, string])[] = [
  ["evolu", "shipped"],
  ["evolu", "full"],
  ["evolu", "normal"],
  ["jazz", "full"],
  ["jazz", "normal"],
];
const WHERE_STORED: Readonly<Record<PeerName, readonly [string, string]>> = {
  evolu: ["evolu-relay.db", "select count(*) as stored from evolu_message"],
  jazz: ["jazz.db", "select count(*) as stored from transactions"],
};

/** A server and who loads it. */
interface Candidate {
  readonly name: string;
  readonly serverPid: number;
  readonly loadPid: number;
  readonly load: { tell(order: LoopOrder): Promise<PeerReport> };
  /** Makes ready what does not belong into what is measured. */
  prepare(): Promise<unknown>;
  /** Ends both, and tells how many messages the server has kept, where somebody can count them. */
  end(): Promise<{ readonly acknowledged: number; readonly stored: number } | null>;
}

console.log(JSON.stringify(await measure()));
process.exit();

async function measure() {
  const peers = { evolu: installPeer("evolu"), jazz: installPeer("jazz") };
  const candidates = [await startEcho(), await startAttune()];
  for (const [peer, setting] of PEERS) candidates.push(await startPeer(peer, setting, peers[peer]));
  const found: Awaited<ReturnType<typeof measureRound>>[] = [];
  // The first round warms all of them and is not counted.
  for (let round = 0; round <= rounds; round += 1) {
    const measured = await measureRound(candidates, round);
    if (round > 0) found.push(measured);
    process.stderr.write(`${JSON.stringify(measured)}\n`);
  }
  const kept: Record<string, unknown> = {};
  for (const { name, end } of candidates) kept[name] = await end();
  const valid = found.filter(({ isVoid }) => !isVoid).map(({ of }) => of);
  return {
    bench: "peer-relay",
    versions: { node: process.version, ...peers.evolu.versions, ...peers.jazz.versions },
    pairs,
    rounds: found,
    voidRounds: found.length - valid.length,
    medianOfValid: Object.fromEntries(candidates.map(({ name }) => [name, mediansOf(valid, name)])),
    kept,
  };
}

type Measured = Readonly<Record<string, Awaited<ReturnType<typeof measureCandidate>>>>;

/** Each round begins with another of them, so that none always comes after the same. */
async function measureRound(candidates: readonly Candidate[], round: number) {
  const load = round2(loadavg()[0] ?? 0);
  const first = round % candidates.length;
  const of: Record<string, Awaited<ReturnType<typeof measureCandidate>>> = {};
  for (const candidate of [...candidates.slice(first), ...candidates.slice(0, first)]) {
    of[candidate.name] = await measureCandidate(candidate);
  }
  return { load, isVoid: (of["echo"]?.open.p99Ms ?? 0) > VOID_ECHO_P99_MS, of: of as Measured };
}

async function measureCandidate({ load, prepare, serverPid, loadPid }: Candidate) {
  await prepare();
  const told = load.tell({ type: "closed", seconds });
  const server = coresUsed(serverPid);
  const generator = coresUsed(loadPid);
  const [closed, serverCores, generatorCores] = [await told, await server, await generator];
  const open = await load.tell({ type: "open", seconds, perSecond });
  const microsecondsOf = (cores: number) => Math.round((cores * 1e6) / closed.perSecond);
  return {
    closed: { perSecond: closed.perSecond, p50Ms: round2(closed.p50), p99Ms: round2(closed.p99) },
    server: { cores: round2(serverCores), microsecondsPerMessage: microsecondsOf(serverCores) },
    generator: { cores: round2(generatorCores), microsecondsPerMessage: microsecondsOf(generatorCores) },
    open: { p50Ms: round2(open.p50), p99Ms: round2(open.p99), perSecond: open.perSecond },
  };
}

/** How many processors a process kept busy in the steady part of a closed loop that begins now. */
async function coresUsed(pid: number): Promise<number> {
  await pause(STEADY_AFTER_MS);
  const [before, start] = [cpuSeconds(pid), performance.now()];
  await pause(seconds * 1_000 - STEADY_AFTER_MS);
  return ((cpuSeconds(pid) - before) * 1_000) / (performance.now() - start);
}

/** Each is compared with its neighbours of the same round; a median of ratios, not a ratio of medians. */
function mediansOf(found: readonly Measured[], name: string) {
  const median = (pick: (one: Measured[string]) => number) => round2(percentile(of(name).map(pick), 0.5));
  const attuneTo = (pick: (one: Measured[string]) => number) => {
    const [attune, other] = [of("attune").map(pick), of(name).map(pick)];
    const ratios = attune.map((value, round) => value / (other[round] ?? 0));
    return round2(percentile(ratios, 0.5));
  };
  return {
    perSecond: median(({ closed }) => closed.perSecond),
    closedP50Ms: median(({ closed }) => closed.p50Ms),
    openP50Ms: median(({ open }) => open.p50Ms),
    serverMicroseconds: median(({ server }) => server.microsecondsPerMessage),
    serverCores: median(({ server }) => server.cores),
    generatorCores: median(({ generator }) => generator.cores),
    attuneRateToThis: attuneTo(({ closed }) => closed.perSecond),
    attuneServerTimeToThis: attuneTo(({ server }) => server.microsecondsPerMessage),
  };

  function of(who: string): readonly Measured[string][] {
    return found.map((round) => round[who]).filter((each) => each !== undefined);
  }
}

async function startEcho(): Promise<Candidate> {
  const { made: echo, pid: serverPid } = await withPid(startEchoProcess);
  const { made: load, pid: loadPid } = await withPid(startLoadProcess);
  await load.tell({ type: "connect", kind: "echo", addresses: [echo.address], pairs });
  return {
    name: "echo",
    serverPid,
    loadPid,
    load,
    prepare: async () => undefined,
    async end() {
      await Promise.all([load.stop(), echo.stop()]);
      return null;
    },
  };
}

async function startAttune(): Promise<Candidate> {
  const { made: relay, pid: serverPid } = await withPid(() => startRelayProcess(BEHIND_PROXY));
  const { made: load, pid: loadPid } = await withPid(startLoadProcess);
  await load.tell({ type: "connect", kind: "relay", addresses: [relay.address], pairs });
  return {
    name: "attune",
    serverPid,
    loadPid,
    load,
    prepare: async () => undefined,
    async end() {
      const { acknowledged, lost } = await load.tell({ type: "compare" });
      await Promise.all([load.stop(), relay.stop()]);
      return { acknowledged, stored: acknowledged - lost };
    },
  };
}

async function startPeer(peer: PeerName, setting: string, { folder: packages }: InstalledPeer): Promise<Candidate> {
  const { made: server, pid: serverPid } = await withPid(() => startPeerServer(peer, packages, setting));
  const { made: load, pid: loadPid } = await withPid(startPeerLoad);
  await load.tell({ type: "open-pairs", peer, packages, address: server.address, pairs });
  const before = storedBy(peer, server.folder);
  return {
    name: `${peer}-${setting}`,
    serverPid,
    loadPid,
    load,
    prepare: () => load.tell({ type: "prepare", messages: MOST_PER_SECOND * (seconds + 1) }),
    async end() {
      const { acknowledged } = await load.tell({ type: "open", seconds: 0, perSecond });
      await Promise.all([load.stop(), server.stop()]);
      return { acknowledged, stored: storedBy(peer, server.folder) - before };
    },
  };
}

function storedBy(peer: PeerName, folder: string): number {
  const [file, question] = WHERE_STORED[peer];
  const database = new DatabaseSync(join(folder, file), { timeout: 5_000 });
  const stored = Number(database.prepare(question).get()?.["stored"]);
  database.close();
  return stored;
}

function round2(value: number): number {
  return Math.round(value * 100) / 100;
}
