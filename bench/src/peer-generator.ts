import process from "node:process";
import { openEvoluPair } from "./evolu-socket.ts";
import { openJazzPair } from "./jazz-socket.ts";
import { pause, until } from "./pause.ts";
import type { PeerOrder, PeerReport } from "./peer-order.ts";
import type { PeerHearing, PeerSocket } from "./peer-socket.ts";
import { percentile } from "./percentile.ts";

/** The load of `load-generator.ts`, on a peer and by what it takes for a client of its own. */
const WARM_MS = 500;
const PATIENCE_MS = 60_000;
const OPEN_PAIRS = { evolu: openEvoluPair, jazz: openJazzPair };

let sockets: readonly PeerSocket[] = [];
const sentAt: number[] = [];
let acknowledged = 0;
let counted = 0;
let latencies: number[] = [];
let mode: "none" | "closed" | "open" = "none";

const hearing: PeerHearing = {
  answered(socket, ref, at) {
    acknowledged += 1;
    counted += 1;
    if (mode !== "closed") return;
    latencies.push(at - (sentAt[ref] ?? 0));
    send(socket);
  },
  told(ref, at) {
    if (mode === "open") latencies.push(at - (sentAt[ref] ?? 0));
  },
};

process.on("message", async (order: PeerOrder) => process.send?.(await obey(order)));
process.on("disconnect", () => process.exit());

function obey(order: PeerOrder): Promise<PeerReport> {
  switch (order.type) {
    case "open-pairs":
      return openPairs(order);
    case "prepare":
      return prepare(order.messages);
    case "closed":
      return closedLoop(order.seconds);
    case "open":
      return openLoop(order);
  }
}

async function openPairs({ peer, packages, address, pairs }: Extract<PeerOrder, { type: "open-pairs" }>) {
  const opened: PeerSocket[] = [];
  for (let pair = 0; pair < pairs; pair += 1) opened.push(...(await OPEN_PAIRS[peer]({ packages, address, hearing })));
  sockets = opened;
  return reportOf(0, 1);
}

async function closedLoop(seconds: number): Promise<PeerReport> {
  mode = "closed";
  for (const socket of sockets) send(socket);
  await pause(WARM_MS);
  counted = 0;
  latencies = [];
  const start = performance.now();
  await pause(seconds * 1_000);
  const done = reportOf(counted, performance.now() - start);
  mode = "none";
  await settled();
  return done;
}

async function openLoop({ seconds, perSecond }: Extract<PeerOrder, { type: "open" }>): Promise<PeerReport> {
  mode = "open";
  latencies = [];
  const start = performance.now();
  let sent = 0;
  while (performance.now() - start < seconds * 1_000) {
    const due = ((performance.now() - start) * perSecond) / 1_000;
    for (; sent < due; sent += 1) send(sockets[sent % sockets.length]);
    await pause(1);
  }
  await settled();
  const done = reportOf(sent, performance.now() - start);
  mode = "none";
  return done;
}

/** Every socket sends about as often as every other. */
async function prepare(messages: number): Promise<PeerReport> {
  for (const socket of sockets) await socket.prepare(Math.ceil(messages / sockets.length));
  return reportOf(0, 1);
}

function send(socket: PeerSocket | undefined): void {
  socket?.send(sentAt.push(performance.now()) - 1);
}

/** Until everything is answered, and the partners had time to hear it. */
async function settled(): Promise<void> {
  await until(() => acknowledged === sentAt.length, PATIENCE_MS);
  await pause(200);
}

function reportOf(count: number, milliseconds: number): PeerReport {
  const perSecond = Math.round((count * 1_000) / milliseconds);
  return { perSecond, p50: percentile(latencies, 0.5), p99: percentile(latencies, 0.99), acknowledged };
}
