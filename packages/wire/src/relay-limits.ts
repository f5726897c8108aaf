import { MOST_ENVELOPE_BYTES } from "./envelope.ts";
import { MOST_WRAP_BYTES } from "./wrap.ts";

/**
 * How much a relay of this protocol takes and gives, the same for every relay, in bytes unless the name says
 * otherwise. How much one account may keep is a relay's own setting.
 */
export const RELAY_LIMITS = {
  /** An envelope with the framing of its parts. */
  envelope: MOST_ENVELOPE_BYTES,
  /** A wrap: an epoch and a sealed content key. */
  wrap: MOST_WRAP_BYTES,
  /** One message on the WebSocket, either way. */
  liveMessage: 66_560,
  /** The sealed vault. */
  vault: 262_144,
  /** The sealed account master key in one slot. */
  slotSeal: 128,
  /** How many slots an account keeps at the relay. */
  slotsPerAccount: 8,
  /** The first statement of an identity. */
  statement: 256,
  /** One part of a mailbox. */
  mailboxPart: 8192,
  /** How many parts a mailbox has; they count from 0. */
  mailboxParts: 3,
  /** How long a mailbox lives, in milliseconds. */
  mailboxLifetimeMs: 86_400_000,
  /** How many envelopes one page of a space holds at most. */
  pageEnvelopes: 256,
  /** After how many bytes of envelopes a page ends. */
  pageBytes: 524_288,
  /** How long a token holds, in milliseconds. */
  tokenLifetimeMs: 3_600_000,
  /** How long there is to finish what a start call began, in milliseconds. */
  attemptLifetimeMs: 300_000,
  /** How many appends and rewraps one socket may have unanswered. */
  appendsInFlight: 64,
  /** How many spaces one socket may watch. */
  watchedSpaces: 64,
  /** How long a socket may say nothing before it is closed, in milliseconds; a ping is enough. */
  silenceMs: 90_000,
} as const;
