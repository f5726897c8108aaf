import { type Crypto, openLocal, sealLocal } from "@attune/crypto";
import { bytesOf, countSchema, decodeCbor, encodeCbor } from "@attune/wire";
import * as v from "valibot";
import { MISBEHAVIOURS, type Misbehaviour } from "./misbehaviour.ts";

/** What a device knows of a space it has verified: up to where it need not check signatures again, and what went wrong. */
export interface SpaceMark {
  /** The newest verified place and the head there. */
  readonly seq: number;
  readonly head: Uint8Array;
  /** How many envelopes waited then, and the head over their ids. */
  readonly waiting: number;
  readonly waitingHead: Uint8Array;
  readonly trouble: Misbehaviour | null;
}

/** What seals values at rest for one account. */
export interface LocalSealer {
  readonly crypto: Crypto;
  readonly hereKey: Uint8Array;
}

const markSchema = v.strictObject({
  seq: countSchema,
  head: bytesOf(32),
  waiting: countSchema,
  waitingHead: bytesOf(32),
  trouble: v.nullable(v.strictObject({ type: v.picklist(MISBEHAVIOURS), seq: countSchema })),
});

/** The bytes of a mark, which only this account can make and read. */
export function sealMark({ crypto, hereKey }: LocalSealer, space: string, mark: SpaceMark): Uint8Array {
  const { seq, head, waiting, waitingHead, trouble } = mark;
  const bytes = encodeCbor({
    seq,
    head,
    waiting,
    waitingHead,
    trouble: trouble && { type: trouble.type, seq: trouble.seq },
  });
  return sealLocal(crypto, { hereKey, name: nameOf(space), bytes });
}

/** The mark, or null where there is none of this account's: everything is then checked anew. */
export function openMark({ crypto, hereKey }: LocalSealer, space: string, sealed: Uint8Array | null): SpaceMark | null {
  const opened = sealed && openLocal(crypto, { hereKey, name: nameOf(space), bytes: sealed });
  const decoded = opened?.ok ? decodeCbor(opened.value) : null;
  const parsed = decoded?.ok ? v.safeParse(markSchema, decoded.value) : null;
  return parsed?.success ? parsed.output : null;
}

function nameOf(space: string): string {
  return `mark/${space}`;
}
