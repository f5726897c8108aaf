import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { assert, type Clock } from "@attune/kernel";
import type { FastifyInstance } from "fastify";
import { createRelay } from "../create-relay.ts";
import { type RelayLimits, USUAL_LIMITS } from "../relay-limits.ts";
import type { RelayLog, RelayLogEntry } from "../relay-log.ts";
import { createRelayParts, type RelayParts } from "../relay-parts.ts";
import { openStore } from "../sqlite/open-store.ts";
import type { RelayStore } from "../store/relay-store.ts";

/** A relay that listens, with what it is made of. */
export interface RelayUnderTest {
  readonly address: string;
  readonly relay: FastifyInstance;
  readonly parts: RelayParts;
  readonly logged: readonly RelayLogEntry[];
  stop(): Promise<void>;
}

export interface RelayUnderTestOptions {
  readonly limits?: Partial<RelayLimits>;
  readonly clock?: Clock;
  readonly store?: RelayStore;
  readonly webRoot?: string;
  readonly behindProxy?: boolean;
}

const FREELY = { atOnce: 1_000_000, perMinute: 1_000_000 };

/** Limits that no test meets by accident. */
export const FREE_LIMITS: RelayLimits = {
  ...USUAL_LIMITS,
  writes: FREELY,
  openings: FREELY,
  signIns: FREELY,
  guesses: FREELY,
  mailbox: FREELY,
};

/** The parts of a relay on SQLite in a folder. */
export async function partsUnderTest(
  folder: string,
  {
    log = () => undefined,
    ...options
  }: Omit<RelayUnderTestOptions, "webRoot" | "behindProxy"> & { readonly log?: RelayLog } = {},
): Promise<RelayParts> {
  const limits = { ...FREE_LIMITS, ...options.limits };
  const clock = options.clock ?? { now: () => Date.now() };
  return createRelayParts({ store: options.store ?? openSqlite(folder, limits), limits, clock, log });
}

/** Starts a relay on a free port, on SQLite in a folder of its own unless it is given a store. */
export async function startRelay({
  webRoot,
  behindProxy = false,
  ...options
}: RelayUnderTestOptions = {}): Promise<RelayUnderTest> {
  const folder = mkdtempSync(join(tmpdir(), "attune-relay-"));
  const logged: RelayLogEntry[] = [];
  const parts = await partsUnderTest(join(folder, "data"), { ...options, log: (entry) => logged.push(entry) });
  const relay = createRelay({ webRoot: webRoot ?? folder, behindProxy, parts });
  const address = await relay.listen({ host: "127.0.0.1", port: 0 });
  return {
    address,
    relay,
    parts,
    logged,
    stop: async () => {
      await relay.close();
      if (options.store === undefined) await parts.store.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function openSqlite(folder: string, limits: RelayLimits): RelayStore {
  const opened = openStore(folder, { bytes: limits.bytesPerAccount, spaces: limits.spacesPerAccount });
  assert(opened.ok, "a database opens");
  return opened.value;
}
