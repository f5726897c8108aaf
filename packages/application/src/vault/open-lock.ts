import { type Clock, err, ok, type Result } from "@attune/kernel";
import type { DeviceStore, StorageError } from "@attune/sync";
import { LONGEST_SECRET, type LockRefused, SHORTEST_CODE } from "../vault-service.ts";
import { afterWrongCode, MOST_WRONG_CODES, NO_ATTEMPTS, triesLeft } from "./code-attempts.ts";
import { type AccountTools, lockKeyBehind, type OpenAccount, openRecord } from "./open-account.ts";
import { type PersonRecord, writePerson } from "./person-record.ts";

/** What opening a lock stands on. */
export interface LockTools extends AccountTools {
  readonly device: DeviceStore;
  readonly clock: Clock;
}

/** Opens a person's lock with a code. Wrong codes are counted before anything else is answered. */
export async function openLock(
  tools: LockTools,
  record: PersonRecord,
  code: string,
): Promise<Result<OpenAccount, LockRefused | StorageError>> {
  const { device, clock, crypto } = tools;
  if (record.code === null) return err({ type: "code-gone" });
  if (clock.now() < record.attempts.until) return err({ type: "wait", until: record.attempts.until });
  const lockKey = await lockKeyBehind(tools, record, code);
  if (!lockKey.ok) return lockKey;
  if (lockKey.value === null) return countWrongCode(tools, record);
  if (record.attempts.wrong > 0) {
    const kept = await writePerson(device, { ...record, attempts: NO_ATTEMPTS });
    if (!kept.ok) return kept;
  }
  return openRecord(crypto, record, lockKey.value);
}

async function countWrongCode(
  { device, clock }: LockTools,
  record: PersonRecord,
): Promise<Result<never, LockRefused | StorageError>> {
  const attempts = afterWrongCode(record.attempts, clock.now());
  const isGone = attempts.wrong >= MOST_WRONG_CODES;
  const kept = await writePerson(device, { ...record, attempts, code: isGone ? null : record.code });
  if (!kept.ok) return kept;
  if (isGone) return err({ type: "code-gone" });
  if (attempts.until > 0) return err({ type: "wait", until: attempts.until });
  return err({ type: "wrong-code", triesLeft: triesLeft(attempts) });
}

/** A code that may be set, or why not. */
export function checkCode(code: string): Result<string, LockRefused> {
  if (code.length < SHORTEST_CODE) return err({ type: "code-refused", reason: "too-short" });
  if (code.length > LONGEST_SECRET) return err({ type: "code-refused", reason: "too-long" });
  return isTooSimple(code) ? err({ type: "code-refused", reason: "too-simple" }) : ok(code);
}

/** One character again and again, or digits in a row, such as 1111 and 4321. */
function isTooSimple(code: string): boolean {
  const units = Array.from(code, (character) => character.charCodeAt(0));
  const steps = units.slice(1).map((unit, index) => unit - (units[index] ?? 0));
  return [0, 1, -1].some((step) => steps.every((each) => each === step));
}
