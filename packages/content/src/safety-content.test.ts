import { OWN_INSTRUMENTS, PUBLISHED_INSTRUMENTS } from "@attune/domain/instruments";
import { OFFERS, SCREEN, TRIAGE_RULE_IDS } from "@attune/domain/safety";
import { describe, expect, it } from "vitest";
import { SIGNPOST_COUNTRIES, SIGNPOSTS_CHECKED, wordsAlone } from "./alone.ts";
import { contentFor, fillThem } from "./index.ts";

const { safety, picture } = wordsAlone("en");

describe("the words of safety", () => {
  it("ask every question, name every answer, and nothing else", () => {
    expect(Object.keys(safety.questions)).toEqual(SCREEN.map(({ id }) => id));
    for (const { id, answers } of SCREEN) expect(Object.keys(safety.questions[id].answers)).toEqual(answers);
  });

  it("explain every rule and every offer", () => {
    expect(Object.keys(safety.rules)).toEqual(TRIAGE_RULE_IDS);
    expect(Object.keys(safety.offers)).toEqual(OFFERS);
  });

  it("begin every explanation with what was said, and never name what the other is", () => {
    for (const text of Object.values(safety.rules)) {
      expect(text).toMatch(/^(?:You said|Something you wrote|A conversation was stopped)/u);
      expect(text).not.toMatch(/\b(?:abuser|abusive|victim|dangerous person|violent)\b/iu);
    }
  });

  it("say the same about the track whatever the cause", () => {
    expect(contentFor("en").track.solo).not.toMatch(/safe|answer|partner|because|until/iu);
  });

  it("never advise to stay, to go, to forgive or to confront", () => {
    const said = JSON.stringify(safety);
    expect(said).not.toMatch(/\b(?:forgive|confront|be patient|stay with (?:him|her|them)|leave (?:him|her|them))\b/iu);
  });
});

describe("the words of the picture", () => {
  it("have a statement for every item of our own, an axis for every scale, and say what is known", () => {
    expect(Object.keys(picture.instruments)).toEqual(OWN_INSTRUMENTS.map(({ id }) => id));
    for (const { id, scales, known } of OWN_INSTRUMENTS) {
      const words = picture.instruments[id];
      const items = scales.flatMap((scale) => scale.items.map((item) => item.id));
      expect(Object.keys(words?.items ?? {}).toSorted(), id).toEqual(items.toSorted());
      expect(Object.keys(words?.scales ?? {}), id).toEqual(scales.map((scale) => scale.id));
      for (const note of known) expect(picture.known[note], note).toBeDefined();
    }
  });

  it("print no word of a published questionnaire but its name and what is entered", () => {
    expect(Object.keys(picture.published)).toEqual(PUBLISHED_INSTRUMENTS.map(({ id }) => id));
    for (const { id, known } of PUBLISHED_INSTRUMENTS) {
      expect(picture.instruments[id]).toBeUndefined();
      for (const note of known) expect(picture.known[note], note).toBeDefined();
    }
  });

  it("say no statement twice", () => {
    const all = Object.values(picture.instruments).flatMap(({ items }) => Object.values(items));
    expect(new Set(all).size).toBe(all.length);
  });

  it("speak of moves, and never of what someone is", () => {
    const said = JSON.stringify([picture.regions, picture.combinations]);
    expect(said).not.toMatch(/\b(?:anxious|avoidant|secure|insecure|fearful|dismissing|preoccupied|type|style)\b/iu);
  });

  it("put a name in, and begin with a capital", () => {
    expect(fillThem("{them} goes quiet.", "my mother")).toBe("My mother goes quiet.");
  });
});

describe("signposts", () => {
  const all = SIGNPOST_COUNTRIES.flatMap(({ code, signposts }) => signposts.map((one) => ({ code, ...one })));

  it("have a day on which they were checked, and two different sources each", () => {
    expect(new Date(SIGNPOSTS_CHECKED).getTime()).toBeGreaterThan(Date.UTC(2026, 0));
    for (const { name, sources } of all) expect(new Set(sources).size, name).toBe(2);
  });

  it("dial what is shown", () => {
    for (const { number, call } of all) expect(call).toBe(number.replaceAll(/\D/gu, ""));
  });

  it("have an emergency number and someone for thoughts of suicide in every country", () => {
    for (const { code, signposts } of SIGNPOST_COUNTRIES) {
      for (const topic of ["emergency", "suicide"])
        expect(
          signposts.some((one) => one.topic === topic),
          code,
        ).toBe(true);
    }
  });
});
