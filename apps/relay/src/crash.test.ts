import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import process from "node:process";
import { fileURLToPath } from "node:url";
import { assert } from "@attune/kernel";
import { afterAll, expect, test } from "vitest";
import {
  call,
  openSession,
  register,
  type SimulatedDevice,
  simulatedDevice,
} from "./under-test/simulated-device.contract.ts";
import { content, epochControl, simulatedSpace } from "./under-test/simulated-envelopes.contract.ts";
import { SimulatedSocket } from "./under-test/simulated-socket.contract.ts";

const MAIN = fileURLToPath(new URL("./main.ts", import.meta.url));
const KILLS = 3;
const WRITERS = 3;
const AT_ONCE = 12;
const LONGEST_LIFE_MS = 150;
const PATIENCE = { timeout: 120_000 };

const folder = mkdtempSync(join(tmpdir(), "attune-crash-test-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

interface Started {
  readonly address: string;
  kill(): Promise<void>;
}

async function start(): Promise<Started> {
  const { DATABASE_URL: _, ...environment } = process.env;
  const settings = { PORT: "0", DATA_DIR: folder, SIGN_INS_PER_MINUTE: "1000", WRITES_PER_MINUTE: "1000000" };
  const child: ChildProcess = spawn(process.execPath, [MAIN], { env: { ...environment, ...settings } });
  assert(child.stdout !== null, "the relay says something");
  const [said] = await once(child.stdout.setEncoding("utf8"), "data");
  const ended = once(child, "exit");
  const kill = async () => {
    child.kill("SIGKILL");
    await ended;
  };
  return { address: /http:\S+/.exec(String(said))?.[0] ?? "", kill };
}

async function tokenOf(address: string, device: SimulatedDevice): Promise<Uint8Array> {
  const session = await openSession(address, device);
  assert("done" in session, "a session opens");
  return session.done.token;
}

/** Someone who writes in a space of their own, and remembers what was acknowledged. */
function writer() {
  const device = simulatedDevice();
  const { space, genesis, founders } = simulatedSpace([device.account]);
  const place = { space, author: device.account, epoch: 1 };
  const taken = new Map<number, Uint8Array>();
  const sent = new Map<string, Uint8Array>();
  return {
    device,
    space,
    taken,
    sent,
    begin: (socket: SimulatedSocket) => socket.append(space, epochControl(place, founders, genesis).envelope),
    /** Writes until the socket is gone; what was not answered last time is sent again first. */
    async write(socket: SimulatedSocket): Promise<void> {
      const known = new Set(taken.values());
      const again = [...sent.values()].filter((envelope) => !known.has(envelope));
      const one = async (): Promise<void> => {
        while (true) {
          const envelope = again.pop() ?? content(place).envelope;
          sent.set(hex(envelope), envelope);
          const answer = await socket.append(space, envelope);
          assert(answer.t === "taken", "words are taken");
          taken.set(answer.seq, envelope);
        }
      };
      await Promise.allSettled(Array.from({ length: AT_ONCE }, one));
    },
  };
}

test("a relay that is killed again and again keeps what it acknowledged, once and at its place", PATIENCE, async () => {
  const writers = Array.from({ length: WRITERS }, writer);
  let relay = await start();
  for (const { device } of writers) await register(relay.address, device);
  for (let kill = 0; kill < KILLS; kill += 1) {
    const { address } = relay;
    const sockets = await Promise.all(
      writers.map(async ({ device }) => SimulatedSocket.open(address, await tokenOf(address, device))),
    );
    if (kill === 0) await Promise.all(writers.map(({ begin }, index) => sockets[index] && begin(sockets[index])));
    const writing = writers.map(({ write }, index) => sockets[index] && write(sockets[index]));
    await new Promise((resolve) => setTimeout(resolve, LONGEST_LIFE_MS * ((kill + 1) / KILLS)));
    await relay.kill();
    await Promise.all(writing);
    relay = await start();
  }
  for (const { device, space, taken, sent } of writers) {
    const token = await tokenOf(relay.address, device);
    const held: Uint8Array[] = [];
    for (let newest = Number.POSITIVE_INFINITY; held.length < newest; ) {
      const params = { space: Buffer.from(space).toString("base64url") };
      const page = await call(relay.address, "events", { token, params, query: `?after=${held.length}` });
      assert("done" in page, "the space can be read");
      newest = page.done.newest;
      for (const { seq, envelope } of page.done.events) {
        expect(seq).toBe(held.length + 1);
        held.push(envelope);
      }
    }
    const places = new Map(held.map((envelope, index) => [hex(envelope), index + 1]));
    expect(places.size).toBe(held.length);
    expect(taken.size).toBeGreaterThan(0);
    for (const [seq, envelope] of taken) expect(places.get(hex(envelope))).toBe(seq);
    expect(held.slice(1).filter((envelope) => !sent.has(hex(envelope)))).toEqual([]);
  }
  await relay.kill();
});

function hex(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString("hex");
}
