import { keyOf } from "./byte-key.ts";
import type { SpaceEntries } from "./space-entries.ts";
import type { SpaceEntry } from "./space-entry.ts";

/** An entry in the one order, with whether the relay has it. */
export interface LaidEntry<Where> {
  readonly where: Where;
  readonly entry: SpaceEntry;
  readonly waiting: boolean;
}

/** The entries of one open space. */
export interface SpaceToLay<Where> {
  readonly where: Where;
  readonly kind: "mine" | "ours" | "grant";
  readonly entries: SpaceEntries;
}

/** How an event is named by what was laid behind it. */
export type NameOfEvent = (eventId: string) => string;

/**
 * The order of docs/spaces.md, the same on every device that has the same: what was granted, then `ours` with `mine`
 * laid into it, each behind the event that it names. One whose event is not here, or was removed, stands behind the
 * one before it in `mine`. An event that its author sealed twice counts once.
 */
export function layOut<Where>(
  spaces: readonly SpaceToLay<Where>[],
  nameOfEvent: NameOfEvent,
): readonly LaidEntry<Where>[] {
  const grants = listsOf(spaces, "grant");
  const ours = listsOf(spaces, "ours");
  const mine = listsOf(spaces, "mine");
  if (mine.length === 0) return [...grants, ...ours];
  const behind = new Map<string, LaidEntry<Where>[]>([[START, []]]);
  const names = ours.map(({ entry: { read } }) => (read.type === "open" ? nameOfEvent(read.content.id) : START));
  for (const name of names) behind.set(name, []);
  let anchor = START;
  for (const laid of mine) {
    const named = anchorOf(laid.entry);
    if (behind.has(named)) anchor = named;
    behind.get(anchor)?.push(laid);
  }
  const order = [...grants, ...(behind.get(START) ?? [])];
  for (const [index, laid] of ours.entries()) {
    order.push(laid);
    const name = names[index] ?? START;
    if (name !== START) order.push(...take(behind, name));
  }
  return order;
}

/** Before everything. */
const START = "";

function anchorOf({ read }: SpaceEntry): string {
  return read.type === "open" && read.content.after !== null ? keyOf(read.content.after) : START;
}

/** What stands behind an event; nothing the second time, should another author have used its id again. */
function take<Value>(behind: Map<string, Value[]>, name: string): readonly Value[] {
  const found = behind.get(name) ?? [];
  behind.delete(name);
  return found;
}

function listsOf<Where>(
  spaces: readonly SpaceToLay<Where>[],
  kind: SpaceToLay<Where>["kind"],
): readonly LaidEntry<Where>[] {
  return spaces.filter((space) => space.kind === kind).flatMap(({ where, entries }) => listOf(where, entries));
}

/** What there is to show, in its order: neither removed nor sealed, and each event once. */
function listOf<Where>(where: Where, { confirmed, waiting, removed }: SpaceEntries): readonly LaidEntry<Where>[] {
  const laid: LaidEntry<Where>[] = [];
  const seen = new Set<string>();
  const add = (entry: SpaceEntry, isWaiting: boolean) => {
    if (removed.has(entry.id)) return;
    if (entry.read.type === "open") {
      const event = entry.author + entry.read.content.id;
      if (seen.has(event)) return;
      seen.add(event);
    } else if (entry.read.type !== "unreadable") return;
    laid.push({ where, entry, waiting: isWaiting });
  };
  for (const entry of confirmed) add(entry, false);
  for (const entry of waiting) add(entry, true);
  return laid;
}
