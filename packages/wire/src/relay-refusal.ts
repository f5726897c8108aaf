import * as v from "valibot";

/** Why a relay does not do what it was asked, as a word that both sides know. */
export const RELAY_REFUSALS = [
  /** Not canonical CBOR, or not a message of this call. */
  "malformed",
  /** Larger than the limit for it. */
  "too-large",
  /** No token, or one that is unknown, over or revoked. */
  "not-signed-in",
  /** A wrong passphrase, a wrong proof, an unknown account or a start call that is over: never said which. */
  "not-proved",
  /** This login or account is registered already. */
  "account-taken",
  /** This relay takes no new accounts. */
  "registration-closed",
  /** The vault that is stored is not the one that this one follows. */
  "version-conflict",
  /** What was asked for is not there. */
  "not-found",
  /** This part of the mailbox was written already, with something else. */
  "part-taken",
  /** The account may not read or write this space, or the space is not begun. */
  "not-a-member",
  /** The first envelopes of a space do not begin it as the protocol says. */
  "not-begun",
  /** The space in the header is not the space of the append. */
  "wrong-space",
  /** The header's epoch is not the one that the space is in; for an epoch control, not the next. */
  "wrong-epoch",
  /** An epoch control whose genesis or members do not follow from the space. */
  "wrong-members",
  /** A tombstone whose target is not there or has another author, or a rewrap of what has no payload. */
  "wrong-target",
  /** The account or the relay keeps as much as it may. */
  "quota",
  /** Too many requests from here lately. */
  "too-often",
  /** Too much is unanswered; the same again later is taken. */
  "busy",
] as const;

export type RelayRefusal = (typeof RELAY_REFUSALS)[number];

/** What every call is answered with when it is refused. */
export const refusedAnswer = v.strictObject({ refused: v.picklist(RELAY_REFUSALS) });

/** Why a relay closes a socket, said in its last message. */
export const RELAY_GOODBYES = ["slow", "restarting", "not-signed-in", "malformed", "silent", "too-often"] as const;

export type RelayGoodbye = (typeof RELAY_GOODBYES)[number];
