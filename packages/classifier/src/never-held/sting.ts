import { isIn } from "../word-family.ts";
import { saysAny, type Utterance } from "./utterance.ts";

/**
 * Whether the message carries something that may wound beside whatever else it says. Softer rules (logistics,
 * affection, jokes, grief, disclosure) do not protect such a message; limits and calls for help are protected all the same.
 */
export function hasSting({ said }: Utterance): boolean {
  return saysAny(said, ACCUSING) || saysAny(said, THREATENING) || saysAny(said, SCORNING) || hasInsult(said);
}

/** Insults for oneself or for both do not count. */
function hasInsult(said: string): boolean {
  const others = said.replace(OF_OURSELVES, " ");
  return others.split(" ").some((word) => isIn(word, "INSULT"));
}

const OF_OURSELVES = / (?:we are|we were|i am|i was|i feel|i felt|both of us are|the two of us are) (?:\S+ ){0,3}/g;

/** Whether the message sets a price on what the other does. */
export function hasThreat({ said }: Utterance): boolean {
  return saysAny(said, THREATENING);
}

const ACCUSING: readonly RegExp[] = [
  / you (?:\S+ )?(?:always|never|constantly|only|just|still|even|ever|clearly|obviously|really think) /,
  / you (?:do|did|will|would|could|can|have|are|were|had) not /,
  /(?<! (?:can|could|would|will|shall)) you (?:\S+ ){0,2}(?:ignore|ignored|ruin|ruined|forget|forgot|lie|lied|lying|left|leave|made|make|makes|want|wanted|chose|choose|pick|picked|prefer|rather|hide|hid|walk|walked|laughed|think|thought|said|told|promised) /,
  / you are (?:the|a|an|so|such|too|just|being|not|always|never|like|worse|impossible|lazy|cold|selfish|off|gone|done|busy|out|happy|glad) /,
  / (?:because of|thanks to|blame|trust) you /,
  / your (?:own )?(?:fault|problem|drama|excuses?|lies|precious|job|mess|doing) /,
  / (?:feel|felt|feels|feeling|seems|looks) (?:like|that|as if|as though) (?:you|your|i have to) /,
  / (?:but|and|while|when|because|so) you (?:\S+ )?(?:always|never|did|do|just|were|are|had|have) /,
  / why (?:do|did|are|were|would|can|could|have|must) (?:not )?you /,
  / (?:if|when) you (?:really |actually |truly )?(?:loved|cared|wanted|bothered|listened|had) /,
  / (?:no thanks to|unlike) you /,
  / not (?:one|once|a word|a single)(?: \S+){0,4} you /,
];

const THREATENING: readonly RegExp[] = [
  / or (?:else|i am|i will|i swear|we are|it is over|do not bother|you will|you can|that is it) /,
  / (?:last|final) (?:warning|chance|time) /,
  / (?:unless|until) you (?:\S+ ){0,6}(?:i am|i will|we are|i go|i leave|nobody|no one) /,
  / (?:lawyer|divorce|divorced|custody|solicitor) /,
  / (?:then|so) (?:we are|i am) (?:done|over|finished|gone|leaving|out) /,
  / we (?:are|will be) (?:done|over|finished|through) /,
  / (?:if|once) you (?:\S+ ){1,8}(?:i am (?:gone|done|leaving|off|out)|i will (?:leave|go|tell|take|make|never|throw|burn|post)|do not come (?:back|home)) /,
  / (?:you will|you are going to) (?:be sorry|regret|see|pay|lose|find out) /,
  / (?:see|watch) (?:what|where|how|who|if) (?:\S+ ){0,4}(?:happens|happen|gets|likes) /,
  / (?:i dare you|do not you dare|answer me|prove it|admit it|swear it|try me) /,
];

const SCORNING: readonly RegExp[] = [
  / (?:congratulations|bravo|well done|good for you|lucky (?:me|you)|poor you|love that for you|how (?:brave|noble|generous|big|kind|convenient) of you) /,
  / (?:oh|wow|ah) ?,? (?:\S+ )?(?:great|brilliant|lovely|wonderful|fantastic|perfect|please|sure|how) /,
  / (?:grow up|get over it|shut up|give me a break|whatever|spare me|who cares|big surprise|of course you|typical|as usual|as always|for once) /,
  / (?:what is wrong with you|are you (?:stupid|mad|insane|crazy|serious|deaf|blind)|fuck (?:you|off)|piss off|go to hell|screw you) /,
  / (?:🙄|😒|🙃|👏|🤡|😤) /,
  / slow clap /,
];
