import { hash, randomBytes } from "node:crypto";
import { isIPv6 } from "node:net";
import type { Clock } from "@attune/kernel";

/** How often something may be done by one source: so many at once, and so many a minute in the long run. */
export interface Rate {
  readonly atOnce: number;
  readonly perMinute: number;
}

const MOST_SOURCES = 50_000;
const MINUTE_MS = 60_000;

/**
 * Counts what comes from each source, in memory alone. Sources are kept as a hash under a salt that ends with the
 * process; when there are too many, those that were seen longest ago are forgotten.
 */
export class RateLimit {
  readonly #clock: Clock;
  readonly #rate: Rate;
  readonly #mostSources: number;
  readonly #salt = randomBytes(32);
  readonly #left = new Map<string, { tokens: number; at: number }>();

  constructor(rate: Rate, clock: Clock, mostSources = MOST_SOURCES) {
    this.#rate = rate;
    this.#clock = clock;
    this.#mostSources = mostSources;
  }

  /** Whether the source may do it once more; if so, it counts. */
  take(source: string | Uint8Array): boolean {
    return this.takeKnown(this.keyOf(source));
  }

  /** What a source is known by here; for one that comes often, so that this is computed once. */
  keyOf(source: string | Uint8Array): string {
    return hash("sha256", Buffer.concat([this.#salt, Buffer.from(source)]), "base64url");
  }

  /** The same as `take`, for a source by what it is known by. */
  takeKnown(key: string): boolean {
    const now = this.#clock.now();
    const { atOnce, perMinute } = this.#rate;
    const last = this.#left.get(key) ?? { tokens: atOnce, at: now };
    const tokens = Math.min(atOnce, last.tokens + ((now - last.at) * perMinute) / MINUTE_MS);
    this.#left.delete(key);
    this.#left.set(key, { tokens: tokens >= 1 ? tokens - 1 : tokens, at: now });
    if (this.#left.size > this.#mostSources) this.#forgetOldest();
    return tokens >= 1;
  }

  #forgetOldest(): void {
    const [oldest] = this.#left.keys();
    if (oldest !== undefined) this.#left.delete(oldest);
  }
}

/** The source that an address stands for: of IPv6 the first 64 bits, which one household shares. */
export function sourceOfAddress(address: string): string {
  if (!isIPv6(address)) return address;
  if (address.startsWith("::ffff:")) return address.slice("::ffff:".length);
  const [head = ""] = address.split("::");
  const groups = head.split(":");
  return `${[...groups, "0", "0", "0", "0"].slice(0, 4).join(":")}::`;
}
