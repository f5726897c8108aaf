import { saysAny, type Utterance } from "./utterance.ts";

/** Someone asks for help, or says that they may not be safe from themselves or from another. */
export function isCallForHelp({ said }: Utterance): boolean {
  return saysAny(said, CALLING) && !saysAny(said, FIGURE_OF_SPEECH);
}

const CALLING: readonly RegExp[] = [
  / (?:i (?:want|wanted|am going|might|could|will|may) (?:to )?(?:die|kill myself|end (?:it all|it|my life)|hurt myself|cut myself|harm myself|not (?:be here|wake up|exist))|i do not want to (?:live|be here|be alive|wake up|go on)|better off (?:dead|without me)) /,
  / i (?:have been |keep |am |was )(?:cutting myself|hurting myself|harming myself|thinking (?:of|about) (?:dying|killing myself|ending it|suicide)) /,
  / (?:call|ring|phone|dial|get) (?:0|(?:\S+ )?(?:police|ambulance|hotline|samaritans|crisis line)) /,
  / (?:please help me|i need help|help me please|somebody help|i am in danger|i need (?:a doctor|an ambulance|the police|the hospital)|i cannot breathe|i can not breathe) /,
  / (?:can|could|will|would) you help me(?: please)? [?.] /,
  / (?:i have|i took|i have taken) (?:\S+ ){0,3}(?:pills|tablets|overdose) /,
];

const FIGURE_OF_SPEECH: readonly RegExp[] = [
  / (?:help me understand|laugh(?:ing|ed)? |die of (?:laughter|boredom|embarrassment)|embarrassment|lol|lmao|haha|joking|charot|😂|🤣|💀) /,
  / (?:get|call|ring|phone) 0 \S+ /,
];
