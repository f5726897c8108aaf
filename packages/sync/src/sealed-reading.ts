import { type Crypto, eventName } from "@attune/crypto";
import { bytesToBase64Url } from "@attune/wire";
import { keyOf, keyToBytes } from "./byte-key.ts";
import type { LogReading } from "./log-reading.ts";
import type { RecordedEvent } from "./recorded-event.ts";
import type { Space } from "./space.ts";
import type { EntryContent } from "./space-entry.ts";
import type { SpaceLog } from "./space-log.ts";
import { type LaidEntry, layOut } from "./space-order.ts";
import type { RecordUnreadable } from "./storage-error.ts";

/** Everything readable in one order, and what of it the relay does not have. */
export interface SealedReading extends LogReading {
  /** Ids of events that wait on this device to be sent. */
  readonly waiting: ReadonlySet<string>;
}

/** A space that is open, and how the application names it. */
export interface OpenedSpace {
  readonly space: Space;
  readonly log: SpaceLog;
}

/** What another reading adds to the one before: nothing, something behind it, or another order. */
export type ReadingChange =
  | { readonly type: "none" | "reordered" }
  | { readonly type: "appended"; readonly news: LogReading };

/** Makes readings out of spaces; the parts of them that did not change stay the same objects. */
export interface SealedReader {
  read(spaces: readonly OpenedSpace[]): SealedReading;
  /** The name by which `mine` says what stood last in `ours`, or null where there is nothing. */
  lastOurs(spaces: readonly OpenedSpace[]): Uint8Array | null;
  nameOf(eventId: string): Uint8Array;
}

/** Remembers what it has made before. */
export function createSealedReader(crypto: Pick<Crypto, "sodium">): SealedReader {
  const names = new Map<string, string>();
  const accounts = new Map<string, string>();
  const made = new Map<
    string,
    { readonly id: string; readonly content: EntryContent; readonly event: RecordedEvent }
  >();

  function nameOfEvent(id: string): string {
    const known = names.get(id);
    if (known !== undefined) return known;
    const name = keyOf(eventName(crypto, id));
    names.set(id, name);
    return name;
  }

  function accountName(author: string): string {
    const known = accounts.get(author) ?? bytesToBase64Url(keyToBytes(author));
    accounts.set(author, known);
    return known;
  }

  function eventOf(laid: LaidEntry<Space>, content: EntryContent, seq: number): RecordedEvent {
    const { id, author } = laid.entry;
    const key = author + content.id;
    const before = made.get(key);
    const isSame = before !== undefined && (before.id === id || before.content === content);
    if (isSame && before.event.seq === seq) return before.event;
    const { at: recordedAt, type, body } = content;
    const event = { id: content.id, seq, recordedAt, space: laid.where, author: accountName(author), type, body };
    made.set(key, { id, content, event });
    return event;
  }

  function laidOut(spaces: readonly OpenedSpace[]): readonly LaidEntry<Space>[] {
    const toLay = spaces.map(({ space, log }) => ({ where: space, kind: space.kind, entries: log.entries() }));
    return layOut(toLay, nameOfEvent);
  }

  return {
    read(spaces) {
      const events: RecordedEvent[] = [];
      const unreadable: RecordUnreadable[] = [];
      const waiting = new Set<string>();
      const laid = laidOut(spaces);
      for (const [seq, each] of laid.entries()) {
        const { read } = each.entry;
        if (read.type !== "open") {
          unreadable.push({ type: "record-unreadable", seq });
          continue;
        }
        events.push(eventOf(each, read.content, seq));
        if (each.waiting) waiting.add(read.content.id);
      }
      return { events, unreadable, nextSeq: laid.length, waiting };
    },
    lastOurs(spaces) {
      const ours = laidOut(spaces.filter(({ space }) => space.kind === "ours"));
      const last = ours.findLast(({ entry }) => entry.read.type === "open")?.entry.read;
      return last?.type === "open" ? keyToBytes(nameOfEvent(last.content.id)) : null;
    },
    nameOf: (eventId) => keyToBytes(nameOfEvent(eventId)),
  };
}

/** Compares two readings of one reader. */
export function changeBetween(before: SealedReading, after: SealedReading): ReadingChange {
  const isPrefix =
    before.events.every((event, index) => event === after.events[index]) &&
    before.unreadable.every(({ seq }, index) => seq === after.unreadable[index]?.seq);
  if (!isPrefix || after.nextSeq < before.nextSeq) return { type: "reordered" };
  const isSame = after.nextSeq === before.nextSeq && isSameSet(before.waiting, after.waiting);
  if (isSame) return { type: "none" };
  const events = after.events.slice(before.events.length);
  const unreadable = after.unreadable.slice(before.unreadable.length);
  return { type: "appended", news: { events, unreadable, nextSeq: after.nextSeq } };
}

function isSameSet(one: ReadonlySet<string>, other: ReadonlySet<string>): boolean {
  return one.size === other.size && [...one].every((each) => other.has(each));
}
