import process from "node:process";
import { fileURLToPath } from "node:url";
import { createRelay } from "./create-relay.ts";
import { openPort } from "./open-port.ts";
import type { RelayLogEntry } from "./relay-log.ts";
import { parseRelaySettings } from "./relay-settings.ts";

const WEB_ROOT = fileURLToPath(new URL("../../web/dist", import.meta.url));
const STOP_SIGNALS = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

await run();

async function run(): Promise<void> {
  const settings = parseRelaySettings(process.env);
  if (!settings.ok) return fail(settings.error.type);
  const relay = createRelay({ webRoot: WEB_ROOT, behindProxy: settings.value.behindProxy, log: print });
  const opened = await openPort(relay, settings.value);
  if (!opened.ok) return fail(`${opened.error.type} ${opened.error.port} ${opened.error.code}`);
  print({ event: "started", address: opened.value });
  for (const signal of STOP_SIGNALS) process.once(signal, () => void relay.close());
}

function print(entry: RelayLogEntry): void {
  if (entry.event === "started") process.stdout.write(`Attune is at ${entry.address}\n`);
  else process.stderr.write(`${JSON.stringify(entry)}\n`);
}

function fail(reason: string): void {
  process.stderr.write(`The relay did not start: ${reason}\n`);
  process.exitCode = 1;
}
