import { CYCLE_MOVES } from "@attune/domain/cycle";
import { describe, expect, it } from "vitest";
import { contentFor } from "./index.ts";

const content = contentFor("en");

/** Every text in the content, with the path to it. */
function textsOf(value: unknown, path = ""): readonly (readonly [string, string])[] {
  if (typeof value === "string") return [[path, value]];
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, part]) => textsOf(part, `${path}/${key}`));
}

const texts = textsOf(content).filter(
  ([path]) => !path.endsWith("/id") && !path.endsWith("/does") && !path.endsWith("/by"),
);
const spoken = texts.filter(([path]) => !path.startsWith("/example") && !path.includes("/theySaid"));

describe("the words of the Room", () => {
  it("say at most twelve words when hot", () => {
    const hot = texts.filter(([path]) => /hot$/iu.test(path));
    expect(hot.length).toBeGreaterThan(15);
    for (const [path, text] of hot) expect(text.split(/\s+/u).length, `${path}: ${text}`).toBeLessThanOrEqual(12);
  });

  it("have something to say about every cycle move", () => {
    expect(Object.keys(content.moves).sort()).toEqual([...CYCLE_MOVES].sort());
  });

  it("use only the two placeholders", () => {
    for (const [path, text] of texts) {
      for (const [, name] of text.matchAll(/\{([^}]*)\}/gu)) expect(["you", "partner"], path).toContain(name);
    }
  });

  it("never shout, praise or give orders", () => {
    for (const [path, text] of spoken) {
      expect(text, path).not.toMatch(
        /!|\b(?:blocked|violation|toxic|rejected|incorrect|wrong answer|good job|well done|you must|you should|calm down)\b/iu,
      );
    }
  });

  it("speak of nobody's gender", () => {
    for (const [path, text] of texts) {
      expect(text, path).not.toMatch(/\b(?:he|she|him|his|her|hers|husband|wife|boyfriend|girlfriend|man|woman)\b/iu);
    }
  });

  it("make no diagnosis and no label of a person", () => {
    for (const [path, text] of spoken) {
      expect(text, path).not.toMatch(
        /\b(?:anxious|avoidant|narciss\w*|borderline|attachment style|disorder|dysregulated|codependent)\b/iu,
      );
    }
  });

  it("use typographic apostrophes and quotation marks", () => {
    for (const [path, text] of texts) expect(text, path).not.toMatch(/['"]/u);
  });

  it("have distinct ids in every list", () => {
    const lists = [
      content.ladder,
      content.doors,
      content.promises,
      content.places,
      content.aloneLadder,
      content.togetherLadder,
      content.example.steps,
    ];
    for (const list of lists) {
      const ids = list.map(({ id }) => id);
      expect(new Set(ids).size).toBe(ids.length);
    }
  });

  it("end every beginning open, so that its owner finishes it", () => {
    const stems = [
      ...content.ladder.map(({ stem }) => stem),
      ...content.doors.map(({ stem }) => stem),
      ...content.newnessPrompts,
      ...Object.values(content.replies).flatMap((reply) => reply.stems),
      ...Object.values(content.remarks).map(({ stem }) => stem),
    ];
    for (const stem of stems) expect(stem, stem).toMatch(/[\p{L},] $/u);
  });

  it("give each partner a step that asks something of them and takes their side as well", () => {
    for (const step of Object.values(content.growth)) {
      const sentences = step.split(/(?<=\.)\s+/u);
      expect(sentences.length).toBeGreaterThanOrEqual(2);
      expect(sentences[0]).toMatch(/\b(?:say|notice)\b/u);
      expect(step).not.toMatch(/\b(?:be quiet|stop asking|let it go|give in)\b/iu);
    }
    expect(content.growth.away).toMatch(/\bsay\b/u);
    expect(content.growth.toward).toMatch(/matters/u);
  });

  it("say how a pause rests in one sentence that fits every cause", () => {
    expect(content.rests.arrival).not.toMatch(/\{|steady|answer|partner/u);
  });
});
