import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, statfsSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import process from "node:process";
import { openCrypto } from "@attune/crypto";
import { AppendLedger } from "./append-ledger.ts";
import { pause, until } from "./pause.ts";
import { callerTo } from "./relay-account.ts";
import { startRelayProcess } from "./relay-process.ts";
import { type Faults, openSpaceBook } from "./space-book.ts";
import { openSteadyWriter } from "./steady-writer.ts";

/**
 * A disk that is full: the data folder lies on a small file system in memory, for which Linux wants root. Appends have
 * to be refused, nothing that was acknowledged may be lost, and when there is room again the relay has to go on by itself.
 */
const WRITERS = 6;
const LEFT_BYTES = 600_000;
const FULL_FOR_MS = 4_000;
const PATIENCE_MS = 60_000;

const folder = mkdtempSync(join(tmpdir(), "attune-full-"));
run("mount", ["-t", "tmpfs", "-o", "size=16m", "tmpfs", folder]);
process.once("exit", () => {
  run("umount", [folder]);
  rmSync(folder, { recursive: true, force: true });
});
const filler = join(folder, "filler");
const relay = await startRelayProcess({ BEHIND_PROXY: "1", DATA_DIR: join(folder, "data") });
const crypto = await openCrypto();
const call = callerTo(() => relay.address);
const ledger = new AppendLedger();
const terms = { crypto, call, address: () => relay.address, ledger, inFlight: 8 };
const writers = await Promise.all(Array.from({ length: WRITERS }, () => openSteadyWriter(terms)));
const books = writers.map(({ space, reader }) => openSpaceBook(space, { crypto, call, ledger, reader }));
const faults: Faults = { lost: 0, doubled: 0, reordered: 0, foreign: 0 };

const turns: object[] = [];
for (let turn = 0; turn < 3; turn += 1) {
  const before = ledger.acknowledged();
  await until(() => ledger.acknowledged() > before + 200, PATIENCE_MS);
  const { bavail, bsize } = statfsSync(folder);
  writeFileSync(filler, Buffer.alloc(Math.max(0, bavail * bsize - LEFT_BYTES), 1));
  const refusedBefore = refusals();
  const isRefused = await until(() => refusals() > refusedBefore + 50, PATIENCE_MS);
  const whenFull = ledger.acknowledged();
  await pause(FULL_FOR_MS);
  const answersWhenFull = (await fetch(`${relay.address}/health`)).status;
  const whileFull = ledger.acknowledged() - whenFull;
  rmSync(filler);
  const start = performance.now();
  const seen = ledger.acknowledged();
  const goesOn = await until(() => ledger.acknowledged() > seen + 100, PATIENCE_MS);
  turns.push({ isRefused, answersWhenFull, whileFull, goesOn, goesOnAfterMs: Math.round(performance.now() - start) });
}
await Promise.race([Promise.all(writers.map((writer) => writer.rest())), pause(PATIENCE_MS)]);
for (const book of books) await book.compareAll(faults);
for (const writer of writers) writer.stop();
const restarts = relay.restarts();
await relay.stop();
const said = new Map<string, number>();
for (const line of relay.logged()) said.set(line, (said.get(line) ?? 0) + 1);
console.log(
  JSON.stringify({
    bench: "full-disk",
    acknowledged: ledger.acknowledged(),
    unanswered: ledger.inFlight,
    ...faults,
    contradictions: ledger.contradictions.length,
    refused: Object.fromEntries(ledger.refused),
    turns,
    endedByItself: restarts,
    complaints: Object.fromEntries(said),
  }),
);
process.exit(Object.values(faults).every((fault) => fault === 0) && restarts === 0 ? 0 : 1);

function refusals(): number {
  return [...ledger.refused.values()].reduce((sum, count) => sum + count, 0);
}

function run(command: string, args: readonly string[]): void {
  const { status, stderr } = spawnSync(command, args, { encoding: "utf8" });
  if (status !== 0) throw new Error(`${command} did not do it: ${stderr}`);
}
