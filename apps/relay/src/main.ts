import process from "node:process";
import { fileURLToPath } from "node:url";
import { backUp } from "./back-up.ts";
import { HELP_TEXT } from "./help-text.data.ts";
import { parseRelaySettings } from "./relay-settings.ts";
import { runRelay } from "./run-relay.ts";

const WEB_ROOT = fileURLToPath(new URL("../../web/dist", import.meta.url));
const DATA_FOLDER = fileURLToPath(new URL("../../../data", import.meta.url));

process.exitCode = await run(process.argv.slice(2));

async function run([command, file]: readonly string[]): Promise<number> {
  if (command === "--help") return say(HELP_TEXT);
  const settings = parseRelaySettings(process.env, DATA_FOLDER);
  if (!settings.ok) return complain(`${settings.error.type} ${settings.error.name}`);
  if (command === "--backup") return backUpTo(settings.value.dataFolder, file);
  const started = await runRelay(settings.value, WEB_ROOT);
  return started.ok ? 0 : complain(Object.values(started.error).join(" "));
}

async function backUpTo(folder: string, file: string | undefined): Promise<number> {
  if (file === undefined) return complain("--backup needs the name of a new file");
  const done = await backUp(folder, file);
  return done.ok ? say(`The relay's database is copied.\n`) : complain(`${done.error.type} ${done.error.code}`);
}

function say(text: string): number {
  process.stdout.write(text);
  return 0;
}

function complain(reason: string): number {
  process.stderr.write(`The relay did not start: ${reason}\n`);
  return 1;
}
