import { describe, expect, it } from "vitest";
import { labelledTurnsFrom } from "./conversation.ts";
import { loadCloseCalls, loadCorpus, loadHeldOut, loadHeldOutConversations } from "./corpus.ts";
import type { LabelledLine } from "./labelled-line.ts";
import { nearDuplicates } from "./near-duplicate.ts";
import { isTrainedOnly } from "./rules.ts";
import { loadSecondLabels } from "./second-labels.ts";

const { lines, errors } = loadCorpus();
const heldOut = loadHeldOut();
const closeCalls = loadCloseCalls();
const conversations = loadHeldOutConversations();

describe("the corpus", () => {
  it("has no line that is malformed or contradicts itself", () => {
    expect([errors, heldOut.errors, closeCalls.errors, conversations.errors]).toEqual([[], [], [], []]);
  });

  it("has at least 3,800 lines by at least twelve writers who are tested on", () => {
    const tested = lines.filter(({ writer }) => !isTrainedOnly(writer));
    expect(tested.length).toBeGreaterThanOrEqual(3800);
    expect(new Set(tested.map(({ writer }) => writer)).size).toBeGreaterThanOrEqual(12);
  });

  it("has at least sixty whole conversations, of twenty to forty turns each", () => {
    const talks = Map.groupBy(conversations.turns, ({ conversation }) => conversation);
    const trained = Map.groupBy(lines, ({ scenario }) => scenario);
    const trainedTalks = [...trained].filter(([scenario]) => /^p\d+-/u.test(scenario));
    expect(talks.size + trainedTalks.length).toBeGreaterThanOrEqual(60);
    for (const [name, turns] of trainedTalks) expect(turns.length, name).toBeGreaterThanOrEqual(20);
    for (const [name, turns] of talks) {
      expect(turns.length, name).toBeGreaterThanOrEqual(20);
      expect(turns.length, name).toBeLessThanOrEqual(40);
    }
  });

  it("keeps who is held out apart from who is trained on", () => {
    const trained = new Set(lines.map(({ writer }) => writer));
    const kept = [...heldOut.lines, ...closeCalls.lines, ...conversations.turns.map(({ line }) => line)];
    expect(kept.filter(({ writer }) => trained.has(writer))).toEqual([]);
  });

  it("never says nearly the same by two writers", () => {
    const all = [...lines, ...heldOut.lines, ...closeCalls.lines, ...conversations.turns.map(({ line }) => line)];
    expect(nearDuplicates(all)).toEqual([]);
  });

  it("was labelled a second time only where there is a line", () => {
    const known = new Set(heldOut.lines.map(({ id }) => id));
    for (const labels of loadSecondLabels()) expect(labels.filter(({ id }) => !known.has(id))).toEqual([]);
  });
});

describe("near duplicates", () => {
  const line = (writer: string, text: string) => ({ id: `${writer}-1`, writer, text }) as LabelledLine;

  it("are found between writers, and not within one", () => {
    const said = "the dog ate my other shoe again this morning";
    const found = nearDuplicates([
      line("a", said),
      line("b", `well ${said}`),
      line("c", "nothing like it at all, my love"),
    ]);
    expect(found).toEqual([{ one: "a-1", other: "b-1", shared: 1 }]);
    expect(nearDuplicates([line("a", said), line("a", said)])).toEqual([]);
  });
});

describe("a conversation", () => {
  const turn = (change: object) =>
    JSON.stringify({
      id: "c1-1",
      conversation: "tea",
      speaker: "A",
      register: "plain",
      text: "Tea?",
      talk: "neutral",
      primary: "neutral",
      also: [],
      hot: [],
      reach: [],
      safety: "",
      event: "",
      ...change,
    });

  it("gives each turn what the other said last", () => {
    const read = labelledTurnsFrom(
      [
        turn({}),
        turn({ id: "c1-2", speaker: "B", text: "Please." }),
        turn({ id: "c1-3", speaker: "B", text: "Two sugars." }),
        turn({ id: "c1-4", text: "Right." }),
        turn({ id: "c1-5", conversation: "rain", speaker: "B", text: "It rains." }),
      ],
      "c1",
    );
    expect(read.map((one) => one.ok && one.value.line.context)).toEqual(["", "Tea?", "Tea?", "Two sugars.", ""]);
  });

  it("names what is wrong with a turn", () => {
    const problem = (change: object) => {
      const [read] = labelledTurnsFrom([turn(change)], "c1");
      return read?.ok === false ? read.error.problem : null;
    };
    expect(problem({})).toBeNull();
    expect(problem({ conversation: "" })).toBe("conversation is not named");
    expect(problem({ speaker: "C" })).toBe("speaker is neither A nor B");
    expect(problem({ event: "party" })).toBe('event "party" is unknown');
    expect(problem({ text: "" })).toBe("text is empty");
    expect(labelledTurnsFrom(["nope"], "c1")).toEqual([{ ok: false, error: { problem: "not a JSON object" } }]);
  });
});
