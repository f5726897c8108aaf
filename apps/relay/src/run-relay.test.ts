import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { cpSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import process from "node:process";
import { fileURLToPath } from "node:url";
import { assert } from "@attune/kernel";
import { afterAll, describe, expect, test } from "vitest";
import { backUp } from "./back-up.ts";
import { parseRelaySettings } from "./relay-settings.ts";
import { runRelay } from "./run-relay.ts";
import { call, signIn, simulatedDevice } from "./under-test/simulated-device.contract.ts";

const MAIN = fileURLToPath(new URL("./main.ts", import.meta.url));
const PATIENCE_MS = 60_000;

const folder = mkdtempSync(join(tmpdir(), "attune-main-"));

afterAll(() => rmSync(folder, { recursive: true }));

function start(args: readonly string[], settings: Readonly<Record<string, string>> = {}): ChildProcess {
  const { DATABASE_URL: _, ...environment } = process.env;
  return spawn(process.execPath, [MAIN, ...args], {
    env: { ...environment, PORT: "0", DATA_DIR: join(folder, "data"), ...settings },
  });
}

/** Runs to the end; gives the exit code and all that was said. */
async function run(args: readonly string[], settings: Readonly<Record<string, string>> = {}) {
  const child = start(args, settings);
  const said: string[] = [];
  for (const stream of [child.stdout, child.stderr]) stream?.setEncoding("utf8").on("data", (text) => said.push(text));
  const [code] = await once(child, "close");
  return { code, said: said.join("") };
}

async function addressOf(child: ChildProcess): Promise<string> {
  assert(child.stdout !== null, "the relay says something");
  const [said] = await once(child.stdout.setEncoding("utf8"), "data");
  return /http:\S+/.exec(String(said))?.[0] ?? "";
}

async function stop(child: ChildProcess): Promise<number | null> {
  const ended = once(child, "exit");
  child.kill("SIGTERM");
  const [code] = await ended;
  return code;
}

describe("the relay's program", () => {
  test(
    "keeps what was answered, also in a backup that is put in its place",
    async () => {
      const first = start([]);
      const address = await addressOf(first);
      const device = simulatedDevice();
      const token = await signIn(address, device);
      const copy = join(folder, "copy.sqlite");
      expect(await run(["--backup", copy])).toMatchObject({ code: 0 });
      expect(await stop(first)).toBe(0);
      const restored = join(folder, "restored");
      mkdirSync(restored);
      cpSync(copy, join(restored, "relay.sqlite"));
      const second = start([], { DATA_DIR: restored });
      const answer = await call(await addressOf(second), "getVault", { token });
      expect(answer).toMatchObject({ done: { account: device.account } });
      expect(await stop(second)).toBe(0);
    },
    PATIENCE_MS,
  );

  test(
    "says what it is for, and which setting it does not understand",
    async () => {
      const [help, wrong] = await Promise.all([run(["--help"]), run([], { PORT: "no" })]);
      expect(help).toMatchObject({ code: 0, said: expect.stringContaining("DATABASE_URL") });
      expect(wrong).toEqual({ code: 1, said: "The relay did not start: setting-not-understood PORT\n" });
    },
    PATIENCE_MS,
  );
});

describe("a relay that cannot start", { timeout: PATIENCE_MS }, () => {
  const startWith = (environment: Readonly<Record<string, string>>) => {
    const settings = parseRelaySettings({ PORT: "0", ...environment }, join(folder, "unstarted"));
    assert(settings.ok, "the settings are understood");
    return runRelay(settings.value, folder);
  };

  test("says why, and leaves its database to others", async () => {
    const unreachable = await startWith({ DATABASE_URL: "postgres://nobody@127.0.0.1:1/none" });
    expect(unreachable).toEqual({ ok: false, error: { type: "database-unreachable", code: "ECONNREFUSED" } });
    for (let times = 0; times < 2; times += 1) {
      const refused = await startWith({ HOST: "192.0.2.1", METRICS_PORT: "0" });
      expect(refused).toMatchObject({ ok: false, error: { type: "port-refused", code: "EADDRNOTAVAIL" } });
    }
  });
});

describe("a backup", () => {
  test("overwrites nothing, and needs a database", async () => {
    const none = await backUp(join(folder, "nowhere"), join(folder, "none.sqlite"));
    expect(none).toEqual({ ok: false, error: { type: "backup-failed", code: "unknown" } });
    expect(await backUp(folder, MAIN)).toEqual({ ok: false, error: { type: "backup-exists", code: "EEXIST" } });
  });
});
