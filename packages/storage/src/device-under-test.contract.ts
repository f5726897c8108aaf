import type { RecordedEvent } from "@attune/sync";
import type { Stores } from "./stores.ts";

/** One device under test: opens any number of tabs over the same data, and can put damage where data was. */
export interface DeviceUnderTest {
  openTab(): Stores;
  damage(place: DamagedPlace, key: string | number | [string, number], stored: unknown): Promise<void>;
  end(): Promise<void>;
}

/** Where damage can be put. */
export type DamagedPlace = "log" | "drafts" | "device" | "envelopes" | "waiting" | "spaces";

/** An invented event for this position. */
export function eventAt(seq: number, body: RecordedEvent["body"] = { step: seq }): RecordedEvent {
  return {
    id: `event-${seq}`,
    seq,
    recordedAt: 1_767_636_000_000 + seq,
    space: { kind: "ours" },
    type: "step-taken",
    body,
  };
}
