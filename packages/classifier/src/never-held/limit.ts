import { hasSting, hasThreat } from "./sting.ts";
import { saysAny, type Utterance } from "./utterance.ts";

/** A limit on how one lets oneself be treated, or a pause with a way back. A punishment for the other is not a limit. */
export function isLimit(utterance: Utterance): boolean {
  const { said } = utterance;
  if (hasThreat(utterance) || saysAny(said, FOR_GOOD)) return false;
  if (saysAny(said, TREATMENT) || saysAny(said, OWN_NO)) return true;
  if (hasSting(utterance)) return false;
  return (saysAny(said, PAUSING) || saysAny(said, REFUSING)) && saysAny(said, WAY_BACK);
}

const TREATMENT: readonly RegExp[] = [
  / (?:do not|stop|quit|never) (?:you )?(?:shout|shouting|yell|yelling|scream|screaming|swear|swearing|curse|cursing) (?:at me|at us|at the kids|in front of) /,
  / (?:do not|you (?:may|will|can|must) not|you are not (?:going )?to|stop) (?:you |ever )?(?:call|calling) (?:me|my (?:mother|father|family)) (?:that|names|a|an|stupid|crazy|fat|lazy) /,
  / (?:do not|you (?:may|will|can|must) not|stop) (?:ever )?(?:speak|talk|speaking|talking) to me (?:like|that way|in that|that) /,
  / i (?:will|am|would|can|could|do) not (?:going to |have to |want to |let myself |let you |damn |damn sure )?(?:be |stand (?:here )?(?:and|to) be |sit (?:here )?(?:and|to) be )?(?:being |getting )?(?:called|shouted|yelled|spoken|talked|treated|addressed|getting filmed|mocked|laughed|insulted|sworn|filmed|cursed|screamed) /,
  / not in front of (?:the|my|our) (?:kids|children|boys|girls|baby|little ones|son|daughter|mother|father|parents|family) /,
];

const OWN_NO: readonly RegExp[] = [
  / i (?:will|am|can) not (?:going to |able to )?(?:talk|speak|discuss|continue|carry on|keep going|do this|listen|argue|answer)(?: \S+){0,4} (?:while|when|until|as long as|like this|at this hour|with shouting|over text) /,
  / i am not (?:okay|comfortable|ready|willing|happy|at ease) (?:with|to|for|yet) /,
  / i am (?:willing|happy|ready|glad) to talk about (?:\S+ ){1,6}(?:not|but not) /,
  / (?:i need you to|please) (?:ask|knock|wait|check|tell me)(?: \S+){0,3} (?:before|first) (?:you )?(?:touch|come|enter|read|post|share|take|lend|invite|open) /,
  / my (?:body|answer) (?:says|is|is saying) no /,
];

/** What I will not do, as far as it is mine to say. */
const REFUSING: readonly RegExp[] = [
  / i (?:will|can) not (?:talk|do|choose|hold|have|keep|argue|decide|discuss|be talking|answer|lend|lie) /,
  / i am not (?:talking|discussing|doing|lending|lendin|lying|lyin|choosing|available|arguing) /,
  / (?:got nothing (?:left )?(?:in the tank|for this)|full up|no bandwidth|not have (?:the )?bandwidth|brain is mush|words are gone) /,
];

const PAUSING: readonly RegExp[] = [
  / (?:i need|i am taking|i am going to take|give me|i want|let me take|i have to take|can i take|let us take|i would like) (?:\S+ ){0,2}(?:minutes?|minute|break|breather|pause|hour|moment|air|time|timeout|walk|space|breath|lap) /,
  / i am (?:at my (?:edge|limit)|too (?:upset|hot|angry|flooded|tired|wound up)|flooded|shaking|stepping (?:out|outside|away)|going (?:out|for a walk|outside|round the block)) /,
  / (?:not (?:tonight|right now|now|yet)|can we (?:stop|pause)|i am stopping (?:here|now)) /,
];

const WAY_BACK: readonly RegExp[] = [
  / (?:ask me|raise it again|you can have|you will (?:get|have) me|i am happy to|i am willing to|i will (?:tell|find|talk|give|sit|hear|wake|be in)) /,
  / (?:i will|i am going to|and|then i|then we|we can|we will|can we|i am|i want to|i would like to|i do want to|i would) (?:\S+ ){0,3}(?:back|come back|be back|return|finish|pick (?:it|this) up|talk|listen|continue|try again|carry on|hear|start again) /,
  / back (?:at|in|by|before|when|after) (?:\S+ )?(?:0|0:0|half|ten|twenty|thirty|an|eight|nine|seven|six|five|quarter|that|dinner) /,
];

/** Leaving with no way back is not a pause. */
const FOR_GOOD: readonly RegExp[] = [
  / (?:for good|not ever|never again|do not (?:wait|follow|raise it|bring it|call|come)|leave me alone|drop it|end of (?:story|discussion|subject)|i am done|i am out) /,
];
