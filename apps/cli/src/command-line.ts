import type { FacilitationLevel } from "@attune/domain/conversation";
import { err, ok, type Result } from "@attune/kernel";

/** What was asked for. */
export type Command =
  | { readonly type: "help" }
  | { readonly type: "listen"; readonly level: FacilitationLevel }
  | { readonly type: "room-replay"; readonly level: FacilitationLevel };

export interface CommandError {
  readonly type: "no-command" | "unknown-command" | "unknown-option" | "unknown-level";
}

const DEFAULT_LEVEL: FacilitationLevel = 3;

/** Reads the arguments behind the program's name. */
export function commandFrom(args: readonly string[]): Result<Command, CommandError> {
  if (args.includes("--help") || args.includes("-h") || args[0] === "help") return ok({ type: "help" });
  if (args.length === 0) return err({ type: "no-command" });
  if (args[0] === "listen") return withLevel(args.slice(1), "listen");
  if (args[0] === "room" && args[1] === "replay") return withLevel(args.slice(2), "room-replay");
  return err({ type: args[0]?.startsWith("-") === true ? "unknown-option" : "unknown-command" });
}

/** A level of help, if this is one. */
export function levelFrom(value: unknown): FacilitationLevel | null {
  return value === 0 || value === 1 || value === 2 || value === 3 ? value : null;
}

function withLevel(options: readonly string[], type: "listen" | "room-replay"): Result<Command, CommandError> {
  let level: FacilitationLevel = DEFAULT_LEVEL;
  for (let at = 0; at < options.length; at += 1) {
    const option = options[at] ?? "";
    const inline = option.startsWith("--level=") ? option.slice("--level=".length) : null;
    if (option !== "--level" && inline === null) return err({ type: "unknown-option" });
    const chosen = levelIn(inline ?? options[at + 1] ?? "");
    if (chosen === null) return err({ type: "unknown-level" });
    level = chosen;
    if (inline === null) at += 1;
  }
  return ok({ type, level });
}

function levelIn(text: string): FacilitationLevel | null {
  return /^[0-3]$/.test(text) ? levelFrom(Number(text)) : null;
}
