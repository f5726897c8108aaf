import { type Listening, openSession, type PersonHere, type Session, type VaultService } from "@attune/application";
import { type OpenedStores, openStores, requestPersistence } from "@attune/storage";
import type { StorageError } from "@attune/sync";
import { type DeviceSettings, loadSettings, showSettings } from "./device-settings.ts";
import { createRemoteLog, PAGE_SOURCES } from "./remote-log.ts";
import { startVault } from "./start-vault.ts";
import { createWorkerListening } from "./worker-listening.ts";

/** Everything the screens stand on. */
export interface OpenedApp {
  readonly vault: VaultService;
  readonly people: readonly PersonHere[];
  /** What there is while nobody is open: no record, and words that are tried alone on a device without locks. */
  readonly nobody: Session;
  readonly listening: Listening;
  readonly stores: OpenedStores;
  readonly settings: DeviceSettings;
}

/** Opens storage, locks and listening, and puts the device's settings on the page. */
export async function openApp(): Promise<OpenedApp | StorageError> {
  const stores = await openStores();
  const settings = await loadSettings(stores.device);
  showSettings(settings);
  const vault = startVault();
  const people = await vault.people();
  if (!people.ok) return people.error;
  const listening = createWorkerListening();
  const { drafts, device } = stores;
  const log = createRemoteLog(vault, { reading: { events: [], unreadable: [], nextSeq: 0 }, version: 0 });
  const nobody = await openSession({ ...PAGE_SOURCES, log, drafts, device, listening });
  if (!nobody.ok) return nobody.error;
  void requestPersistence();
  return { vault, people: people.value, nobody: nobody.value, listening, stores, settings };
}
