import { commandFrom } from "./command-line.ts";
import { listen } from "./listen.ts";
import { createOutput } from "./output.ts";
import { replayRoom } from "./room-replay.ts";
import { USAGE } from "./usage.ts";
import { loadListener } from "./weights-file.ts";

process.exitCode = await run(process.argv.slice(2));

async function run(args: readonly string[]): Promise<number> {
  const output = createOutput(process.stdout);
  const command = commandFrom(args);
  if (!command.ok) {
    process.stderr.write(`attune: ${command.error.type}\n\n${USAGE}`);
    return 2;
  }
  if (command.value.type === "help") {
    process.stdout.write(USAGE);
    return 0;
  }
  const listener = await loadListener(command.value.tier);
  if (!listener.ok) {
    process.stderr.write(`attune: ${listener.error.type}\n`);
    return 1;
  }
  const { type, level } = command.value;
  const play = type === "listen" ? listen : replayRoom;
  const clean = await play(process.stdin, { listener: listener.value, level, ...output });
  return clean ? 0 : 1;
}
