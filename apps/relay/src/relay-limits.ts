import type { Rate } from "./rate-limit.ts";

/** How much one relay lets accounts and addresses do; what every relay limits alike is in `@attune/wire`. */
export interface RelayLimits {
  readonly accounts: number;
  readonly bytesPerAccount: number;
  readonly spacesPerAccount: number;
  readonly mailboxParts: number;
  readonly sockets: number;
  readonly socketsPerAccount: number;
  /** Appends and rewraps, by account. */
  readonly writes: Rate;
  /** Live sockets that are opened, by address. */
  readonly openings: Rate;
  /** Register, login, recover and session calls, by address. */
  readonly signIns: Rate;
  /** Logins and recoveries, by login. */
  readonly guesses: Rate;
  /** Mailbox calls, by address. */
  readonly mailbox: Rate;
  /** How much may wait to be sent to one socket, in bytes. */
  readonly socketBuffer: number;
  /** How many appends may wait for their commit in the whole relay. */
  readonly waitingAppends: number;
  readonly appendsPerBatch: number;
}

const MEBIBYTE = 1_048_576;

/** Enough for households on a small machine. */
export const USUAL_LIMITS: RelayLimits = {
  accounts: 10_000,
  bytesPerAccount: 256 * MEBIBYTE,
  spacesPerAccount: 64,
  mailboxParts: 10_000,
  sockets: 10_000,
  socketsPerAccount: 32,
  writes: { atOnce: 6_000, perMinute: 6_000 },
  openings: { atOnce: 240, perMinute: 240 },
  signIns: { atOnce: 60, perMinute: 60 },
  guesses: { atOnce: 10, perMinute: 5 },
  mailbox: { atOnce: 120, perMinute: 120 },
  socketBuffer: 2 * MEBIBYTE,
  waitingAppends: 10_000,
  appendsPerBatch: 512,
};
