import { saysAny, type Utterance } from "./utterance.ts";

/** "Don't touch me", "let go of my wrist", "stop following me": protecting one's own body, things or freedom, whatever the tone. */
export function isSafetyBoundary({ said }: Utterance): boolean {
  return saysAny(said, PROTECTING) && !saysAny(said, TURNED);
}

const PROTECTING: readonly RegExp[] = [
  / (?:do not|never|stop|quit|no) (?:you )?(?:dare )?(?:touch|touching|grab|grabbing|hit|hitting|push|pushing|shove|shoving|hurt|hurting|kick|kicking|follow|following|film|filming|record|recording|track|tracking|threaten|threatening|corner|cornering|scare|scaring|choke|choking|pull|pulling|force|forcing|block|blocking|slap|slapping) (?:me|us|my|at me|the kids|her|him|them) /,
  / (?:let go of|get (?:off|away from)|take your (?:hands?|fingers) off|hands off|keep (?:off|away from)|stay away from|back (?:off|away) from|move away from|leave off) (?:me|my|us|the kids|the child|her|him) /,
  / (?:you are hurting me|that hurts let go|let me (?:go|out|leave|past|through)|you are scaring (?:me|us|the kids|them)|i am (?:afraid|scared|frightened) of you) /,
  / (?:i (?:do|did) not (?:want|like|agree to) (?:this|that|it|to be touched|sex|you touching)|i said no|no means no|i do not consent|not without (?:my|a) (?:yes|consent|permission)) /,
  / (?:i do not feel safe|i am not safe|i feel unsafe|it is not safe|not safe (?:here|with you)) /,
  / (?:give|hand) me (?:back )?my (?:phone|keys?|passport|card|purse|wallet|medicine|tablets|pills|car keys)(?: back)? /,
  / (?:you (?:may|can|will|do|must) not|you are not (?:allowed|going) to) (?:touch|hit|grab|read my|track|follow|film|lock|keep my|take my|raise your (?:hand|voice|fist)) /,
  / (?:do not|you (?:do|will|may|can) not) (?:\S+ )?(?:come|be) (?:near|close to|round|past|alone with|to my) /,
  / (?:i am|i will) not (?:unblocking|opening|openin|going back|coming back to (?:the|that|your) house|being in a room) /,
  / (?:i will keep|i am keeping|i have moved|i have changed) my (?:phone|keys?|passport|password|card|money) /,
  / you (?:\S+ )?(?:hit|slapped|punched|kicked|grabbed|choked|shoved|pushed|strangled|burned|burnt|beat|bit) (?:me|my|her|him|them) /,
  / (?:you|u) (?:put|laid|left|raised) (?:a mark|marks|bruises|your hands?|your fist|a hand|a belt|the belt) (?:\S+ )?(?:on|to|round|around|at) /,
  / (?:the police|a lawyer|the shelter|the clinic|social services|the health visitor) (?:have|has|know|knows|is|are) /,
  / (?:do not|never) put your hands on me /,
  / (?:i am|we are) (?:staying|stayin|safe) (?:at|with|on the base at) (?:my|mum|mother|a|the|nan|\S+ 's) /,
  / (?:move|get|step) (?:away|back|out)(?: \S+){0,3} (?:door|doorway) /,
];

/** Dressed as a boundary, yet about the other's freedom. */
const TURNED: readonly RegExp[] = [
  / (?:or|then) (?:i will|i am going to|i swear|you will|else) (?:\S+ ){0,2}(?:hurt|kill|hit|post|tell everyone|burn|smash|throw|make you|break|regret|be sorry|take the kids|see) /,
  / i will (?:kill|break|smash|burn|ruin) (?:you|your|him|her|them) /,
];
