import { availableParallelism } from "node:os";
import process from "node:process";
import { isMainThread, parentPort, Worker, workerData } from "node:worker_threads";
import {
  createSealedAccount,
  type HostileRun,
  openSeededCrypto,
  runHostileRelay,
  SOFT_MISCHIEF,
} from "@attune/testkit";

/** Runs of two people and three devices with a relay that does everything wrong, over all cores: what came of them. */
const RUNS_AT_A_TIME = 100;

interface Share {
  readonly runs: number;
  readonly converged: number;
  readonly softNotConverged: readonly number[];
  readonly named: Readonly<Record<string, number>>;
  readonly wrong: readonly Pick<HostileRun, "seed" | "kinds" | "wrong">[];
}

if (isMainThread) await oversee();
else await work(workerData as { readonly first: number; readonly step: number; readonly last: number });

async function oversee(): Promise<void> {
  const runs = numberAfter("--runs", 1_000);
  const from = numberAfter("--from", 1);
  const cores = availableParallelism();
  const start = performance.now();
  const total = { runs: 0, converged: 0, named: {} as Record<string, number> };
  const wrong: Share["wrong"][number][] = [];
  const softNotConverged: number[] = [];
  const workers = Array.from({ length: cores }, (_, index) => {
    const worker = new Worker(new URL(import.meta.url), {
      workerData: { first: from + index, step: cores, last: from + runs - 1 },
    });
    worker.on("message", (share: Share) => {
      total.runs += share.runs;
      total.converged += share.converged;
      for (const [type, count] of Object.entries(share.named)) total.named[type] = (total.named[type] ?? 0) + count;
      for (const each of share.wrong) console.error(JSON.stringify(each));
      wrong.push(...share.wrong);
      softNotConverged.push(...share.softNotConverged);
      console.error(`${total.runs} of ${runs} runs, ${wrong.length} wrong`);
    });
    return new Promise<void>((resolve, reject) => worker.on("error", reject).on("exit", () => resolve()));
  });
  await Promise.all(workers);
  console.table(total.named);
  const seconds = Math.round((performance.now() - start) / 1000);
  console.log(
    JSON.stringify({
      bench: "hostile-relay",
      ...total,
      namedRuns: total.runs - total.converged,
      wrong: wrong.length,
      softNotConverged: softNotConverged.length,
      cores,
      seconds,
    }),
  );
  process.exitCode = wrong.length + softNotConverged.length === 0 ? 0 : 1;
}

async function work({ first, step, last }: { readonly first: number; readonly step: number; readonly last: number }) {
  const crypto = await openSeededCrypto();
  const accounts = [createSealedAccount(crypto), createSealedAccount(crypto)] as const;
  let runs: HostileRun[] = [];
  for (let seed = first; seed <= last; seed += step) {
    runs.push(await runOnce(seed));
    if (runs.length < RUNS_AT_A_TIME && seed + step <= last) continue;
    parentPort?.postMessage(shareOf(runs));
    runs = [];
  }

  async function runOnce(seed: number): Promise<HostileRun> {
    try {
      return await runHostileRelay(seed, { crypto, accounts });
    } catch (cause) {
      return { seed, kinds: [], named: [], converged: false, wrong: [`a crash: ${String(cause)}`] };
    }
  }
}

function shareOf(runs: readonly HostileRun[]): Share {
  const named: Record<string, number> = {};
  for (const run of runs) for (const type of new Set(run.named)) named[type] = (named[type] ?? 0) + 1;
  const isSoft = ({ kinds }: HostileRun) => kinds.every((kind) => SOFT_MISCHIEF.some((soft) => soft === kind));
  return {
    runs: runs.length,
    converged: runs.filter(({ converged }) => converged).length,
    softNotConverged: runs.filter((run) => isSoft(run) && !run.converged).map(({ seed }) => seed),
    named,
    wrong: runs.filter(({ wrong }) => wrong.length > 0).map(({ seed, kinds, wrong }) => ({ seed, kinds, wrong })),
  };
}

function numberAfter(flag: string, usual: number): number {
  const at = process.argv.indexOf(flag);
  return at < 0 ? usual : Number(process.argv[at + 1]);
}
