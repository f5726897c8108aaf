import { createHash } from "node:crypto";
import { err, ok, type Result } from "@attune/kernel";

/** One step of a database's form. Steps only go forward; one that was released never changes. */
export interface Migration {
  /** From 1, without a gap. */
  readonly number: number;
  readonly sql: string;
}

/** A step that a database has taken, with the checksum of what it was then. */
export interface AppliedMigration {
  readonly number: number;
  readonly checksum: string;
}

/** `database-newer`: a newer relay wrote this database. `migration-changed`: a step was altered after it was taken. */
export interface MigrationRefused {
  readonly type: "database-newer" | "migration-changed";
  readonly number: number;
}

/** The steps that a database has not taken yet, or why it must not be touched. */
export function pendingMigrations(
  known: readonly Migration[],
  applied: readonly AppliedMigration[],
): Result<readonly Migration[], MigrationRefused> {
  for (const { number, checksum } of applied) {
    const migration = known.find((each) => each.number === number);
    if (migration === undefined) return err({ type: "database-newer", number });
    if (checksumOf(migration) !== checksum) return err({ type: "migration-changed", number });
  }
  return ok(known.filter(({ number }) => applied.every((each) => each.number !== number)));
}

/** By which a step is known again. */
export function checksumOf({ sql }: Migration): string {
  return createHash("sha256").update(sql).digest("hex");
}
