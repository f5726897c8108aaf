import { openSession, type Session } from "@attune/application";
import type { Reading } from "@attune/domain/cycle";
import { assert } from "@attune/kernel";
import type { Stores } from "@attune/storage";
import { createFixedClock, type FixedClock } from "./fixed-clock.ts";
import { createMemoryDevice, type MemoryDevice } from "./memory-stores.ts";
import { obtained } from "./obtained.ts";
import { createListening, createReading } from "./reading-builders.ts";
import { openSeededCrypto } from "./sealed-account.ts";
import { createSeededRandom } from "./seeded-random.ts";
import { createCoupleLog, createSimulatedPeople } from "./simulated-couple-log.ts";

/** A session over a device in memory, whose clock, storage and listening a test holds in its hands. */
export interface SimulatedSession {
  readonly session: Session;
  readonly device: MemoryDevice;
  readonly clock: FixedClock;
  /** Every text that was read, with what came before it. */
  readonly heard: readonly { readonly text: string; readonly before: string }[];
  /** One more tab on the same device, over its stores or over those that a test puts in their place. */
  openTab(stores?: Partial<Stores>): Promise<Session>;
  /** Changes a byte of what was shared last, as a failing disk would. */
  damageLastShared(): Promise<void>;
}

/** Reads each text as the test says; anything else as nothing in particular. */
export type Readings = Readonly<Record<string, Reading>>;

/** Opens a session on a new device. */
export async function openSimulatedSession(readings: Readings = {}): Promise<SimulatedSession> {
  const device = createMemoryDevice();
  const clock = createFixedClock();
  const random = createSeededRandom();
  const people = createSimulatedPeople(await openSeededCrypto());
  const heard: { text: string; before: string }[] = [];
  const listen = (text: string, before: string): Reading => {
    heard.push({ text, before });
    return readings[text] ?? createReading();
  };
  const listening = createListening({
    read: async (text, before) => listen(text, before),
    readReply: async (text, message) => ({ reading: listen(text, message), remark: null, meets: null }),
  });
  async function openTab(stores: Partial<Stores> = {}): Promise<Session> {
    const { envelopes, drafts, device: values } = { ...device.openTab(), ...stores };
    const opened = await openSession({
      log: createCoupleLog({ people, store: envelopes, clock, random }),
      drafts,
      device: values,
      clock,
      random,
      listening,
    });
    assert(opened.ok, "a device in memory opens");
    return opened.value;
  }
  async function damageLastShared(): Promise<void> {
    const { envelopes } = device.openTab();
    const { waiting } = obtained(await envelopes.read(people.ours));
    const last = waiting.at(-1);
    assert(last, "something was shared");
    obtained(await envelopes.changeBytes(people.ours, last.id, (bytes) => bytes.with(-1, (bytes.at(-1) ?? 0) ^ 1)));
  }
  return { session: await openTab(), device, clock, heard, openTab, damageLastShared };
}
