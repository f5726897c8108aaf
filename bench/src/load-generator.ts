import process from "node:process";
import { openCrypto } from "@attune/crypto";
import { createSealedAccount, createSelf, obtained, type SealedAccount } from "@attune/testkit";
import { encodeCbor, LIVE_PATH } from "@attune/wire";
import { WebSocket } from "ws";
import { type LoadOrder, type LoadReport, NOTHING_YET } from "./load-order.ts";
import { type LoadHearing, LoadSocket, type RelaySeat } from "./load-socket.ts";
import { pause, until } from "./pause.ts";
import { percentile } from "./percentile.ts";
import { prepareSpace } from "./prepared-space.ts";
import { callerTo, obtainToken, registerAccount } from "./relay-account.ts";
import { type Reader, readHeld } from "./relay-reader.ts";

/** Load from a process of its own, so that what makes it takes no time from what is measured. Does what it is told. */
type Kept = Pick<LoadReport, "acknowledged" | "lost" | "doubled" | "gaps">;

const AT_ONCE = 16;
const WARM_MS = 500;
const FIRST_REF = 65_536;
const PATIENCE_MS = 20_000;

const crypto = await openCrypto();
let sockets: readonly LoadSocket[] = [];
let looks: readonly ReturnType<typeof lookAt>[] = [];
let lastAddress = "";
let envelopeBytes = 0;
let nextRef = FIRST_REF;
let refused = 0;
let reconnected = 0;
let counted = 0;
let unanswered = 0;
let latencies: number[] = [];
let sentAt = new Float64Array(1 << 16);
let mode: "none" | "closed" | "open" = "none";

const hearing: LoadHearing = {
  answered(socket, ref, at) {
    counted += 1;
    unanswered -= 1;
    if (mode === "closed") {
      latencies.push(at - timeOf(ref));
      send(socket);
    } else if (mode === "open" && socket.seat === null) latencies.push(at - timeOf(ref));
  },
  told(ref, at) {
    if (mode === "open") latencies.push(at - timeOf(ref));
  },
  refused(socket) {
    refused += 1;
    unanswered -= 1;
    if (mode === "closed") setTimeout(() => send(socket), 10);
  },
  reconnected() {
    reconnected += 1;
  },
};

process.on("message", async (order: LoadOrder) => {
  const done = await obey(order);
  process.send?.({ ...NOTHING_YET, refused, reconnected, envelopeBytes, ...done } satisfies LoadReport);
  refused = 0;
  reconnected = 0;
});
process.on("disconnect", () => process.exit());

function obey(order: LoadOrder): Promise<Partial<LoadReport>> {
  switch (order.type) {
    case "connect":
      return connect(order);
    case "closed":
      return closedLoop(order.seconds);
    case "open":
      return openLoop(order);
    case "compare":
      return compare();
    case "idle":
      return openIdle(order);
  }
}

async function connect({ kind, addresses, pairs }: Extract<LoadOrder, { type: "connect" }>) {
  const made: LoadSocket[] = [];
  const looksAt: (typeof looks)[number][] = [];
  await inParallel(pairs, async (pair) => {
    const seats = kind === "echo" ? [null, null] : await seatPair(addresses, pair);
    const both = seats.map((seat, writer) => new LoadSocket({ addresses, first: pair + writer, seat }, hearing));
    made.push(...both);
    looksAt.push(lookAt(both));
    await Promise.all(both.map((socket) => socket.connect()));
  });
  sockets = made;
  looks = looksAt;
  lastAddress = addresses.at(-1) ?? "";
  return {};
}

/** Registers two accounts and begins a space for them. */
async function seatPair(addresses: readonly string[], pair: number): Promise<readonly RelaySeat[]> {
  const address = addresses[0] ?? "";
  const call = callerTo(() => address);
  const people = [0, 1].map(() => readerOf(createSealedAccount(crypto)));
  for (const { self } of people) await registerAccount(crypto, call, self);
  const writers = people.map(({ self }) => self);
  const space = await prepareSpace(crypto, "ours", writers);
  envelopeBytes = space.envelopeBytes;
  const seats: RelaySeat[] = [];
  for (const [writer, reader] of people.entries()) {
    const device = { account: reader.account.identity.account, device: reader.self.device };
    const token = obtained(await obtainToken(crypto, call, device));
    seats.push({ token, from: `10.${writer}.${pair >> 8}.${pair & 255}`, space, writer, reader });
  }
  if (seats[0] !== undefined) await begin(address, seats[0]);
  return seats;
}

