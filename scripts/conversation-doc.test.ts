import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { conversationDocument, writeOrCheck } from "./conversation-doc.ts";

test("the committed document is what the machine is", () => {
  expect(writeOrCheck(["--check"])).toBe(0);
});

test("a document that is missing or differs is found out, and written anew", () => {
  const path = join(mkdtempSync(join(tmpdir(), "attune-")), "conversation.md");
  expect(writeOrCheck(["--check"], path)).toBe(1);
  writeFileSync(path, `${conversationDocument()}One more line\n`);
  expect(writeOrCheck(["--check"], path)).toBe(1);
  expect(writeOrCheck([], path)).toBe(0);
  expect(writeOrCheck(["--check"], path)).toBe(0);
});

test("the document draws the stopping rule, words that wait, and the way out", () => {
  const drawn = conversationDocument().split("```")[1] ?? "";
  expect(drawn).toContain("replying --> paused : reply-given [isListener, isThirdCycleExchange]");
  expect(drawn).toContain("speaking --> crossing : words-given [isSpeaker]");
  expect(drawn).toContain("paused --> any_step : arrived [hasNotArrived, bothGreen, resumesHere]");
  expect(drawn).toContain("any_step --> left : room-left");
});

test("every state that the diagram names has an arrow to it", () => {
  const drawn = conversationDocument().split("```")[1] ?? "";
  const names = [...drawn.matchAll(/state ".*" as (\w+)/gu)].map(([, name]) => name);
  expect(names.length).toBeGreaterThan(13);
  expect(names.filter((name) => !drawn.includes(`--> ${name}\n`) && !drawn.includes(`--> ${name} `))).toEqual([]);
});

test("the tables say who may do what, on which condition, and what it changes", () => {
  expect(conversationDocument()).toContain(
    "| `listener-ready` | listener | always | replying | `deliverMessage`, `announceWords` |",
  );
});
