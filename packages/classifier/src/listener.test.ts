import { readFileSync } from "node:fs";
import { assert } from "@attune/kernel";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createListener } from "./listener.ts";

const bytes = new Uint8Array(readFileSync(new URL("../weights/listener-v2.bin", import.meta.url))).buffer;
const made = createListener(bytes);
assert(made.ok, "the committed weights load");
const listener = made.value;

const evidence = (text: string, context = "") =>
  listener.read(text, context).moves.map(({ move, start, end }) => [move, text.slice(start, end)]);

describe("the listener", () => {
  it("hears blame, and points at the words", () => {
    const text = "You never listen to me, you always walk away!";
    const reading = listener.read(text);
    expect(reading.talk).toBe("cycle");
    expect(evidence(text)).toContainEqual(["blame", expect.stringContaining("never listen")]);
  });

  it("hears fear, and protects it", () => {
    const reading = listener.read("I'm scared you'll stop loving me.");
    expect(reading).toMatchObject({ talk: "secure", neverHeld: "vulnerable-disclosure" });
    expect(reading.gate).toBeLessThan(0.2);
    expect(reading.moves.map(({ move }) => move)).toContain("fear");
  });

  it("takes errands for neutral", () => {
    expect(listener.read("Can you pick up milk on the way home?").talk).toBe("neutral");
  });

  it("hears I feel like you as a claim about the other", () => {
    expect(listener.read("I feel like you don't care about us at all")).toMatchObject({
      talk: "cycle",
      neverHeld: null,
    });
  });

  it("reads an empty message, and one without a word, as nothing", () => {
    for (const text of ["", " \n\u200b", "\ud800"]) {
      expect(listener.read(text)).toEqual({
        talk: "neutral",
        gate: 0,
        moves: [],
        safety: [],
        neverHeld: "yes-or-no",
        form: { words: 0, capitals: 0 },
      });
    }
  });

  it("gives the same reading for the same words", () => {
    const text = "Fine. You win, you're always right.";
    expect(listener.read(text, "we need to talk")).toEqual(listener.read(text, "we need to talk"));
  });

  it("points at whole words within one thought unit, in order", () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...VOCABULARY), { minLength: 1, maxLength: 40 }), (words) => {
        const text = words.join(" ");
        const { moves, gate } = listener.read(text);
        expect(gate).toBeGreaterThanOrEqual(0);
        expect(gate).toBeLessThanOrEqual(1);
        for (const { start, end, confidence } of moves) {
          expect(confidence).toBeGreaterThanOrEqual(0.25);
          expect(text.slice(start, end)).not.toMatch(/^\s|\s$/);
          expect(/\w/.test(text.charAt(start - 1)) && /\w/.test(text.charAt(start))).toBe(false);
          expect(/\w/.test(text.charAt(end - 1)) && /\w/.test(text.charAt(end))).toBe(false);
          expect(text.slice(start, end).split(" ").length).toBeLessThanOrEqual(9);
        }
        expect(moves.map(({ start }) => start)).toEqual(moves.map(({ start }) => start).sort((a, b) => a - b));
      }),
    );
  });

  it("reads a very long message at both ends, in bounded time", () => {
    const ordinary = "The bus was late and it rained. ";
    const text = `Don't touch me. ${ordinary.repeat(32_000)} You are pathetic, you never cared about me.`;
    const began = performance.now();
    const reading = listener.read(text);
    expect(performance.now() - began).toBeLessThan(1500);
    expect(reading.neverHeld).toBe("safety-boundary");
    for (const { start, end } of reading.moves) expect(text.slice(start, end).length).toBe(end - start);
  });

  it("hears signs of danger for the author alone", () => {
    const { safety } = listener.read("You grabbed my wrist and pushed me into the door, it is still purple.");
    expect(safety.map(({ kind }) => kind)).toContain("violence");
  });
});

describe("a reply to something vulnerable", () => {
  const vulnerable = "I feel so lonely lately, and I'm scared of losing you.";

  it.each([
    ["fixes", "Then just make a list and join a club, that will help."],
    ["defends", "That's not true. I did nothing wrong, I was working all day."],
    ["dismisses", "You're overreacting. It's not a big deal."],
    ["reassures-away", "Don't be silly, of course you won't lose me. Everything will be fine."],
  ])("that %s is remarked on", (remark, reply) => {
    expect(listener.readReply(reply, vulnerable).remark).toBe(remark);
  });

  it("that meets it is not remarked on", () => {
    expect(listener.readReply("Come here. I'm with you, I'm not going anywhere.", vulnerable).remark).toBeNull();
    expect(listener.readReply("So you felt lonely, and scared that I'd leave?", vulnerable).remark).toBeNull();
    expect(listener.readReply("I love you", vulnerable).remark).toBeNull();
  });

  it("is looked at only when the message was vulnerable", () => {
    expect(
      listener.readReply("Just put it in the calendar, problem solved.", "The bins were not out.").remark,
    ).toBeNull();
  });
});

const VOCABULARY =
  "I you never always feel scared sad like because but and then sorry whatever done love your fault listen milk at 6 , . ? ! we us not don't just stop please the a it that".split(
    " ",
  );
