import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { USUAL_LIMITS } from "./relay-limits.ts";
import { parseRelaySettings } from "./relay-settings.ts";

const FOLDER = join(process.cwd(), "somewhere");
const parse = (environment: Readonly<Record<string, string>>) => parseRelaySettings(environment, FOLDER);

describe("the relay's settings", () => {
  it("are a quiet default on this machine only", () => {
    const settings = parse({});
    expect(settings).toMatchObject({
      ok: true,
      value: {
        host: "127.0.0.1",
        behindProxy: false,
        dataFolder: FOLDER,
        databaseUrl: null,
        metricsPort: null,
        limits: USUAL_LIMITS,
      },
    });
    expect(settings.ok && settings.value.ports.slice(0, 3)).toEqual([4173, 4174, 4175]);
  });

  it("take empty values as not given", () => {
    const names = ["HOST", "PORT", "BEHIND_PROXY", "DATA_DIR", "DATABASE_URL", "METRICS_PORT", "MAX_ACCOUNTS"];
    expect(parse(Object.fromEntries(names.map((name) => [name, ""])))).toEqual(parse({}));
  });

  it("try only the port that was asked for", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 65_535 }), (port) => {
        const settings = parse({ PORT: String(port), HOST: "::1", BEHIND_PROXY: "1" });
        expect(settings).toMatchObject({ ok: true, value: { host: "::1", ports: [port], behindProxy: true } });
      }),
    );
  });

  it("say where things are kept, and how much", () => {
    const settings = parse({
      DATA_DIR: "kept",
      DATABASE_URL: "postgres://relay@db/attune",
      METRICS_PORT: "9100",
      MAX_ACCOUNTS: "2",
      MAX_MEBIBYTES_PER_ACCOUNT: "3",
      WRITES_PER_MINUTE: "90000",
      MAILBOX_CALLS_PER_MINUTE: "7",
    });
    expect(settings).toMatchObject({
      ok: true,
      value: {
        dataFolder: join(process.cwd(), "kept"),
        databaseUrl: "postgres://relay@db/attune",
        metricsPort: 9100,
        limits: {
          accounts: 2,
          bytesPerAccount: 3_145_728,
          writes: { atOnce: 90_000, perMinute: 90_000 },
          mailbox: { atOnce: 7, perMinute: 7 },
        },
      },
    });
  });

  it.each([
    ["PORT", "65536"],
    ["PORT", "-1"],
    ["PORT", "80 "],
    ["PORT", "4e3"],
    ["PORT", "http"],
    ["PORT", "0x50"],
    ["BEHIND_PROXY", "yes"],
    ["DATABASE_URL", "mysql://db"],
    ["METRICS_PORT", "seventy"],
    ["MAX_ACCOUNTS", "many"],
    ["MAX_SOCKETS", "-1"],
  ])("do not guess what %s=%j means", (name, value) => {
    expect(parse({ [name]: value })).toEqual({ ok: false, error: { type: "setting-not-understood", name } });
  });
});
