import { parseArgs } from "node:util";
import type { FacilitationLevel } from "@attune/domain/conversation";
import { err, ok, type Result } from "@attune/kernel";

/** What was asked for. */
export type Command = { readonly type: "help" } | ({ readonly type: "listen" | "room-replay" } & Options);

/** How words are read. */
export interface Options {
  readonly level: FacilitationLevel;
  readonly tier: Tier;
}

/** `instant`: as at every key that is pressed; `considered`: as after a pause and before words cross, with the closer look. */
export type Tier = "instant" | "considered";

export interface CommandError {
  readonly type: "no-command" | "unknown-command" | "unknown-option" | "unknown-level" | "unknown-tier";
}

const DEFAULT_LEVEL = "3";

/** Reads the arguments behind the program's name. */
export function commandFrom(args: readonly string[]): Result<Command, CommandError> {
  if (args.includes("--help") || args.includes("-h") || args[0] === "help") return ok({ type: "help" });
  if (args.length === 0) return err({ type: "no-command" });
  if (args[0] === "listen") return withOptions("listen", args.slice(1));
  if (args[0] === "room" && args[1] === "replay") return withOptions("room-replay", args.slice(2));
  return err({ type: args[0]?.startsWith("-") === true ? "unknown-option" : "unknown-command" });
}

/** A level of help, if this is one. */
export function levelFrom(value: unknown): FacilitationLevel | null {
  return value === 0 || value === 1 || value === 2 || value === 3 ? value : null;
}

function withOptions(type: "listen" | "room-replay", args: readonly string[]): Result<Command, CommandError> {
  const { values, positionals } = parseArgs({
    args: [...args],
    options: { level: { type: "string" }, tier: { type: "string" } },
    strict: false,
  });
  const { level = DEFAULT_LEVEL, tier = "considered", ...unknown } = values;
  if (positionals.length > 0 || Object.keys(unknown).length > 0) return err({ type: "unknown-option" });
  const chosen = typeof level === "string" && /^[0-3]$/.test(level) ? levelFrom(Number(level)) : null;
  if (chosen === null) return err({ type: "unknown-level" });
  if (tier !== "instant" && tier !== "considered") return err({ type: "unknown-tier" });
  return ok({ type, level: chosen, tier });
}
