import type { MigrationRefused } from "./migration.ts";

/** Why a relay's database cannot be opened. `data-in-use`: another relay process works on this folder. */
export type StoreUnavailable =
  | MigrationRefused
  | { readonly type: "data-in-use" }
  | { readonly type: "database-unreachable"; readonly code: string };

/** The code that a system or database names its failure with. */
export function failureCodeOf(error: unknown): string {
  return error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : "unknown";
}
