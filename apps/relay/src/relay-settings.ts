import { err, ok, type Result } from "@attune/kernel";

export interface RelaySettings {
  readonly host: string;
  /** The ports to try, in order; 0 stands for any free one. */
  readonly ports: readonly [number, ...number[]];
  readonly behindProxy: boolean;
}

export interface SettingsError {
  readonly type: "port-not-understood" | "proxy-not-understood";
}

const USUAL_HOST = "127.0.0.1";
const USUAL_PORT = 4173;
const PORTS_TO_TRY = 20;
const LAST_PORT = 65_535;

/**
 * Reads HOST (default 127.0.0.1), PORT (default: the first free one from 4173 on) and BEHIND_PROXY ("1" or "0",
 * default "0"). A port that was asked for by name is the only one tried.
 */
export function parseRelaySettings(
  environment: Readonly<Record<string, string | undefined>>,
): Result<RelaySettings, SettingsError> {
  const ports = parsePorts(environment["PORT"]);
  if (ports === null) return err({ type: "port-not-understood" });
  const behindProxy = environment["BEHIND_PROXY"] || "0";
  if (behindProxy !== "0" && behindProxy !== "1") return err({ type: "proxy-not-understood" });
  return ok({ host: environment["HOST"] || USUAL_HOST, ports, behindProxy: behindProxy === "1" });
}

function parsePorts(text: string | undefined): readonly [number, ...number[]] | null {
  if (text === undefined || text === "") {
    return [USUAL_PORT, ...Array.from({ length: PORTS_TO_TRY - 1 }, (_, step) => USUAL_PORT + step + 1)];
  }
  const port = /^\d{1,5}$/.test(text) ? Number(text) : Number.NaN;
  return port <= LAST_PORT ? [port] : null;
}
