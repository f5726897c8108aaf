import type { PlacedBytes, StoredEnvelope, StoredSpace } from "@attune/sync";
import * as v from "valibot";

/** What the store keeps of a space besides its envelopes. */
export interface SpaceRecord {
  readonly version: number;
  readonly mark: Uint8Array | null;
}

/** A space of which nothing is stored. */
export const NO_SPACE: SpaceRecord = { version: 0, mark: null };

/** An envelope as found, not yet parsed, with its place or its position among those that wait. */
export interface FoundEnvelope {
  readonly at: number;
  readonly stored: unknown;
}

const bytes = v.custom<Uint8Array>((value) => value instanceof Uint8Array);
const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const envelopeSchema = v.object({ id: v.pipe(v.string(), v.nonEmpty()), bytes });
const recordSchema = v.object({ version: count, mark: v.nullable(bytes) });

/** Parses what was found of one space behind the place `after`. */
export function foundToSpace(found: {
  readonly after: number;
  readonly confirmed: readonly FoundEnvelope[];
  readonly waiting: readonly FoundEnvelope[];
  readonly record: unknown;
}): StoredSpace {
  const waiting = found.waiting.map(({ stored }) => storedToEnvelope(stored)).filter((envelope) => envelope !== null);
  return {
    confirmed: readablePrefix(found.confirmed, found.after),
    waiting,
    damaged: found.waiting.length - waiting.length,
    ...storedToRecord(found.record),
  };
}

/** Parses what is kept of a space; nothing, or something damaged, is a space without a mark. */
export function storedToRecord(stored: unknown): SpaceRecord {
  const parsed = v.safeParse(recordSchema, stored);
  return parsed.success ? parsed.output : NO_SPACE;
}

/** The envelope that was stored, or null for damage. */
export function storedToEnvelope(stored: unknown): StoredEnvelope | null {
  const parsed = v.safeParse(envelopeSchema, stored);
  return parsed.success ? parsed.output : null;
}

function readablePrefix(found: readonly FoundEnvelope[], after: number): readonly PlacedBytes[] {
  const confirmed: PlacedBytes[] = [];
  for (const { at, stored } of found) {
    const envelope = storedToEnvelope(stored);
    if (envelope === null || at !== after + confirmed.length + 1) break;
    confirmed.push({ seq: at, ...envelope });
  }
  return confirmed;
}
