import { readFile } from "node:fs/promises";
import { createListener, type Listener } from "@attune/classifier";
import { openConsidered } from "@attune/classifier/considered";
import { outcomeOf } from "@attune/domain/conversation";
import { assert } from "@attune/kernel";

/** Words that the listener that ships reads in a known way, so that the tests do not hang on a single weight. */
export interface Phrases {
  /** Held at the level that reads every word. */
  readonly held: readonly [string, string, string, string];
  readonly heldReplies: readonly [string, string, string];
  /** Vulnerable, and never held. */
  readonly soft: readonly [string, string];
  readonly reflection: string;
  /** A reply to soft words that passes the speaker by, and gets a remark for the listener alone. */
  readonly remarked: string;
  /** A reply to soft words that meets them. */
  readonly meeting: string;
  /** Carries a sign about safety. */
  readonly unsafe: string;
}

const HARSH = [
  "You only think about yourself.",
  "You are so selfish it makes me sick.",
  "You always ruin everything, every single time.",
  "It is your fault that we never have any peace.",
  "You never listen, you never help, you just do not care.",
  "You don't care about anyone but yourself.",
  "You're pathetic when you sulk like that.",
  "You ruined the whole weekend again.",
  "You just don't care about this family.",
  "You think you are better than everyone else.",
  "You don't care about me, you only care about yourself.",
  "You make everything about yourself, every single time.",
  "You think you're so clever, don't you.",
];
const HARSH_REPLIES = [
  "That is not what happened, and you did the same thing at Easter.",
  "You are being ridiculous, nobody would be upset about that.",
  "You never listen either, you only ever think of yourself.",
  "I only did it because you never do anything.",
  "You're the one who ruined it, not me.",
  "You only think about yourself.",
  "You don't care about anyone but yourself.",
  ...HARSH,
];
const SOFT = [
  "I am scared that I don’t matter to you any more.",
  "I felt so alone in the kitchen last night.",
  "I am afraid that you will leave me.",
  "I feel so lonely and I miss you.",
];
const REFLECTIONS = [
  "What I hear is that you felt alone and scared.",
  "You were scared, and it makes sense to me.",
  "So when it went quiet you felt alone.",
];

const MEETINGS = [
  ...REFLECTIONS,
  "I’m here. You don’t have to say anything.",
  "Come here. I’m with you, I’m not going anywhere.",
  "Of course you feel that way. Anyone would.",
];

const PASSING_BY = [
  "You should just talk to them.",
  "Just go to bed earlier and it will be fine.",
  "You are overreacting.",
];
const UNSAFE = [
  "He hit me and I am afraid of him.",
  "I am afraid you will hit me again.",
  "I don’t want to live any more.",
  "You pushed me against the wall and I am scared of you.",
];

/** Found with both ways of reading, and after whatever is said in these tests, so that it makes no difference when the closer look arrives. */
export async function findPhrases(): Promise<Phrases> {
  const listeners = await openListeners();
  const outcome = (listener: Listener, text: string, before = "") =>
    outcomeOf(listener.readReply(text, before).reading, 3);
  const always = (check: (listener: Listener) => boolean) => listeners.every(check);
  const befores = ["", ...SOFT, ...REFLECTIONS, ...HARSH_REPLIES];
  const held = HARSH.filter((text) =>
    always((listener) => befores.every((before) => outcomeOf(listener.read(text, before), 3) === "held")),
  );
  const [soft = ""] = SOFT;
  const heldReplies = HARSH_REPLIES.filter((text) => !held.slice(0, 4).includes(text)).filter((text) =>
    always((listener) => [held[0], soft].every((before) => outcome(listener, text, before) === "held")),
  );
  const softs = SOFT.filter((text) =>
    always((listener) => {
      const reading = listener.read(text);
      return outcomeOf(reading, 3) === "crosses" && reading.talk === "secure";
    }),
  );
  const reflection = REFLECTIONS.find((text) => always((listener) => outcome(listener, text, soft) === "crosses"));
  assert(held.length >= 4 && heldReplies.length >= 3, "the listener holds clear blame");
  const remarked = PASSING_BY.find((text) => always((listener) => listener.readReply(text, soft).remark !== null));
  assert(remarked !== undefined, "the listener has a remark for a reply that passes by");
  const meeting = MEETINGS.find((text) => always((listener) => listener.readReply(text, soft).meets !== null));
  assert(meeting !== undefined, "the listener knows a reply that meets");
  const unsafe = UNSAFE.find((text) =>
    always((listener) => listener.read(text).safety.some(({ confidence }) => confidence >= 0.75)),
  );
  assert(unsafe !== undefined, "the listener hears a sign about safety");
  assert(softs.length >= 2 && reflection !== undefined, "the listener lets soft words cross");
  return {
    held: held.slice(0, 4) as unknown as Phrases["held"],
    heldReplies: heldReplies.slice(0, 3) as unknown as Phrases["heldReplies"],
    soft: softs.slice(0, 2) as unknown as Phrases["soft"],
    reflection,
    remarked,
    meeting,
    unsafe,
  };
}

async function openListeners(): Promise<readonly Listener[]> {
  const weights = await bytesOf("listener-v2.bin");
  const considered = await openConsidered(await bytesOf("encoder-v1.bin"), null);
  assert(considered.ok, "the encoder that ships can be read");
  return [createListener(weights), createListener(weights, considered.value)].map((loaded) => {
    assert(loaded.ok, "the weights that ship can be read");
    return loaded.value;
  });
}

async function bytesOf(name: string): Promise<ArrayBuffer> {
  const bytes = await readFile(new URL(`../../packages/classifier/weights/${name}`, import.meta.url));
  return new Uint8Array(bytes).buffer;
}
