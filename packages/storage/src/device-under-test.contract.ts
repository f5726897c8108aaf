import type { StoredEnvelope, WaitingBatch } from "@attune/sync";
import type { Stores } from "./stores.ts";

/** One device under test: opens any number of tabs over the same data, and can put damage where data was. */
export interface DeviceUnderTest {
  openTab(): Stores;
  damage(place: DamagedPlace, key: string | [string, number], stored: unknown): Promise<void>;
  /** Whether from now on nothing more fits on it. */
  fill(isFull: boolean): void;
  end(): Promise<void>;
}

/** Where damage can be put. */
export type DamagedPlace = "drafts" | "device" | "envelopes" | "waiting" | "spaces";

/** An invented envelope of this name. */
export function envelope(name: number): StoredEnvelope {
  return { id: `e${name}`, bytes: new Uint8Array([name, 255, 0]) };
}

/** Envelopes to add to a space, or to put in the place of what waits there. */
export function batch(space: string, names: readonly number[], expectedVersion: number): WaitingBatch {
  return { space, envelopes: names.map(envelope), expectedVersion };
}
