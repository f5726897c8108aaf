import type { SafetyKind } from "@attune/domain/cycle";
import type { Context } from "./context-kind.ts";
import type { Message } from "./message.ts";
import { saysAny, utteranceFrom } from "./never-held/utterance.ts";

/**
 * Signs that are said outright, whatever the weights think of them. They lead to an offer to the author
 * alone, so a sign too many costs a line on the screen, and a sign too few may cost more.
 */
const CUES: readonly { readonly kind: SafetyKind; readonly said: readonly RegExp[] }[] = [
  {
    kind: "self_harm",
    said: [
      / i (?:really |just |sometimes )?(?:want|wanted) to (?:die|be dead|end it all) /,
      / i (?:am going to|might) end (?:it all|my life) /,
      / (?:kill|killing|hurt|hurting|cut|cutting|harm|harming) myself /,
      / (?:end|ending|take|taking) my (?:own )?life /,
      / do not want to (?:live|be alive|wake up|go on living) /,
      / better off (?:dead|without me) /,
      / suicid(?:e|al) /,
    ],
  },
  {
    kind: "violence",
    said: [
      / (?:scared|afraid|frightened|terrified) of you (?:[.,!?;:]|when |if |sometimes |now |lately |again |$)/,
      / you (?:hit|punched|slapped|kicked|choked|strangled|beat) me (?!up |to |home )/,
      / (?:hand|hands) (?:a?round|on) my (?:throat|neck) /,
      / you (?:pushed|shoved|threw|slammed) me (?:into|against|down|on|onto|out) /,
      / (?:he|she|they) (?:hit|hits|punched|slapped|kicked|choked|choke|strangled|beats) me (?!up |to )/,
      / (?:afraid|scared|frightened|terrified) (?:that )?(?:you|he|she|they) (?:will|might|could|are going to) (?:hit|hurt|kill|choke|beat) (?:me|us) /,
      / (?:stop|quit) (?:hitting|hurting|kicking|choking|punching|slapping) me /,
      / (?:please )?do not (?:hit|hurt|kick|choke) (?:me|us) (?:[.,!?;]|again |please |$)/,
      / let go of my (?:wrist|wrists|arm|arms|throat|neck|hair) /,
      / i (?:will|am going to) kill you (?:[.!]|$)/,
    ],
  },
  {
    kind: "coercion",
    said: [
      / you (?:will not|do not|never|would not) let me (?:see|leave|work|have my|talk to|call|go out) /,
      / you (?:took|hid|keep) my (?:phone|keys|passport|card|medicine|pills) /,
      / i am not allowed to (?:see|leave|work|talk|call|go) /,
      / (?:forced|force|forcing) me to (?:have sex|sleep with|touch) /,
    ],
  },
];

const FIGURE_OF_SPEECH: readonly RegExp[] = [
  / (?:lol|lmao|haha|hahaha|joking|laughing|embarrassment|boredom|film|movie|game|book|episode|😂|🤣|💀) /,
];

/** How sure a sign is that is said outright, 0 to 1. */
export const SAID_OUTRIGHT = 0.9;

/** The signs that are said outright in this message. */
export function safetyCuesIn(message: Message, context: Context): readonly SafetyKind[] {
  const { said } = utteranceFrom(message, context);
  if (saysAny(said, FIGURE_OF_SPEECH)) return [];
  return CUES.filter((cue) => saysAny(said, cue.said)).map(({ kind }) => kind);
}
