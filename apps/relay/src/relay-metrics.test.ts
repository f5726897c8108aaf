import { once } from "node:events";
import { describe, expect, test } from "vitest";
import { LiveHub } from "./live/live-hub.ts";
import { serveMetrics } from "./metrics-port.ts";
import type { RelayLogEntry } from "./relay-log.ts";
import { RelayMetrics } from "./relay-metrics.ts";

describe("the relay's metrics", () => {
  test("are counts, and histograms whose buckets add up", () => {
    const metrics = new RelayMetrics();
    metrics.count("attune_appends_total", "taken");
    metrics.count("attune_appends_total", "taken", 2);
    for (const size of [1, 3, 9_999]) metrics.observe("attune_batch_envelopes", size);
    const lines = metrics.toText({ attune_sockets: 4 }).trimEnd().split("\n");
    expect(lines).toContain('attune_appends_total{kind="taken"} 3');
    expect(lines).toContain('attune_batch_envelopes_bucket{le="1"} 1');
    expect(lines).toContain('attune_batch_envelopes_bucket{le="4"} 2');
    expect(lines).toContain('attune_batch_envelopes_bucket{le="+Inf"} 3');
    expect(lines).toContain("attune_batch_envelopes_sum 10003");
    expect(lines).toContain("attune_batch_envelopes_count 3");
    expect(lines.at(-1)).toBe("attune_sockets 4");
  });

  test("are served to this machine alone, and nothing else is", async () => {
    const logged: RelayLogEntry[] = [];
    const metrics = new RelayMetrics();
    metrics.count("attune_goodbyes_total", "slow");
    const server = serveMetrics(
      { metrics, hub: new LiveHub({ readGrown: async () => [] }), log: (entry) => logged.push(entry) },
      0,
    );
    await once(server, "listening");
    const address = server.address();
    const port = typeof address === "object" && address !== null ? address.port : 0;
    expect(address).toMatchObject({ address: "127.0.0.1" });
    const answer = await fetch(`http://127.0.0.1:${port}/metrics`);
    expect(await answer.text()).toContain('attune_goodbyes_total{kind="slow"} 1');
    expect((await fetch(`http://127.0.0.1:${port}/`)).status).toBe(404);
    const second = serveMetrics(
      { metrics, hub: new LiveHub({ readGrown: async () => [] }), log: (entry) => logged.push(entry) },
      port,
    );
    await expect.poll(() => logged).toEqual([{ event: "metrics-failed", code: "EADDRINUSE" }]);
    second.close();
    server.close();
  });
});
