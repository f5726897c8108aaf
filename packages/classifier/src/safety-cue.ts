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
      / (?:saved|saving|counted|counting|hiding|hoarding) (?:up )?(?:all )?(?:my|the) (?:pills|tablets|medication) /,
      / (?:all )?(?:be|do|are|manage) (?:so much )?better without me (?:[.,!?;]|here|around|in it|$)/,
      / (?:nobody|no one) would (?:notice|miss me|even notice) (?:if i|were i|[.]|$)/,
      / (?:not|never) (?:waking|wake) up (?:again|tomorrow|any more|anymore) /,
      / (?:starved|starving|cut|cutting|burned|burnt) (?:myself|my arms|my legs|my thighs) /,
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
      / (?:your|his|her|my) (?:fist|foot) (?:went )?(?:through|into) the (?:wall|door|plaster) /,
      / (?:held|pinned|holding|pinning) me (?:down|against|to the (?:wall|floor|bed)) /,
      / (?:blocked|block|blocking|stood in front of) the door (?:so|and|when|until|till) /,
      / (?:threw|chucked|hurled|flung) (?:the|a|an|my|your|his|her) [a-z]+ at (?:me|my (?:head|face|back)|us) /,
      / (?:cover|covers|covered|covering|hide|hid|hiding) (?:up )?(?:the|my|these|those) (?:bruise|bruises|mark|marks|black eye) /,
      / (?:the|my|this|that) (?:bruise|bruises|black eye) (?:on my|you|from you|he|she|will) /,
      / (?:raised|lifted|put|laid) (?:your|his|her|my) hands? (?:to|on|at) (?:me|you|my (?:face|neck|throat)) (?:again|[.,!?;]|once|when|last|in|$)/,
      / i (?:only |just |never meant to )?(?:slapped|hit|pushed|shoved|grabbed) you (?:once|because|when|only|hard|[.,])/,
    ],
  },
  {
    kind: "coercion",
    said: [
      / you (?:will not|do not|never|would not) let me (?:see|leave|work|have my|talk to|call|go out) /,
      / you (?:took|hid|keep) my (?:phone|keys|passport|card|medicine|pills) /,
      / i am not allowed to (?:see|leave|work|talk|call|go) /,
      / (?:forced|force|forcing) me to (?:have sex|sleep with|touch) /,
      / i said no (?:[a-z,. ]{0,40} )?(?:you|he|she) (?:carried on|kept going|went on|did it anyway|continued|did not stop|would not stop) /,
      / (?:you|he|she) (?:keep|keeps|kept|hold|holds|took|has|have) (?:all )?my (?:bank card|atm card|card|wages|salary|passport|papers|id) /,
      / (?:have|had) to ask (?:you|him|her) (?:for|before i) (?:every|each|money|bus fare|spend|buy|go) /,
      / (?:post|posting|send|sending|show|leak) (?:the|those|your|every) (?:pics?|pictures?|photos?|vids?|videos?|nudes) (?:to|if|unless|online|everywhere) /,
      / (?:will|would) never see (?:the|your|my|our) (?:kids|children|son|daughter|baby) again /,
      / (?:call|tell|ring|report you to) (?:immigration|the home office) (?:on|about|if|unless|and)/,
    ],
  },
  {
    kind: "stalking",
    said: [
      / (?:followed|following|tailed|tailing) (?:me|you) (?:home|from work|to work|in the car|all day|all night|again) /,
      / (?:tracker|airtag|spyware|keylogger) (?:on|in|under|to) (?:my|your|her|his|the) /,
      / (?:track|tracked|tracking|tracks) (?:my|your|her|his) (?:phone|location|car|every) /,
      / (?:sat|sitting|parked|waited|waiting|standing|been) (?:in the car )?outside (?:my|your|her|his) (?:work|house|flat|window|office|gym|job|building) (?:again|all|for|since|every|last|watching|until|till|[.,]) /,
      / (?:read|reading|going through|gone through|went through) (?:all )?(?:my|your) (?:messages|texts|emails|phone) (?:every|each|while|when i|last night|at night) /,
      / (?:watch|watched|watching) (?:you|me) (?:through|on|from) the (?:window|camera|cameras|doorbell|car) /,
    ],
  },
  {
    kind: "child_risk",
    said: [
      / (?:hit|hits|hitting|slapped|beat|beats|beating|belted|whipped|shook|shaking|kicked) (?:the|my|our|your) (?:baby|kid|kids|child|children|boy|girl|son|daughter|toddler|little one) /,
      / (?:kids|children|boys|girls|baby|son|daughter|she|he|they) (?:is|are|was|were) (?:scared|afraid|frightened|terrified) of (?:you|him|her|daddy|mummy|dad|mum|mom) /,
      / (?:drunk|drinking|pints|beers|wasted|stoned) (?:[a-z,' ]{0,50} )?(?:drove|driving|behind the wheel|in the car) (?:[a-z,' ]{0,50} )?(?:kid|kids|baby|children|child|son|daughter) /,
      / (?:drove|driving|drive) (?:[a-z,' ]{0,40} )?(?:kid|kids|baby|children|child|son|daughter|[a-z]+) (?:[a-z,' ]{0,30} )?(?:drunk|wasted|stoned|with a drink in you|over the limit) /,
      / left (?:the|my|our) (?:baby|kid|kids|child|children|little one|toddler) (?:alone|on (?:his|her|their) own|in the (?:car|bath)) /,
      / (?:touched|touching|touches) (?:her|him|my daughter|my son|our daughter|our son) (?:down there|under|there|in the bath|at night) /,
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
