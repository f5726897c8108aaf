import type { RoomEvent } from "@attune/domain/conversation";
import type { RecordedEvent } from "@attune/sync";
import { expect, test } from "vitest";
import { isBySpeaker } from "./authorship.ts";
import type { CoupleEvent } from "./couple-event.ts";

const LANDED: RoomEvent = { type: "landed", side: "B", at: 1 };
const PAUSED: RoomEvent = { type: "pause-called", side: "B", at: 1, returnAt: 600_001, promise: null };

function inRoom(event: RoomEvent): CoupleEvent {
  return { type: "room-event", roomId: "1", event };
}

function recordBy(author: string, kind: "mine" | "ours" = "ours"): RecordedEvent {
  const space = kind === "ours" ? ({ kind } as const) : ({ kind, owner: "me" } as const);
  return { id: "1", seq: 0, recordedAt: 1, space, author, type: "room-event", body: null };
}

test("what only one can know is taken from their own account, and from nobody else", () => {
  expect(isBySpeaker(recordBy("juns account"), inRoom(LANDED), "maras account")).toBe(true);
  expect(isBySpeaker(recordBy("maras account"), inRoom(LANDED), "maras account")).toBe(false);
  expect(isBySpeaker(recordBy("maras account"), inRoom({ ...LANDED, side: "A" }), "maras account")).toBe(true);
});

test("a letter is given, taken back and marked by its own account alone, and in the space of both", () => {
  const back: CoupleEvent = { type: "letter", event: { type: "letter-taken-back", letterId: "1", side: "B", at: 1 } };
  expect(isBySpeaker(recordBy("juns account"), back, "maras account")).toBe(true);
  expect(isBySpeaker(recordBy("maras account"), back, "maras account")).toBe(false);
  expect(isBySpeaker(recordBy("juns account", "mine"), back, "maras account")).toBe(false);
});

test("what is one's own of a letter comes from one's own space", () => {
  const words = { letterId: "1", at: 1, text: "Not yet.", answers: null, until: null };
  const aside: CoupleEvent = { type: "own-letter", event: { type: "letter-set-aside", ...words } };
  expect(isBySpeaker(recordBy("juns account", "mine"), aside, "maras account")).toBe(true);
  expect(isBySpeaker(recordBy("juns account"), aside, "maras account")).toBe(false);
});

test("a pause may be called for both from one device", () => {
  expect(isBySpeaker(recordBy("maras account"), inRoom(PAUSED), "maras account")).toBe(true);
});

test("what is private, what is around the Room, and what was said before there was a couple are taken as they are", () => {
  expect(isBySpeaker(recordBy("maras account", "mine"), inRoom(LANDED), "maras account")).toBe(true);
  expect(isBySpeaker(recordBy("maras account"), { type: "hues-swapped" }, "maras account")).toBe(true);
  expect(isBySpeaker(recordBy("maras account"), inRoom(LANDED), null)).toBe(true);
});
