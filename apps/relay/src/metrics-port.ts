import { createServer, type Server } from "node:http";
import type { RelayParts } from "./relay-parts.ts";
import { failureCodeOf } from "./store/store-unavailable.ts";

const TEXT_TYPE = "text/plain; version=0.0.4";

/** Serves the relay's counts to this machine alone, at `/metrics`. */
export function serveMetrics({ metrics, hub, log }: Pick<RelayParts, "metrics" | "hub" | "log">, port: number): Server {
  const server = createServer((request, response) => {
    if (request.url !== "/metrics") return response.writeHead(404).end();
    const gauges = { attune_sockets: hub.size, attune_memory_bytes: process.memoryUsage.rss() };
    return response.writeHead(200, { "content-type": TEXT_TYPE }).end(metrics.toText(gauges));
  });
  server.on("error", (error) => log({ event: "metrics-failed", code: failureCodeOf(error) }));
  return server.listen(port, "127.0.0.1");
}
