import * as v from "valibot";
import { bytesUpTo, countSchema } from "./byte-schemas.ts";
import { id32, instant } from "./relay-fields.ts";
import { RELAY_LIMITS } from "./relay-limits.ts";
import { RELAY_GOODBYES, RELAY_REFUSALS } from "./relay-refusal.ts";
import { envelopeBytes } from "./relay-space-calls.ts";

/** A number that the client chooses, by which it knows the answer to a message. */
const ref = countSchema;
const wrap = bytesUpTo(RELAY_LIMITS.wrap);

/** Where the live WebSocket is. */
export const LIVE_PATH = "/v1/live";

/**
 * What a client says on the socket. `hello` comes first. `watch` asks for every envelope of a space behind `after`,
 * first those that are there, then new ones as they come; watching again starts anew from there.
 */
export const liveRequest = v.variant("t", [
  v.strictObject({ t: v.literal("hello"), token: id32 }),
  v.strictObject({ t: v.literal("watch"), ref, space: id32, after: countSchema }),
  v.strictObject({ t: v.literal("append"), ref, space: id32, envelope: envelopeBytes }),
  v.strictObject({ t: v.literal("rewrap"), ref, space: id32, id: id32, wrap }),
  v.strictObject({ t: v.literal("ping") }),
]);

export type LiveRequest = v.InferOutput<typeof liveRequest>;

/**
 * What a relay says on the socket. `event` carries one envelope of a watched space, in order and without a gap, own
 * ones too. `caught-up` says that all that was there has been sent. `taken` gives the place of an append, the first
 * one if it was taken before. `rewrapped` answers a rewrap by its ref and tells those who watch the space, with a ref
 * of null. `refused` answers the message with that ref. `bye` is the last message before the socket closes.
 */
export const liveAnswer = v.variant("t", [
  v.strictObject({ t: v.literal("welcome"), time: instant }),
  v.strictObject({ t: v.literal("event"), space: id32, seq: countSchema, envelope: envelopeBytes }),
  v.strictObject({ t: v.literal("caught-up"), ref, space: id32, seq: countSchema }),
  v.strictObject({ t: v.literal("taken"), ref, space: id32, seq: countSchema }),
  v.strictObject({ t: v.literal("rewrapped"), ref: v.nullable(ref), space: id32, id: id32, wrap }),
  v.strictObject({ t: v.literal("refused"), ref, reason: v.picklist(RELAY_REFUSALS) }),
  v.strictObject({ t: v.literal("pong"), time: instant }),
  v.strictObject({ t: v.literal("bye"), reason: v.picklist(RELAY_GOODBYES) }),
]);

export type LiveAnswer = v.InferOutput<typeof liveAnswer>;
