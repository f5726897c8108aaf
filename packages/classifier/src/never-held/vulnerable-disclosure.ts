import { isIn } from "../word-family.ts";
import { hasSting } from "./sting.ts";
import { saysAny, type Utterance } from "./utterance.ts";

/** Showing the soft spot: an own feeling, fear or longing, with no blow beside it. "I feel like you…" shows no feeling. */
export function isVulnerableDisclosure(utterance: Utterance): boolean {
  const said = MERE_SETTINGS.reduce((rest, setting) => rest.replace(setting, " "), utterance.said);
  if (hasSting({ ...utterance, said }) || saysAny(said, GUARDED)) return false;
  return utterance.units.some((unit) => isOwnFeeling(unit) || saysAny(unit, LONGING));
}

const TENDER = ["AFRAID", "LONELY", "SAD", "ASHAMED"] as const;

function isOwnFeeling(unit: string): boolean {
  if (saysAny(unit, BODY_SPEAKS) || saysAny(unit, FELT)) return true;
  if (!saysAny(unit, FEELING_OF_MINE)) return false;
  return unit.split(" ").some((word) => TENDER.some((family) => isIn(word, family)) && !AMBIGUOUS.has(word));
}

const FEELING_OF_MINE: readonly RegExp[] = [
  / (?:i|me) (?:\S+ ){0,1}(?:am|was|get|got|feel|felt|feeling|been|become) (?:\S+ ){0,3}\S+ /,
  / (?:i) (?:\S+ )?(?:fear|dread|worry|ache|cried|cry|miss) /,
  / (?:scares|frightens|terrifies|hurts|worries) me /,
  / (?:feeling|feel|felt) (?:so |very |really |a bit |like |down |overwhelmed )/,
];
const AMBIGUOUS: ReadonlySet<string> = new Set(
  "head small low down back pull face broken lost stupid heavy outside useless pathetic failing sick miss missing".split(
    " ",
  ),
);

/** Words that are a feeling only when someone feels them. */
const FELT: readonly RegExp[] = [
  / (?:feel|felt|feeling) (?:so |very |really |a bit |pretty |like )?(?:small|invisible|stupid|lost|broken|useless|heavy|low|empty|unwanted|outside|overwhelmed|numb|left out) /,
];

const BODY_SPEAKS: readonly RegExp[] = [
  / my (?:heart|chest|stomach|throat|belly|gut|hands|legs|knees) (?:\S+ ){0,3}(?:heavy|tight|cold|shaking|shake|sank|sinks|hurts|ached|aches|dropped|drops|racing|closes|closed|knots|knotted|went|goes|breaks|pounding) /,
  / (?:it|that|this) (?:\S+ )?(?:hurts|hurt|stings|stung|aches)(?: me)? /,
];

/** What the other did as the mere setting of a feeling, and what one fears they may do: no accusation. */
const MERE_SETTINGS: readonly RegExp[] = [
  / (?:when|while|after|since|until) you (?:come|came|go|went|left|leave|get|got|are|were|do not|did not|look|looked|say|said|close|closed|turn|turned) (?:\S+ ){0,3}/g,
  / (?:afraid|scared|terrified|frightened|worried|worry|fear) (?:\S+ ){0,3}you (?:will|would|might|may|could|are going to) (?:one day |just |not )?(?:leave|stop|go|give up|think less|get (?:tired|bored)|wear out|find|see|die|be gone|get sick|turn away) (?:\S+ ){0,2}/g,
];

const LONGING: readonly RegExp[] = [
  / i (?:\S+ )?(?:need|want|long|wish|would love|would like) (?:to (?:feel|be (?:close|near|held|with|loved|seen|heard|chosen|wanted|enough|yours)|know (?:that|if) (?:i|we|you)|hear that|matter|lie|sit)|a hug|you (?:near|close|beside|with me|to hold|to know)|your (?:hand|arms|comfort)|us to|closeness|reassurance) /,
  / i would (?:really |so |just )?(?:love|like) (?:it if (?:we|you)|that|you to (?:hold|tell|sit|hear|ask|know|come|stay)) /,
  / i need (?:your (?:reassurance|comfort|hug|arms|hand)|a (?:hug|cuddle|hand)|you (?:right )?(?:now|here)) /,
  / (?:could|would|can|will) you (?:please )?(?:\S+ )?(?:hold|hug|sit with|stay with|lie with|listen to|be with|stay near|lie down with) me? ?/,
];

/** Words that turn a feeling into a verdict, a demand or a way out. */
const GUARDED: readonly RegExp[] = [
  / (?:i am|i feel|i felt) (?:\S+ ){0,2}(?:sorry|afraid) (?:you|that you|but|if you|so) /,
  / (?:sick|tired|fed up|ashamed|embarrassed|sad|disgusted|disappointed) (?:of|in|for|by|with|to be seen with) (?:you|your|this|it|hearing|having) /,
  / you (?:are|were|look|sound|seem|get|got|being|should be) (?:\S+ ){0,2}(?:scared|afraid|lonely|sad|ashamed|worthless|useless|pathetic|stupid) /,
  / (?:because|after|since|when|while|and|but|so|if|,) you (?:\S+ ){0,2}(?:sat|stood|went|go|came|come|took|take|gave|give|put|let|had|have|got|get|did|do|spend|spent|keep|kept|live|set|would) /,
  / (?:tell|answer|explain|say|prove|promise|show|swear|admit|choose|decide) (?:me|it|now|,|\.) /,
  / (?:immediately|this minute) [!.] /,
  / (?:not to rush you|until you|till you|problem closed|problem solved) /,
  / (?:i am done|i give up|forget it|never mind|leave me|end of) /,
];
