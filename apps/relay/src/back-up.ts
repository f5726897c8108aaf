import { existsSync } from "node:fs";
import { join } from "node:path";
import { err, ok, type Result } from "@attune/kernel";
import Database from "better-sqlite3";
import { DATABASE_FILE } from "./sqlite/connection.ts";
import { failureCodeOf } from "./store/store-unavailable.ts";

export interface BackUpFailed {
  readonly type: "backup-failed" | "backup-exists";
  readonly code: string;
}

/** Copies a relay's SQLite database as it is at one moment to a new file, also while the relay runs. */
export async function backUp(folder: string, file: string): Promise<Result<null, BackUpFailed>> {
  if (existsSync(file)) return err({ type: "backup-exists", code: "EEXIST" });
  try {
    const database = new Database(join(folder, DATABASE_FILE), { readonly: true, fileMustExist: true });
    await database.backup(file);
    database.close();
    return ok(null);
  } catch (error) {
    return err({ type: "backup-failed", code: failureCodeOf(error) });
  }
}
