import { openSession, type Session } from "@attune/application";
import type { Clock, RandomSource } from "@attune/kernel";
import { type OpenedStores, openStores, requestPersistence } from "@attune/storage";
import { createEventLog, type StorageError } from "@attune/sync";
import { type DeviceSettings, loadSettings, showSettings } from "./device-settings.ts";
import { createWorkerListening } from "./worker-listening.ts";

/** Everything the screens stand on. */
export interface OpenedApp {
  readonly session: Session;
  readonly stores: OpenedStores;
  readonly settings: DeviceSettings;
}

const clock: Clock = { now: () => Date.now() };
const random: RandomSource = { id: () => crypto.randomUUID() };

/** Opens storage, log and listening, and puts the device's settings on the page. */
export async function openApp(): Promise<OpenedApp | StorageError> {
  const stores = await openStores();
  const settings = await loadSettings(stores.device);
  showSettings(settings);
  const log = createEventLog(stores.log, { clock, random });
  const { drafts, device } = stores;
  const session = await openSession({ log, drafts, device, clock, random, listening: createWorkerListening() });
  if (!session.ok) return session.error;
  void requestPersistence();
  return { session: session.value, stores, settings };
}
