import type { NeverHeldReason } from "@attune/domain/cycle";
import { describe, expect, it } from "vitest";
import { contextFrom } from "../context-kind.ts";
import { messageFrom } from "../message.ts";
import { neverHeldReasonOf } from "./never-held.ts";

const reasonOf = (text: string, context = "") => neverHeldReasonOf(messageFrom(text), contextFrom(context));

const protectedLines: Readonly<Record<NeverHeldReason, readonly string[]>> = {
  "safety-boundary": [
    "DON'T TOUCH ME!",
    "don’t you dare touch me",
    "Let go of my arm.",
    "Stop following me.",
    "You're hurting me, stop!",
    "No means no.",
    "I don't feel safe with you right now.",
    "Give me back my phone.",
    "You hit me last night and I'm not opening the door.",
    "You will not be alone with him again.",
    "Get away from the kids.",
  ],
  limit: [
    "Don't you call me that.",
    "Stop shouting at me.",
    "Don't talk to me like that, ever.",
    "I won't be spoken to that way.",
    "I need twenty minutes. I'll be back at eight.",
    "I'm not ready to do this yet.",
    "Not in front of the kids, please.",
    "I can't talk about money tonight. Ask me on Saturday.",
  ],
  "call-for-help": [
    "Please help me, I can't breathe.",
    "Call an ambulance",
    "I want to die.",
    "I took all the pills.",
    "Everyone would be better off without me",
    "I need help.",
  ],
  "yes-or-no": ["yes", "No.", "ok", "On my way!", "Not yet", "", "🙂", "   "],
  grief: [
    "I miss my mother so much.",
    "We lost the baby in March.",
    "Since Dad died the house is too quiet.",
    "I keep thinking about the funeral",
    "First Christmas without her.",
  ],
  "vulnerable-disclosure": [
    "I'm scared of losing you.",
    "I feel so alone.",
    "I'm afraid you'll leave me one day.",
    "When you came home late I felt lonely.",
    "My chest is so heavy today.",
    "I need a hug.",
    "That hurt me.",
    "Could you hold me?",
  ],
  affection: ["I love you", "Missing you already xx", "Goodnight, my love", "so proud of you ❤️"],
  "shared-joke": ["we are both hopeless at this 😂", "haha we did it again", "lol I look like an egg"],
  logistics: [
    "I'm on the school run tomorrow at eight.",
    "Dinner is in the oven, train at 18:40.",
    "Can you pick up milk and bread on the way home?",
    "The plumber is coming on Thursday at 9.",
  ],
};

/** Dressed like something that is never held, and something else. */
const disguised: readonly string[] = [
  "Don't touch me again or I'll tell everyone what you did.",
  "Stop following me around like a dog or I swear you'll regret it.",
  "I won't talk to you until you apologise, and if you don't, we're done.",
  "I need a break. From you. For good.",
  "Mention money once more or I'm gone.",
  "I feel like you never listen.",
  "I feel that you don't care about us.",
  "I feel you should have called me.",
  "I'm sad that you're such a coward.",
  "I'm afraid you're going to ruin this for everyone.",
  "I'm sick and tired of your excuses.",
  "I'm ashamed of you.",
  "I love you, but you're impossible.",
  "I love how you always know better.",
  "Love that for you. Truly.",
  "lol you are such an idiot",
  "haha you really thought I'd believe that",
  "You're dead to me.",
  "You are digging your own grave.",
  "whatever",
  "fine",
  "Answer me. Yes or no?",
  "You lost the keys again, they were in the drawer at eight.",
  "Thursday, Friday and Saturday you were late, so bring flowers on Sunday at six.",
  "Help me understand how anyone can be this stupid.",
  "Get 5 more eggs, you lazy pig.",
];

describe("what is never held", () => {
  for (const [reason, lines] of Object.entries(protectedLines)) {
    it.each(lines)(`protects as ${reason}: %j`, (line) => {
      expect(reasonOf(line)).toBe(reason);
    });
  }

  it.each(disguised)("is not taken in by %j", (line) => {
    expect(reasonOf(line)).toBeNull();
  });

  it("protects limits whatever the tone", () => {
    expect(reasonOf("STOP YELLING AT ME!!! you always do this")).toBe("limit");
    expect(reasonOf("get off me you bastard")).toBe("safety-boundary");
  });

  it("does not take a plan for logistics when the partner has just shown a feeling", () => {
    const plan = "The plumber is coming on Thursday at 9.";
    expect(reasonOf(plan, "I feel so alone in this")).toBeNull();
    expect(reasonOf(plan, "when is he here?")).toBe("logistics");
  });

  it("reads stretched letters, capitals and curly quotes like plain ones", () => {
    expect(reasonOf("I’M SCAAAARED OF LOSING YOU")).toBe("vulnerable-disclosure");
    expect(reasonOf("DON\u200b’T touch me")).toBe("safety-boundary");
  });
});