function readerOf(account: SealedAccount): Reader {
  return { account, self: createSelf(crypto, account) };
}

/** Compares what was acknowledged to a pair with what the last of the servers holds. */
function lookAt(pair: readonly LoadSocket[]): (address: string) => Promise<Kept> {
  return async (address) => {
    const acknowledged = pair.flatMap(({ taken }) => taken);
    const seat = pair[0]?.seat ?? null;
    if (seat === null) return { acknowledged: 0, lost: 0, doubled: 0, gaps: 0 };
    const { space, reader } = seat;
    const held = await readHeld({ crypto, call: callerTo(() => address) }, reader, { space: space.space, after: 0 });
    const refs = held.slice(1).map(({ bytes }) => space.refInEvent(Buffer.from(bytes)));
    return {
      acknowledged: acknowledged.length,
      lost: acknowledged.filter(([seq, ref]) => refs[seq - 2] !== ref).length,
      doubled: refs.length - new Set(refs).size,
      gaps: held.filter(({ seq }, index) => seq !== index + 1).length,
    };
  };
}

function begin(address: string, { token, from, space }: RelaySeat): Promise<void> {
  const socket = new WebSocket(address.replace("http", "ws") + LIVE_PATH, { headers: { "x-forwarded-for": from } });
  const append = { t: "append", ref: 1, space: space.space, envelope: space.beginning };
  return new Promise((resolve, reject) => {
    socket.on("error", reject);
    socket.on("open", () => socket.send(encodeCbor({ t: "hello", token })));
    socket.on("message", (data: Buffer) => {
      if (data.includes("welcome")) socket.send(encodeCbor(append));
      else if (data.includes("taken")) resolve(socket.close());
      else reject(new Error("a space begins"));
    });
  });
}

async function closedLoop(seconds: number): Promise<Partial<LoadReport>> {
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

async function openLoop({ seconds, perSecond }: Extract<LoadOrder, { type: "open" }>): Promise<Partial<LoadReport>> {
  mode = "open";
  latencies = [];
  counted = 0;
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

function reportOf(count: number, milliseconds: number): Partial<LoadReport> {
  const perSecond = Math.round((count * 1_000) / milliseconds);
  return { perSecond, p50: percentile(latencies, 0.5), p99: percentile(latencies, 0.99) };
}

/** Until everything is answered, and the partners had time to hear it. */
async function settled(): Promise<void> {
  await until(() => unanswered === 0, PATIENCE_MS);
  await pause(200);
}

async function compare(): Promise<Partial<LoadReport>> {
  const sum = { acknowledged: 0, lost: 0, doubled: 0, gaps: 0 };
  await inParallel(looks.length, async (index) => {
    const found = await looks[index]?.(lastAddress);
    if (found === undefined) return;
    for (const name of ["acknowledged", "lost", "doubled", "gaps"] as const) sum[name] += found[name];
  });
  return sum;
}

async function openIdle({
  address,
  sockets: most,
}: Extract<LoadOrder, { type: "idle" }>): Promise<Partial<LoadReport>> {
  const pairs = most / 2;
  await inParallel(pairs, async (pair) => {
    const seats = await seatPair([address], pair);
    const both = seats.map((seat) => new LoadSocket({ addresses: [address], first: 0, seat }, hearing));
    await Promise.all(both.map((socket) => socket.connect()));
  });
  return {};
}

function send(socket: LoadSocket | undefined): void {
  const ref = nextRef | (socket?.seat?.writer ?? 0);
  nextRef += 2;
  const index = ref - FIRST_REF;
  if (index >= sentAt.length) {
    const larger = new Float64Array(sentAt.length * 2);
    larger.set(sentAt);
    sentAt = larger;
  }
  sentAt[index] = performance.now();
  unanswered += 1;
  socket?.send(ref);
}

function timeOf(ref: number): number {
  return sentAt[ref - FIRST_REF] ?? 0;
}

async function inParallel(count: number, task: (index: number) => Promise<void>): Promise<void> {
  let next = 0;
  const work = async () => {
    while (next < count) {
      next += 1;
      await task(next - 1);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
}
