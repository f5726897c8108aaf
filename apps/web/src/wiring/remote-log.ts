import type { OpenedPerson, VaultNews, VaultService } from "@attune/application";
import type { Clock, RandomSource } from "@attune/kernel";
import { ok } from "@attune/kernel";
import { appendOne, type EventDraft, type EventLog, type EventLogChange, type LogReading } from "@attune/sync";

/** The open person's log as the page sees it, kept up to date by what the Worker tells. */
export interface RemoteLog extends EventLog {
  /** Takes in what the Worker told. */
  hear(news: Extract<VaultNews, { readonly type: "log" }>): void;
}

/** Begins with what was there when the lock opened. */
export function createRemoteLog(vault: VaultService, opened: Pick<OpenedPerson, "reading" | "version">): RemoteLog {
  const listeners = new Set<(change: EventLogChange) => void>();
  let reading: LogReading = opened.reading;
  let version = opened.version;

  function tell(change: EventLogChange): void {
    for (const listener of [...listeners]) listener(change);
  }

  const appendAll = (drafts: readonly EventDraft[]) => vault.append(drafts, version);

  return {
    hear(news) {
      if (news.version <= version) return;
      version = news.version;
      if (news.change === "reordered") {
        reading = news.reading;
        tell({ type: "reordered" });
        return;
      }
      const { events, unreadable, nextSeq } = news.reading;
      reading = {
        events: [...reading.events, ...events],
        unreadable: [...reading.unreadable, ...unreadable],
        nextSeq,
      };
      tell({ type: "appended", ...news.reading });
    },
    entries: async () => ok(reading),
    known: () => reading,
    append: appendOne(appendAll),
    appendAll,
    appendAgain: (events) => vault.appendAgain(events),
    remove: (eventIds) => vault.remove(eventIds),
    subscribe(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    close: () => listeners.clear(),
  };
}

/** Chance on the page, and its clock, which can be put right by the relay's. */
export const PAGE_SOURCES: { readonly clock: Clock; readonly random: RandomSource } = {
  clock: { now: () => Date.now() },
  random: { id: () => crypto.randomUUID() },
};
