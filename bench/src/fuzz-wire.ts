import process from "node:process";
import { createMemoryDevice, createSeededNumbers, obtained, openSimulatedVault } from "@attune/testkit";
import {
  type CborValue,
  decodeCbor,
  decodeControl,
  decodeEnvelope,
  decodeMessage,
  encodeCbor,
  liveAnswer,
  liveRequest,
  RELAY_CALLS,
} from "@attune/wire";
import { startRelayProcess } from "./relay-process.ts";

/**
 * Bent messages: genuine ones with bytes changed, cut off, repeated or put together anew. In process through every
 * reader of the wire, and over live sockets and calls to a relay that runs as a process of its own. None may throw,
 * end the relay, or make either of them grow.
 */
const messages = numberAfter("--messages", 1_000_000);
const overNetwork = numberAfter("--network", 20_000);
const draw = createSeededNumbers(numberAfter("--seed", 1));

const genuine = genuineMessages();
const readers = [
  (bytes: Uint8Array) => decodeCbor(bytes),
  (bytes: Uint8Array) => decodeEnvelope(bytes),
  (bytes: Uint8Array) => decodeControl(bytes),
  (bytes: Uint8Array) => decodeMessage(liveRequest, bytes),
  (bytes: Uint8Array) => decodeMessage(liveAnswer, bytes),
  (bytes: Uint8Array) => decodeMessage(RELAY_CALLS.registerFinish.request, bytes),
];

inProcess();
await againstRelay();

function inProcess(): void {
  let read = 0;
  const start = performance.now();
  const growth: number[] = [];
  for (let index = 0; index < messages; index += 1) {
    const bytes = bent();
    for (const reader of readers) if (reader(bytes).ok) read += 1;
    if (index % (messages / 10) === 0) growth.push(heapNow());
  }
  const seconds = Math.round((performance.now() - start) / 1000);
  const megabytes = growth.map((bytes) => Math.round(bytes / 1_048_576));
  console.log(JSON.stringify({ bench: "fuzz-wire", where: "in process", messages, read, megabytes, seconds }));
}

async function againstRelay(): Promise<void> {
  const relay = await startRelayProcess();
  const before = relay.memory();
  let sent = 0;
  let answered = 0;
  const address = `${relay.address.replace("http", "ws")}/v1/live`;
  while (sent < overNetwork) {
    const socket = new WebSocket(address);
    socket.binaryType = "arraybuffer";
    socket.addEventListener("message", () => {
      answered += 1;
    });
    const closed = new Promise<void>((resolve) => socket.addEventListener("close", () => resolve()));
    await new Promise<void>((resolve) => {
      socket.addEventListener("open", () => resolve());
      socket.addEventListener("error", () => resolve());
    });
    for (let index = 0; index < 20 && socket.readyState === WebSocket.OPEN; index += 1) {
      socket.send(bent() as Uint8Array<ArrayBuffer>);
      sent += 1;
    }
    setTimeout(() => socket.close(), 5);
    await closed;
    if (sent % 2_000 < 20) await call();
  }
  const alive = await stillWorks(relay.address);
  const grown = Math.round((relay.memory() - before) / 1_048_576);
  const restarts = relay.restarts();
  await relay.stop();
  console.log(
    JSON.stringify({ bench: "fuzz-wire", where: "relay", sent, answered, alive, restarts, grownMegabytes: grown }),
  );
  if (!alive || restarts > 0) process.exitCode = 1;

  async function call(): Promise<void> {
    for (const { method, path } of Object.values(RELAY_CALLS)) {
      const target = relay.address + path.replaceAll(/:\w+/g, "AAAA");
      const body = method === "GET" ? null : (bent() as Uint8Array<ArrayBuffer>);
      const response = await fetch(target, { method, body, headers: { "content-type": "application/cbor" } });
      await response.arrayBuffer();
    }
  }
}

/** A whole sign-up goes through after all that. */
async function stillWorks(relay: string): Promise<boolean> {
  const { vault } = await openSimulatedVault({ device: createMemoryDevice(), relay });
  obtained(await vault.createPerson("Mara", "mara 2580"));
  const signedUp = await vault.signUp("seven slow blue herons");
  await vault.lock();
  return signedUp.ok;
}

function bent(): Uint8Array {
  const source = genuine[Math.floor(draw() * genuine.length)] ?? new Uint8Array();
  const bytes = draw() < 0.1 ? noise() : source.slice();
  const changes = Math.floor(draw() * 4);
  for (let change = 0; change < changes && bytes.length > 0; change += 1) {
    bytes[Math.floor(draw() * bytes.length)] = Math.floor(draw() * 256);
  }
  const cut = draw();
  if (cut < 0.1) return bytes.subarray(0, Math.floor(draw() * bytes.length));
  if (cut < 0.2) return Uint8Array.from([...bytes, ...bytes]);
  return bytes;
}

function noise(): Uint8Array {
  return Uint8Array.from({ length: Math.floor(draw() * 300) }, () => Math.floor(draw() * 256));
}

function random(length: number): Uint8Array {
  return Uint8Array.from({ length }, () => Math.floor(draw() * 256));
}

function genuineMessages(): readonly Uint8Array[] {
  const header = encodeCbor({
    v: 1,
    suite: 1,
    space: random(32),
    epoch: 1,
    keyCommit: random(32),
    author: random(32),
    device: random(32),
    dseq: 3,
    dprev: random(32),
    seen: { seq: 2, head: random(32) },
    kind: 0,
    ph: random(32),
    size: 328,
  });
  const wrap = encodeCbor([1, random(72)]);
  const envelope = encodeCbor([header, random(64), random(328), wrap]);
  const values: readonly CborValue[] = [
    { t: "device", cert: [random(100), random(64)], chain: [[random(120), random(64), null]] },
    { t: "epoch", members: [random(32)], seals: [[random(32), random(48)]], genesis: random(90) },
    { t: "hello", token: random(32) },
    { t: "watch", ref: 1, space: random(32), after: 0 },
    { t: "append", ref: 2, space: random(32), envelope },
    { t: "rewrap", ref: 3, space: random(32), id: random(32), wrap },
    { t: "ping" },
    { t: "event", space: random(32), seq: 1, envelope },
    { t: "taken", ref: 1, space: random(32), seq: 1 },
    { login: random(16), request: random(96) },
  ];
  return [envelope, header, wrap, ...values.map(encodeCbor)];
}

function heapNow(): number {
  globalThis.gc?.();
  return process.memoryUsage().heapUsed;
}

function numberAfter(flag: string, usual: number): number {
  const at = process.argv.indexOf(flag);
  return at < 0 ? usual : Number(process.argv[at + 1]);
}
