import type { Crypto } from "@attune/crypto";
import type { RelayCaller } from "@attune/sync";
import { base64UrlToBytes } from "@attune/wire";
import type { AppendLedger } from "./append-ledger.ts";
import { type HeldEnvelope, type Reader, readHeld } from "./relay-reader.ts";

/** What is wrong with what a relay holds, counted by kind. */
export interface Faults {
  /** Acknowledged, and not there or not at its place. */
  lost: number;
  /** There twice. */
  doubled: number;
  /** A gap, or something else at a place where something was seen before. */
  reordered: number;
  /** There, and sent by nobody. */
  foreign: number;
}

/** What a relay was seen to hold of one space, which is its id as base64url. */
export interface SpaceBook {
  readonly space: string;
  /** Reads what came since the last look, and compares it with what was acknowledged until then. */
  compare(faults: Faults): Promise<void>;
  /** Compares everything anew; gives all that is there. */
  compareAll(faults: Faults): Promise<readonly HeldEnvelope[]>;
}

export interface SpaceBookTerms {
  readonly crypto: Crypto;
  readonly call: RelayCaller;
  readonly ledger: AppendLedger;
  readonly reader: Reader;
}

export function openSpaceBook(space: string, terms: SpaceBookTerms): SpaceBook {
  const { ledger, reader } = terms;
  const bytes = base64UrlToBytes(space);
  if (bytes === null) throw new Error("the id of a space");
  const known = new Map<number, string>();
  const compareWith = (
    faults: Faults,
    places: ReadonlyMap<number, string>,
    acknowledged: ReadonlyMap<number, string>,
  ) => {
    const ids = [...places.values()];
    const sent = ledger.sent.get(space) ?? new Set();
    faults.lost += [...acknowledged].filter(([seq, id]) => places.get(seq) !== id).length;
    faults.doubled += ids.length - new Set(ids).size;
    faults.foreign += ids.filter((id) => !sent.has(id)).length;
  };
  return {
    space,
    async compare(faults) {
      // What is acknowledged while this reads may be missing from what it reads.
      const acknowledged = new Map(ledger.taken.get(space));
      take(faults, await readHeld(terms, reader, { space: bytes, after: known.size }), known);
      compareWith(faults, known, acknowledged);
    },
    async compareAll(faults) {
      const acknowledged = new Map(ledger.taken.get(space));
      const held = await readHeld(terms, reader, { space: bytes, after: 0 });
      const whole = new Map<number, string>();
      take(faults, held, whole);
      faults.reordered += [...known].filter(([seq, id]) => whole.get(seq) !== id).length;
      compareWith(faults, whole, acknowledged);
      return held;
    },
  };
}

function take(faults: Faults, held: readonly HeldEnvelope[], known: Map<number, string>): void {
  for (const { seq, id } of held) {
    if (seq !== known.size + 1) faults.reordered += 1;
    known.set(seq, id);
  }
}
