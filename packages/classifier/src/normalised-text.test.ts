import { describe, expect, it } from "vitest";
import { formOf } from "./form.ts";
import { messageFrom } from "./message.ts";
import { normaliseText } from "./normalised-text.ts";

const keysOf = (text: string) => messageFrom(text).words.map(({ key }) => key);

describe("normalised text", () => {
  it("is lower case with plain quotes, dashes and letters", () => {
    expect(normaliseText("DON\u2019T \u201cCafé\u201d \u2014 ﬁne\u2026").text).toBe('don\'t "cafe" - fine...');
  });

  it("loses zero-width, bidirectional and variation characters", () => {
    expect(normaliseText("l\u200bo\u202ev\u2066e\ufeff\u00ad").text).toBe("love");
  });

  it("keeps emoji, and turns unpaired surrogates into spaces", () => {
    expect(normaliseText("a\ud800b \u{1F602}").text).toBe("a b \u{1F602}");
  });

  it("knows which letters were capitals and where each came from", () => {
    const { text, starts, ends, capitals } = normaliseText("\u200bÀß");
    expect(text).toBe("ass");
    expect(starts).toEqual([1, 2, 2]);
    expect(ends).toEqual([2, 3, 3]);
    expect(capitals).toEqual([true, false, false]);
  });
});

describe("words", () => {
  it("are letters with inner apostrophes, numbers with their marks, runs of one mark, and emoji", () => {
    expect(keysOf("it's 07:45, ok?! \u{1F602}\u{1F602}")).toEqual([
      "it's",
      "07:45",
      ",",
      "ok",
      "?",
      "!",
      "\u{1F602}",
      "\u{1F602}",
    ]);
    expect(keysOf("wait...what")).toEqual(["wait", "...", "what"]);
  });

  it("lose the stretch", () => {
    const [word] = messageFrom("NOOOOO").words;
    expect(word).toMatchObject({ key: "no", loud: true, stretched: true });
  });

  it("read scripts that are not Latin", () => {
    expect(keysOf("я тебя люблю ٣")).toEqual(["я", "тебя", "люблю", "٣"]);
  });
});

describe("the form of a message", () => {
  it("counts words without marks, and the share that is shouted", () => {
    expect(formOf(messageFrom("I said STOP, NOW!").words)).toEqual({ words: 4, capitals: 2 / 3 });
    expect(formOf(messageFrom("... I ?").words)).toEqual({ words: 1, capitals: 0 });
    expect(formOf(messageFrom("I DON'T").words).capitals).toBe(1);
  });
});
