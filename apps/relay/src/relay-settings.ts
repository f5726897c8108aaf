import { resolve } from "node:path";
import { err, ok, type Result } from "@attune/kernel";
import type { Rate } from "./rate-limit.ts";
import { type RelayLimits, USUAL_LIMITS } from "./relay-limits.ts";

export interface RelaySettings {
  readonly host: string;
  /** The ports to try, in order; 0 stands for any free one. */
  readonly ports: readonly [number, ...number[]];
  readonly behindProxy: boolean;
  /** The folder of the SQLite database. */
  readonly dataFolder: string;
  /** A PostgreSQL database instead, or null. */
  readonly databaseUrl: string | null;
  /** A port on this machine alone, for an operator's eyes, or null. */
  readonly metricsPort: number | null;
  readonly limits: RelayLimits;
}

/** The settings by the names under which they are looked up in the environment. */
export type SettingName = "PORT" | "BEHIND_PROXY" | "DATABASE_URL" | "METRICS_PORT" | LimitName;

export interface SettingsError {
  readonly type: "setting-not-understood";
  readonly name: SettingName;
}

type LimitName =
  | "MAX_ACCOUNTS"
  | "MAX_MEBIBYTES_PER_ACCOUNT"
  | "MAX_SOCKETS"
  | "WRITES_PER_MINUTE"
  | "SIGN_INS_PER_MINUTE"
  | "MAILBOX_CALLS_PER_MINUTE";

type Environment = Readonly<Record<string, string | undefined>>;

const USUAL_HOST = "127.0.0.1";
const USUAL_PORT = 4173;
const PORTS_TO_TRY = 20;
const LAST_PORT = 65_535;
const MEBIBYTE = 1_048_576;

/** Reads the settings out of the environment; `usualDataFolder` stands in for DATA_DIR. The help text says what each is. */
export function parseRelaySettings(
  environment: Environment,
  usualDataFolder: string,
): Result<RelaySettings, SettingsError> {
  const ports = parsePorts(environment["PORT"]);
  if (ports === null) return misunderstood("PORT");
  const behindProxy = environment["BEHIND_PROXY"] || "0";
  if (behindProxy !== "0" && behindProxy !== "1") return misunderstood("BEHIND_PROXY");
  const databaseUrl = parseDatabaseUrl(environment["DATABASE_URL"]);
  if (databaseUrl === undefined) return misunderstood("DATABASE_URL");
  const metricsPort = parseMetricsPort(environment["METRICS_PORT"]);
  if (metricsPort === undefined) return misunderstood("METRICS_PORT");
  const limits = parseLimits(environment);
  if (!limits.ok) return limits;
  return ok({
    host: environment["HOST"] || USUAL_HOST,
    ports,
    behindProxy: behindProxy === "1",
    dataFolder: resolve(environment["DATA_DIR"] || usualDataFolder),
    databaseUrl,
    metricsPort,
    limits: limits.value,
  });
}

/** A port that was asked for by name is the only one tried. */
function parsePorts(text: string | undefined): readonly [number, ...number[]] | null {
  if (text === undefined || text === "") {
    return [USUAL_PORT, ...Array.from({ length: PORTS_TO_TRY - 1 }, (_, step) => USUAL_PORT + step + 1)];
  }
  const port = parsePort(text);
  return port === null ? null : [port];
}

function parsePort(text: string): number | null {
  const port = /^\d{1,5}$/.test(text) ? Number(text) : Number.NaN;
  return port <= LAST_PORT ? port : null;
}

function parseMetricsPort(text: string | undefined): number | null | undefined {
  return text === undefined || text === "" ? null : (parsePort(text) ?? undefined);
}

function parseDatabaseUrl(text: string | undefined): string | null | undefined {
  if (text === undefined || text === "") return null;
  return /^postgres(ql)?:\/\//.test(text) ? text : undefined;
}

function parseLimits(environment: Environment): Result<RelayLimits, SettingsError> {
  const usual: Readonly<Record<LimitName, number>> = {
    MAX_ACCOUNTS: USUAL_LIMITS.accounts,
    MAX_MEBIBYTES_PER_ACCOUNT: USUAL_LIMITS.bytesPerAccount / MEBIBYTE,
    MAX_SOCKETS: USUAL_LIMITS.sockets,
    WRITES_PER_MINUTE: USUAL_LIMITS.writes.perMinute,
    SIGN_INS_PER_MINUTE: USUAL_LIMITS.signIns.perMinute,
    MAILBOX_CALLS_PER_MINUTE: USUAL_LIMITS.mailbox.perMinute,
  };
  const limits = { ...usual };
  for (const name of Object.keys(usual) as LimitName[]) {
    const text = environment[name] || String(usual[name]);
    if (!/^\d{1,9}$/.test(text)) return misunderstood(name);
    limits[name] = Number(text);
  }
  return ok({
    ...USUAL_LIMITS,
    accounts: limits.MAX_ACCOUNTS,
    bytesPerAccount: limits.MAX_MEBIBYTES_PER_ACCOUNT * MEBIBYTE,
    sockets: limits.MAX_SOCKETS,
    writes: rateOf(limits.WRITES_PER_MINUTE),
    signIns: rateOf(limits.SIGN_INS_PER_MINUTE),
    mailbox: rateOf(limits.MAILBOX_CALLS_PER_MINUTE),
  });
}

function rateOf(perMinute: number): Rate {
  return { atOnce: perMinute, perMinute };
}

function misunderstood(name: SettingName): Result<never, SettingsError> {
  return err({ type: "setting-not-understood", name });
}
