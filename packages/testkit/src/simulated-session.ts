import { openSession, type Session } from "@attune/application";
import type { Reading } from "@attune/domain/cycle";
import { assert } from "@attune/kernel";
import { createEventLog } from "@attune/sync";
import { createFixedClock, type FixedClock } from "./fixed-clock.ts";
import { createMemoryDevice, type MemoryDevice } from "./memory-stores.ts";
import { createListening, createReading } from "./reading-builders.ts";
import { createSeededRandom } from "./seeded-random.ts";

/** A session over a device in memory, whose clock, storage and listening a test holds in its hands. */
export interface SimulatedSession {
  readonly session: Session;
  readonly device: MemoryDevice;
  readonly clock: FixedClock;
  /** Every text that was read, with what came before it. */
  readonly heard: readonly { readonly text: string; readonly before: string }[];
  /** One more tab on the same device. */
  openTab(): Promise<Session>;
}

/** Reads each text as the test says; anything else as nothing in particular. */
export type Readings = Readonly<Record<string, Reading>>;

/** Opens a session on a new device. */
export async function openSimulatedSession(readings: Readings = {}): Promise<SimulatedSession> {
  const device = createMemoryDevice();
  const clock = createFixedClock();
  const random = createSeededRandom();
  const heard: { text: string; before: string }[] = [];
  const listen = (text: string, before: string): Reading => {
    heard.push({ text, before });
    return readings[text] ?? createReading();
  };
  const listening = createListening({
    read: async (text, before) => listen(text, before),
    readReply: async (text, message) => ({ reading: listen(text, message), remark: null }),
  });
  async function openTab(): Promise<Session> {
    const { log, drafts, device: values } = device.openTab();
    const opened = await openSession({
      log: createEventLog(log, { clock, random }),
      drafts,
      device: values,
      clock,
      random,
      listening,
    });
    assert(opened.ok, "a device in memory opens");
    return opened.value;
  }
  return { session: await openTab(), device, clock, heard, openTab };
}
