import type { StorageError } from "@attune/sync";

const REASONS: ReadonlyMap<string, StorageError> = new Map<string, StorageError>([
  ["QuotaExceededError", { type: "storage-full" }],
  ["VersionError", { type: "storage-unavailable", reason: "outdated" }],
  ["AbortError", { type: "storage-unavailable", reason: "closed" }],
  ["InvalidStateError", { type: "storage-unavailable", reason: "closed" }],
  ["TransactionInactiveError", { type: "storage-unavailable", reason: "closed" }],
]);

/**
 * What an exception of IndexedDB means to the caller. Exceptions that only our own mistake causes, such
 * as storing a function, are thrown on.
 */
export function causeToStorageError(cause: unknown): StorageError {
  if (!(cause instanceof DOMException) || cause.name === "DataCloneError") throw cause;
  return REASONS.get(cause.name) ?? { type: "storage-unavailable", reason: "refused" };
}

/** What a failure to open means: a state that does not fit is then the browser's refusal, as in some private modes. */
export function causeToOpenError(cause: unknown): StorageError {
  const error = causeToStorageError(cause);
  const isRefusal = error.type === "storage-unavailable" && error.reason === "closed";
  return isRefusal ? { type: "storage-unavailable", reason: "refused" } : error;
}

/** Whether a read failed on the value itself, so that the values beside it may still be readable. */
export function isDamage(cause: unknown): boolean {
  return cause instanceof DOMException && DAMAGE.has(cause.name);
}

const DAMAGE: ReadonlySet<string> = new Set(["DataError", "NotReadableError", "UnknownError"]);
