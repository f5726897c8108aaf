import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";

const MAIN = fileURLToPath(new URL("../../apps/relay/src/main.ts", import.meta.url));

/** The relay as it runs for people, on a free port. */
export async function startRelay(): Promise<{ readonly address: string; readonly stop: () => void }> {
  const relay = spawn(process.execPath, [MAIN], {
    env: { ...process.env, PORT: "0" },
    stdio: ["ignore", "pipe", "inherit"],
  });
  const address = await new Promise<string>((resolve, reject) => {
    relay.once("exit", () => reject(new Error("The relay ended before it was ready")));
    relay.stdout.on("data", (words: Buffer) => {
      const found = /http:\/\/[\d.]+:\d+/u.exec(words.toString());
      if (found !== null) resolve(found[0]);
    });
  });
  return { address, stop: () => relay.kill() };
}
