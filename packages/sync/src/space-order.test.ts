import { describe, expect, test } from "vitest";
import type { EntryContent, SpaceEntry } from "./space-entry.ts";
import { layOut, type SpaceToLay } from "./space-order.ts";

const nameOf = (id: string) => `name of ${id}`;
const bytesOf = (text: string) => Uint8Array.from(text, (character) => character.charCodeAt(0));

function entry(id: string, after: string | null = null, author = "a"): SpaceEntry {
  const named = after === null ? null : bytesOf(nameOf(after));
  const content: EntryContent = { id, type: "said", at: 0, after: named, body: null };
  return { id: `envelope of ${id}`, author, read: { type: "open", content } };
}

function space(
  kind: SpaceToLay<string>["kind"],
  confirmed: readonly SpaceEntry[],
  waiting: readonly SpaceEntry[] = [],
) {
  return { where: kind, kind, entries: { confirmed, waiting, removed: new Set<string>() } };
}

const idsOf = (spaces: readonly SpaceToLay<string>[]) =>
  layOut(spaces, nameOf).map(({ entry: { read, id } }) => (read.type === "open" ? read.content.id : id));

describe("the one order", () => {
  test("lays what is one's own behind the events that it names, in its own order", () => {
    const ours = space("ours", [entry("o1"), entry("o2")], [entry("o3")]);
    const mine = space(
      "mine",
      [entry("m0"), entry("m2", "o2"), entry("m1", "o1")],
      [entry("m3", "o2"), entry("m4", "o3")],
    );
    expect(idsOf([mine, ours])).toEqual(["m0", "o1", "m1", "o2", "m2", "m3", "o3", "m4"]);
  });

  test("lets what names nothing that is here stand behind the one before it", () => {
    const ours = space("ours", [entry("o1"), entry("o2")]);
    expect(idsOf([ours, space("mine", [entry("m1", "gone"), entry("m2", "o1"), entry("m3", "gone")])])).toEqual([
      "m1",
      "o1",
      "m2",
      "m3",
      "o2",
    ]);
  });

  test("puts what was granted first, and needs nothing else", () => {
    expect(idsOf([space("ours", [entry("o1")]), space("grant", [entry("g1")])])).toEqual(["g1", "o1"]);
    expect(idsOf([])).toEqual([]);
    expect(idsOf([space("mine", [entry("m1", "o1")])])).toEqual(["m1"]);
  });

  test("counts an event once, but two authors may use one id", () => {
    const ours = space("ours", [entry("o1"), entry("o1", null, "b"), entry("o1")], [entry("o1", null, "b")]);
    expect(idsOf([ours, space("mine", [entry("m1", "o1")])])).toEqual(["o1", "m1", "o1"]);
  });

  test("leaves out what is removed, sealed or missing, and keeps the place of what is unreadable", () => {
    const unread = (type: "unreadable" | "sealed" | "missing" | "removed"): SpaceEntry => ({
      id: type,
      author: "a",
      read: { type },
    });
    const all = [
      unread("sealed"),
      unread("unreadable"),
      unread("missing"),
      unread("removed"),
      entry("o1"),
      entry("o2"),
    ];
    const removed = new Set(["envelope of o1"]);
    const ours = { ...space("ours", all), entries: { confirmed: all, waiting: [], removed } };
    expect(idsOf([ours, space("mine", [unread("unreadable"), entry("m1", "o2")])])).toEqual([
      "unreadable",
      "unreadable",
      "o2",
      "m1",
    ]);
  });
});
