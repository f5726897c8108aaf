import { FACILITATION_LEVELS, REPLY_KINDS } from "@attune/domain/conversation";
import { CYCLE_MOVES } from "@attune/domain/cycle";
import { describe, expect, it } from "vitest";
import { wordsAlone } from "./alone.ts";
import { contentFor, fill } from "./index.ts";

const content = contentFor("en");

/** Every text in the content, with the path to it. */
function textsOf(value: unknown, path = ""): readonly (readonly [string, string])[] {
  if (typeof value === "string") return [[path, value]];
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, part]) => textsOf(part, `${path}/${key}`));
}

const texts = textsOf({ ...content, ...wordsAlone("en") }).filter(
  ([path]) => !path.endsWith("/id") && !path.endsWith("/does") && !path.endsWith("/by"),
);
const spoken = texts.filter(([path]) => !path.startsWith("/example") && !path.includes("/theySaid"));

/** What the Room itself says, without the words that it offers for someone to say as their own. */
const advice = texts.filter(
  ([path]) =>
    !/^\/(?:promises|newnessPrompts)\/|\/(?:theySaid|stems?|choices|title)(?:\/|$)/u.test(path) &&
    !/^\/example\/.*\/text$/u.test(path),
);

/** Lines that can show on a hot screen, besides those that are written for two depths. */
const short = [
  ...Object.values(content.moves).map(({ thought }) => thought),
  ...content.reaching,
  ...Object.values(content.opening),
  ...Object.values(content.meetings),
  content.smallerSentence,
  content.overBudget,
  content.inviteMore,
  ...content.inIt.lines,
];
const LONG_NAMES = { you: "Ana Lucia", partner: "Mary Lou" };

function wordsOf(text: string): number {
  return fill(text, LONG_NAMES).split(/\s+/u).length;
}

describe("the words of the Room", () => {
  it("say at most twelve words when hot", () => {
    const hot = texts.filter(([path]) => /hot$/iu.test(path));
    expect(hot.length).toBeGreaterThan(20);
    for (const [path, text] of hot) expect(wordsOf(text), `${path}: ${text}`).toBeLessThanOrEqual(12);
    for (const text of short) expect(wordsOf(text), text).toBeLessThanOrEqual(12);
  });

  it("ask at most one thing at a time when hot", () => {
    for (const [path, text] of texts.filter(([where]) => /hot$/iu.test(where))) {
      expect(text.match(/\?/gu)?.length ?? 0, path).toBeLessThanOrEqual(1);
    }
  });

  it("have something to say about every cycle move", () => {
    expect(Object.keys(content.moves).sort()).toEqual([...CYCLE_MOVES].sort());
  });

  it("say of every hold, in two or three sentences, that it can be wrong and how to let the words cross", () => {
    for (const { why } of Object.values(content.moves)) {
      expect(why).toMatch(/The Room can be wrong: “this is not that” lets your words cross as they are\.$/u);
      const sentences = why.split(/(?<=\.)\s+/u);
      expect([2, 3], why).toContain(sentences.length);
    }
  });

  it("offer a beginning for every kind of reply, in each of the four beats", () => {
    expect(content.beats.map(({ id }) => id)).toEqual(["hear", "here", "allow", "see"]);
    const kinds = content.beats.flatMap(({ stems }) => stems.map(({ kind }) => kind));
    expect([...new Set(kinds)].sort()).toEqual([...REPLY_KINDS].sort());
    for (const { stems } of content.beats) expect(stems.length).toBeGreaterThan(0);
  });

  it("have a name for every level of help", () => {
    expect(content.help).toHaveLength(FACILITATION_LEVELS.length);
  });

  it("speak of the loop without a first or a second one in it", () => {
    const mirrors = texts.filter(([path]) => /^\/(?:mirrors|inIt|rests)\//u.test(path));
    for (const [path, text] of mirrors)
      expect(text, path).not.toMatch(/\bfirst one\b|\bbegan it when\b|\byou started\b/iu);
  });

  it("use only the two placeholders, and one of their own in the picture", () => {
    for (const [path, text] of texts) {
      const known = path.startsWith("/picture") ? ["them"] : ["you", "partner"];
      for (const [, name] of text.matchAll(/\{([^}]*)\}/gu)) expect(known, path).toContain(name);
    }
  });

  it("never shout, praise or give orders", () => {
    for (const [path, text] of spoken) {
      expect(text, path).not.toMatch(
        /!|\b(?:blocked|violation|toxic|rejected|incorrect|wrong answer|good job|well done|you must|you should|calm down)\b/iu,
      );
    }
  });

  it("offer and never order, and find nobody at fault", () => {
    expect(advice.length).toBeGreaterThan(150);
    for (const [path, text] of advice) {
      const said = text.replaceAll("The Room can be wrong", "");
      expect(said, path).not.toMatch(
        /!|\b(?:must|should|always|never (?:say|do|tell)|have to say|wrong|fault|abuse|detected|failed|refuse)\b/iu,
      );
    }
  });

  it("hold no number, which stand with their sources in the signposts and the instruments", () => {
    const without = texts.filter(([path]) => path !== "/version" && !path.startsWith("/picture/published"));
    for (const [path, text] of without) expect(text, path).not.toMatch(/\d/u);
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
      content.script,
      content.beats,
      content.help,
      content.practice.situations,
      content.privacy,
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
      ...content.script.map(({ stem }) => stem),
      ...content.beats.flatMap((beat) => beat.stems.map(({ stem }) => stem)),
      ...content.newnessPrompts,
      ...Object.values(content.replies).flatMap((reply) => reply.stems),
      ...Object.values(content.remarks).map(({ stem }) => stem),
    ];
    for (const stem of stems) expect(stem, stem).toMatch(/[\p{L},] $/u);
  });

  it("put no feeling into a script", () => {
    const given = content.script.map(({ stem, after }) => `${stem}…${after}`).join(" ");
    expect(given).not.toMatch(/\b(?:sad|hurt|lonely|angry|ashamed|small|numb)\b/iu);
  });

  it("show in the example a hold, a second try, a not yet, a landing and a change of turns", () => {
    const { steps } = content.example;
    expect(steps.length).toBeGreaterThanOrEqual(14);
    expect(steps.length).toBeLessThanOrEqual(18);
    const order = ["first-try", "held", "second-try", "ready", "not-yet", "landed", "swap", "robin-speaks", "new"];
    const places = order.map((id) => steps.findIndex((step) => step.id === id));
    expect(places).toEqual(places.toSorted((a, b) => a - b));
    expect(places).not.toContain(-1);
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
