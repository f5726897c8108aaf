import { createSealedLog, type Self } from "@attune/sync";
import {
  createFixedClock,
  createMemoryDevice,
  createSealedAccount,
  createSeededRandom,
  createSelf,
  createSpaceToOpen,
  obtained,
  openSeededCrypto,
} from "@attune/testkit";
import { decodeEnvelope } from "@attune/wire";
import { percentile } from "./percentile.ts";

/** A cold device verifies and folds a long history of two, beside bare checks of the same signatures. Goal: 2 s. */
const EVENTS = 10_000;
const PAGE = 256;
const ROUNDS = 5;
const OURS = { kind: "ours" } as const;

const crypto = await openSeededCrypto();
const [mara, jun] = [createSealedAccount(crypto), createSealedAccount(crypto)];
const ours = createSpaceToOpen(crypto, OURS, [mara, jun]);
const history = await written();
const placed = history.map((bytes, index) => ({ seq: index + 1, bytes }));
const envelopes = history.map((bytes) => obtained(decodeEnvelope(bytes)));

const bare: number[] = [];
const cold: number[] = [];
const reopened: number[] = [];
// The first round warms the engine and is not counted.
for (let round = 0; round <= ROUNDS; round += 1) {
  const device = createMemoryDevice();
  const self = createSelf(crypto, jun);
  const times = [measureBare(), await measureCatchUp(device, self), await measureReopening(device, self)];
  if (round > 0) for (const [index, list] of [bare, cold, reopened].entries()) list.push(times[index] ?? 0);
}
const medianMs = {
  bareSignatureChecks: Math.round(percentile(bare, 0.5)),
  catchUp: Math.round(percentile(cold, 0.5)),
  openAgain: Math.round(percentile(reopened, 0.5)),
};
console.table(medianMs);
console.log(
  JSON.stringify({
    bench: "catch-up",
    events: history.length,
    megabytes: Number((history.reduce((sum, { length }) => sum + length, 0) / 1e6).toFixed(1)),
    medianMs,
    catchUpToBare: Number((medianMs.catchUp / medianMs.bareSignatureChecks).toFixed(2)),
    openAgainToBare: Number((medianMs.openAgain / medianMs.bareSignatureChecks).toFixed(2)),
  }),
);

/** What a relay would give, after one device wrote all of it. */
async function written(): Promise<readonly Uint8Array[]> {
  const log = openLog(createMemoryDevice(), createSelf(crypto, mara), mara.hereKey);
  for (let from = 0; from < EVENTS; from += PAGE) {
    const drafts = Array.from({ length: Math.min(PAGE, EVENTS - from) }, (_, index) => ({
      type: "said",
      body: { text: "What I hear is that you waited, and nobody came. ".repeat(3), index: from + index },
      space: OURS,
    }));
    obtained(await log.appendAll(drafts));
  }
  return log.synced().flatMap((space) => space.waiting().map(({ bytes }) => bytes));
}

function openLog(device: ReturnType<typeof createMemoryDevice>, self: Self, hereKey: Uint8Array) {
  return createSealedLog({
    crypto,
    self,
    hereKey,
    store: device.openTab().envelopes,
    spaces: [ours],
    clock: createFixedClock(),
    random: createSeededRandom(),
  });
}

async function measureCatchUp(device: ReturnType<typeof createMemoryDevice>, self: Self): Promise<number> {
  const log = openLog(device, self, jun.hereKey);
  obtained(await log.entries());
  const [space] = log.synced();
  if (space === undefined) throw new Error("one space is open");
  const start = performance.now();
  for (let from = 0; from < placed.length; from += PAGE) {
    obtained(await space.receive(placed.slice(from, from + PAGE)));
  }
  obtained(await space.settle(placed.length));
  const took = performance.now() - start;
  if (log.known().events.length !== EVENTS) throw new Error("not everything was folded");
  return took;
}

async function measureReopening(device: ReturnType<typeof createMemoryDevice>, self: Self): Promise<number> {
  const log = openLog(device, self, jun.hereKey);
  const start = performance.now();
  obtained(await log.entries());
  const took = performance.now() - start;
  if (log.known().events.length !== EVENTS) throw new Error("not everything was found again");
  return took;
}

function measureBare(): number {
  const start = performance.now();
  const label = Uint8Array.from("attune/v1/header", (letter) => letter.charCodeAt(0));
  for (const { header, headerBytes, sig } of envelopes) {
    const signed = new Uint8Array(label.length + headerBytes.length);
    signed.set(label);
    signed.set(headerBytes, label.length);
    if (!crypto.sodium.crypto_sign_verify_detached(sig, signed, header.device)) throw new Error("a genuine signature");
  }
  return performance.now() - start;
}
