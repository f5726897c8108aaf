import { createDevice, createEpochKey, openContent, openCrypto, sealContent, verifyEnvelope } from "@attune/crypto";
import { obtained } from "@attune/testkit";
import { decodeEnvelope, encodeEnvelope } from "@attune/wire";
import { percentile } from "./percentile.ts";

/** Sealing and reading envelopes of a usual size, beside a bare signature and its check in the same round. */
const EVENTS = 1_000;
const ROUNDS = 7;
const USUAL_BODY = { type: "words-offered", text: "w".repeat(400) };

const crypto = await openCrypto();
const { sodium } = crypto;
const device = createDevice(crypto);
const epochKey = createEpochKey(crypto, 1);
const [space, nothing] = [crypto.random(32), new Uint8Array(32)];
const stand = { space, author: nothing, device, dseq: 0, dprev: nothing, seen: { seq: 0, head: nothing } };
const content = { id: "event", type: "room-event", at: 0, after: null, body: USUAL_BODY };
const envelope = obtained(sealContent(crypto, stand, { content, epochKey }));
const bytes = encodeEnvelope(envelope);
const { headerBytes, sig } = envelope;

const tasks = {
  sign: () => sodium.crypto_sign_detached(headerBytes, device.secret),
  sealAndSign: () => encodeEnvelope(obtained(sealContent(crypto, stand, { content, epochKey }))),
  verify: () => sodium.crypto_sign_verify_detached(sig, headerBytes, device.public),
  verifyAndOpen: () => {
    const read = obtained(decodeEnvelope(bytes));
    obtained(verifyEnvelope(crypto, read, space));
    return obtained(openContent(crypto, read, epochKey));
  },
  decode: () => obtained(decodeEnvelope(bytes)),
  open: () => obtained(openContent(crypto, envelope, epochKey)),
};

const rounds = Array.from({ length: ROUNDS + 1 }, measureAll).slice(1);
const perSecond = byTask((name) => Math.round(median(rounds.map((round) => round[name]))));
const ratio = (slow: keyof typeof tasks, bare: keyof typeof tasks) =>
  Number(median(rounds.map((round) => round[bare] / round[slow])).toFixed(2));
console.table(perSecond);
console.log(
  JSON.stringify({
    bench: "crypto",
    envelopeBytes: bytes.length,
    perSecond,
    sealAndSignToBareSign: ratio("sealAndSign", "sign"),
    verifyAndOpenToBareVerify: ratio("verifyAndOpen", "verify"),
  }),
);

/** Times a second that each task is done, all within one round, so that ratios are of the same moment. */
function measureAll(): Record<keyof typeof tasks, number> {
  return byTask((name) => {
    const start = performance.now();
    for (let event = 0; event < EVENTS; event += 1) tasks[name]();
    return (EVENTS * 1_000) / (performance.now() - start);
  });
}

function byTask(figure: (name: keyof typeof tasks) => number): Record<keyof typeof tasks, number> {
  const names = Object.keys(tasks) as (keyof typeof tasks)[];
  return Object.fromEntries(names.map((name) => [name, figure(name)])) as Record<keyof typeof tasks, number>;
}

function median(figures: readonly number[]): number {
  return percentile(figures, 0.5);
}
