import { ok, type Result } from "@attune/kernel";
import type { EnvelopeStoreChange } from "./envelope-store.ts";
import type { EventLogChange, NotRecorded } from "./event-log.ts";
import { changeBetween, type OpenedSpace, type SealedReader, type SealedReading } from "./sealed-reading.ts";
import type { StorageError } from "./storage-error.ts";

/** What one tab knows of the spaces that are open. Its asynchronous functions are called one at a time. */
export interface KnownSpaces {
  spaces(): readonly OpenedSpace[];
  reading(): SealedReading;
  /** Changes whenever events that are decided on what was known before must not be recorded any more, and why. */
  version(): number;
  outdated(): NotRecorded["reason"];
  outdate(reason: NotRecorded["reason"]): void;
  isLoaded(): boolean;
  /** Reads everything, or what is new. */
  catchUp(): Promise<Result<SealedReading, StorageError>>;
  follow(change: EnvelopeStoreChange): Promise<void>;
  /** Reads anew what the spaces hold and tells what changed; what others wrote makes earlier decisions void. */
  publish(by: "own" | "others" | "first"): void;
  add(opened: OpenedSpace): Promise<Result<void, StorageError>>;
  subscribe(listener: (change: EventLogChange) => void): () => void;
}

/** Knows nothing at first; reads the store when it is asked to. */
export function createKnownSpaces(opened: readonly OpenedSpace[], reader: SealedReader): KnownSpaces {
  const listeners = new Set<(change: EventLogChange) => void>();
  let spaces = opened;
  let reading: SealedReading = NOTHING_READ;
  let loaded = false;
  let version = 0;
  let versionReason: NotRecorded["reason"] = { type: "append-conflict", expectedSeq: 0, actualSeq: 0 };

  function tell(change: EventLogChange): void {
    for (const listener of [...listeners]) listener(change);
  }

  function outdate(reason: NotRecorded["reason"]): void {
    version += 1;
    versionReason = reason;
  }

  function publish(by: "own" | "others" | "first"): void {
    const before = reading;
    const after = reader.read(spaces);
    const change = changeBetween(before, after);
    if (change.type === "none") return;
    reading = after;
    const isMore = change.type === "reordered" || after.nextSeq > before.nextSeq;
    if (by === "others" && isMore) {
      outdate({ type: "append-conflict", expectedSeq: before.nextSeq, actualSeq: after.nextSeq });
    }
    tell(change.type === "appended" ? { type: "appended", ...change.news } : { type: "reordered" });
  }

  async function catchUp(): Promise<Result<SealedReading, StorageError>> {
    for (const each of spaces) {
      const read = await (loaded ? each.log.follow() : firstRead(each));
      if (!read.ok) return read;
    }
    publish(loaded ? "others" : "first");
    loaded = true;
    return ok(reading);
  }

  async function startOver(): Promise<Result<SealedReading, StorageError>> {
    outdate({ type: "append-conflict", expectedSeq: reading.nextSeq, actualSeq: 0 });
    reading = NOTHING_READ;
    loaded = false;
    tell({ type: "erased" });
    return catchUp();
  }

  function isNews(change: EnvelopeStoreChange): boolean {
    if (change.type === "erased") return true;
    return spaces.some(({ log }) => log.name === change.space && log.isNews(change.version));
  }

  return {
    spaces: () => spaces,
    reading: () => reading,
    version: () => version,
    outdated: () => versionReason,
    outdate,
    isLoaded: () => loaded,
    catchUp,
    async follow(change) {
      if (!loaded || !isNews(change)) return;
      const caught = await (change.type === "erased" ? startOver() : catchUp());
      if (!caught.ok) tell({ type: "out-of-date", reason: caught.error });
    },
    publish,
    async add(added) {
      const read = loaded ? await firstRead(added) : ok(undefined);
      if (!read.ok) return read;
      spaces = [...spaces, added];
      publish("others");
      return ok(undefined);
    },
    subscribe(listener) {
      const own = (change: EventLogChange) => listener(change);
      listeners.add(own);
      return () => void listeners.delete(own);
    },
  };
}

const NOTHING_READ: SealedReading = { events: [], unreadable: [], nextSeq: 0, waiting: new Set() };

/** Reads a space from its start, and remembers how far it was verified; a full device keeps what it remembered before. */
async function firstRead({ log }: OpenedSpace): Promise<Result<void, StorageError>> {
  const read = await log.load();
  if (!read.ok) return read;
  const marked = await log.mark();
  return marked.ok || marked.error.type === "storage-full" ? ok(undefined) : marked;
}
