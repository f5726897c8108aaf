import { err, ok, type Result } from "@attune/kernel";
import type { FastifyInstance } from "fastify";
import type { RelaySettings } from "./relay-settings.ts";

export interface PortError {
  readonly type: "port-taken" | "port-refused";
  readonly port: number;
  /** The system's code, such as EADDRINUSE or EACCES. */
  readonly code: string;
}

/** Listens on the first of the ports that is free and says under which address; tells which port failed last if none is. */
export async function openPort(
  relay: FastifyInstance,
  { host, ports }: Pick<RelaySettings, "host" | "ports">,
): Promise<Result<string, PortError>> {
  const [port, ...others] = ports;
  try {
    return ok(await relay.listen({ host, port }));
  } catch (error) {
    const code = systemCodeOf(error);
    const [next, ...rest] = others;
    if (code === "EADDRINUSE" && next !== undefined) return openPort(relay, { host, ports: [next, ...rest] });
    return err({ type: code === "EADDRINUSE" ? "port-taken" : "port-refused", port, code });
  }
}

function systemCodeOf(error: unknown): string {
  return error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : "unknown";
}
