/** For files whose name contains the hash of their content: kept for a year, never asked for again. */
export const KEEP_FOREVER = "public, max-age=31536000, immutable";

/** For everything whose name stays the same: kept, but asked about each time, so a new version is seen at once. */
export const ALWAYS_ASK = "no-cache";

/** For answers that are true only now. */
export const NEVER_KEEP = "no-store";

/** How long a file of the built app may be kept, by its path below the web root (either kind of slash). */
export function cachePolicyFor(path: string): string {
  return /^[\\/]?assets[\\/]/.test(path) ? KEEP_FOREVER : ALWAYS_ASK;
}
