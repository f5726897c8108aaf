import type { Side } from "@attune/domain/cycle";
import * as v from "valibot";

/** What two people have typed on the way to their locks: only what they call themselves. */
export type TogetherNames = Readonly<Record<Side, string>>;

const KEY = "together";
const namesSchema = v.object({ A: v.string(), B: v.string() });

/** Names typed before a reload of this tab; no code is ever kept. */
export function recallNames(): TogetherNames {
  try {
    const parsed = v.safeParse(namesSchema, JSON.parse(sessionStorage.getItem(KEY) ?? "null"));
    return parsed.success ? parsed.output : { A: "", B: "" };
  } catch {
    return { A: "", B: "" };
  }
}

export function keepNames(names: TogetherNames): void {
  try {
    sessionStorage.setItem(KEY, JSON.stringify(names));
  } catch {
    // Without storage a reload asks for the names again.
  }
}

export function forgetNames(): void {
  try {
    sessionStorage.removeItem(KEY);
  } catch {
    // Without storage nothing was kept.
  }
}
