import { readFile } from "node:fs/promises";
import { assert } from "@attune/kernel";
import { describe, expect, it } from "vitest";
import { createListener } from "./index.ts";

const bytes = await readFile(new URL("../weights/listener-v2.bin", import.meta.url));
const loaded = createListener(new Uint8Array(bytes).buffer);
assert(loaded.ok, "the weights load");
const listener = loaded.value;

const signsOf = (text: string) =>
  listener
    .read(text)
    .safety.filter(({ confidence }) => confidence >= 0.6)
    .map(({ kind }) => kind);

describe("signs that are said outright", () => {
  it.each([
    ["I want to die sometimes.", "self_harm"],
    ["I don’t want to live anymore.", "self_harm"],
    ["Everyone would be better off without me.", "self_harm"],
    ["I’m scared of you when you shout.", "violence"],
    ["I am afraid of you.", "violence"],
    ["You hit me and I can’t forget it.", "violence"],
    ["You won’t let me see my sister.", "coercion"],
    ["You took my phone again.", "coercion"],
    ["He hit me and I am afraid of him.", "violence"],
    ["I am afraid you will hit me again.", "violence"],
    ["He hits me.", "violence"],
    ["Stop hitting me.", "violence"],
    ["Please don’t hurt me.", "violence"],
    ["Please don’t hurt me", "violence"],
    ["Let go of my wrist.", "violence"],
    ["I will kill you.", "violence"],
    ["You forced me to have sex.", "coercion"],
  ])("are heard in %j", (text, kind) => {
    expect(signsOf(text)).toContain(kind);
  });

  it.each([
    "I’m scared of you leaving me.",
    "You hit me up for lunch and then forgot, haha.",
    "I nearly died of embarrassment.",
    "That film where he wants to kill himself was too much.",
    "You beat me to it.",
    "Turn it off at seven if you beat me home.",
    "I’m going to die under this mountain of beans.",
    "I will kill you for eating my cake.",
    "He hit me up about the van.",
    "I am afraid you will hate me.",
    "Don’t hurt me with that terrible pun.",
    "Are you allowed to leave early?",
  ])("are not heard in %j", (text) => {
    expect(signsOf(text)).toEqual([]);
  });
});
