import { hasSting } from "./sting.ts";
import { saysAny, type Utterance } from "./utterance.ts";

/** Mourning someone, or a life that did not come. */
export function isGrief(utterance: Utterance): boolean {
  const { said } = utterance;
  if (hasSting(utterance) || saysAny(said, FIGURE_OF_SPEECH)) return false;
  return saysAny(said, MOURNING);
}

const LOST_ONE =
  "(?:my|our|the) (?:\\S+ )?(?:mother|father|sister|brother|nan|gran|grandma|granny|grandpa|grandad|grandmother|grandfather|son|daughter|baby|child|friend|uncle|aunt|dog|cat|twin|boy|girl|wife|husband|parents)";

const MOURNING: readonly RegExp[] = [
  new RegExp(` (?:i|we) (?:\\S+ )?(?:lost|buried|miss|missed|mourn|grieve) (?:${LOST_ONE}|him|her|them|it|the baby) `),
  new RegExp(` ${LOST_ONE} (?:is |has |just |was )?(?:died|dead|gone|passed|dying) `),
  / (?:since|when|after|before) (?:he|she|they|mother|father|nan|gran|granny|grandad|grandma) (?:died|passed|went|was buried) /,
  / (?:i|we|my|our) (?:\S+ ){0,8}(?:funeral|miscarriage|miscarried|stillborn|headstone|grave|graveside|hospice|ashes|cemetery|gravestone|coffin) /,
  / (?:first|second|third) (?:christmas|birthday|summer|year|eid|easter|mother 's day) without /,
];

const FIGURE_OF_SPEECH: readonly RegExp[] = [
  / (?:dead|died) (?:to me|tired|serious|right|wrong|easy|good|battery|phone|laughing|of) /,
  / (?:dig|digging) (?:\S+ )?(?:own )?grave /,
  / (?:wake up|over my dead|making a funeral) /,
];
