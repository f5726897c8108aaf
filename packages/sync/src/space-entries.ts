import { keyOf } from "./byte-key.ts";
import type { Replica } from "./replica.ts";
import type { SpaceEntry } from "./space-entry.ts";
import type { WaitingFold } from "./waiting-envelopes.ts";

/** The contents of a space in their order: those with a place, then those that wait. */
export interface SpaceEntries {
  readonly confirmed: readonly SpaceEntry[];
  readonly waiting: readonly SpaceEntry[];
  /** Ids of those whose removal waits. */
  readonly removed: ReadonlySet<string>;
}

/** What was verified, and what waits behind it. */
export function entriesOf(replica: Replica, { envelopes }: WaitingFold): SpaceEntries {
  const targets = envelopes.map(({ envelope }) => envelope.header.target).filter((target) => target !== null);
  return {
    confirmed: replica.entries(),
    waiting: envelopes.map(({ entry }) => entry).filter((entry) => entry !== null),
    removed: new Set(targets.map(keyOf)),
  };
}
