import * as v from "valibot";
import { bytesUpTo, countSchema } from "./byte-schemas.ts";
import { id32 } from "./relay-fields.ts";
import { RELAY_LIMITS } from "./relay-limits.ts";

/** An envelope as it travels: canonical CBOR `[ header, sig, payload or null, wrap or null ]`. */
export const envelopeBytes = bytesUpTo(RELAY_LIMITS.envelope);

/** An envelope with its place in the relay's order of the space, from 1. */
const placedEnvelope = v.strictObject({ seq: countSchema, envelope: envelopeBytes });

/**
 * The envelopes behind a place, in order and without a gap. `newest` is the last place that this account may read;
 * the page is the last one when it reaches that.
 */
export const eventsAnswer = v.strictObject({
  space: id32,
  events: v.pipe(v.array(placedEnvelope), v.maxLength(RELAY_LIMITS.pageEnvelopes), v.readonly()),
  newest: countSchema,
});

/** One sealed part of a mailbox. */
export const mailboxPart = v.strictObject({ sealed: bytesUpTo(RELAY_LIMITS.mailboxPart) });
