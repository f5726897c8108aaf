import type { PictureWords } from "../picture-content.ts";

const AGREE = ["not at all so", "in between", "very much so"] as const;
const OFTEN = ["never", "about half the time", "every time"] as const;
const MUCH = ["not at all", "half", "as much as it can be"] as const;

export const picture: PictureWords = {
  instruments: {
    "attune-closeness": {
      title: "Near and far",
      intro: "How it is for you with {them}, these weeks. The first answer that comes is good enough.",
      ends: AGREE,
      items: {
        "w-matter": "I wonder whether I matter to {them} as much as they matter to me.",
        "d-keep": "What touches me most, I keep from {them}.",
        "w-sure": "I’m sure of my place with {them}.",
        "d-turn": "When something weighs on me, {them} is where I turn.",
        "w-leave": "The thought that {them} could go away from me comes often.",
        "d-lean": "I’d rather not have to lean on {them}.",
        "w-apart": "A few days without hearing from {them} leave me at ease.",
        "d-show": "I let {them} see it when I’m hurt.",
        "w-signs": "I look for signs of how {them} feels about me.",
        "d-space": "When {them} comes close, something in me wants more room.",
        "w-quarrel": "After a quarrel I trust that we are still all right.",
        "d-ask": "Asking {them} for comfort comes easily.",
      },
      scales: {
        worry: { name: "Worry", less: "I feel safe with them", more: "I worry about losing them" },
        distance: { name: "Distance", less: "I let them in", more: "I keep feelings in" },
      },
    },
    "attune-contentment": {
      title: "How good it is",
      intro: "With {them}, in the past two weeks.",
      ends: AGREE,
      items: {
        "c-glad": "I’m glad to be with {them}.",
        "c-alone": "I feel alone beside {them}.",
        "c-warm": "There is warmth between us on ordinary days.",
        "c-doubt": "I doubt that this is good for me.",
      },
      scales: { contentment: { name: "Contentment", less: "hard", more: "good" } },
    },
    "attune-felt-security": {
      title: "There for each other",
      intro: "When it matters, in the past weeks. First {them} for you, then you for {them}.",
      ends: OFTEN,
      items: {
        "t-reach": "I can get through to {them}.",
        "t-busy": "{them} is somewhere else when I need them.",
        "t-answer": "When I’m hurt, {them} answers softly.",
        "t-cold": "My feelings leave {them} cold.",
        "t-dear": "I can tell that I’m dear to {them}.",
        "t-far": "{them} stays behind a wall.",
        "m-reach": "{them} can get through to me.",
        "m-busy": "I’m somewhere else when {them} needs me.",
        "m-answer": "When {them} is hurt, I answer softly.",
        "m-cold": "I let {them}’s feelings bounce off me.",
        "m-dear": "I show {them} that they are dear to me.",
        "m-far": "I stay behind a wall.",
      },
      scales: {
        "from-them": { name: "They for me", less: "seldom", more: "often" },
        "from-me": { name: "I for them", less: "seldom", more: "often" },
      },
    },
    "attune-demand-withdraw": {
      title: "When it is hard between you",
      intro: "Both of you, as you see it. Nobody is asked who began.",
      ends: OFTEN,
      items: {
        "p-press": "I press for it to be talked about now.",
        "p-follow": "I go after {them} when they leave.",
        "q-quiet": "{them} goes quiet.",
        "q-leave": "{them} leaves, or turns to something else.",
        "r-press": "{them} presses for it to be talked about now.",
        "r-follow": "{them} comes after me when I leave.",
        "a-quiet": "I go quiet.",
        "a-leave": "I leave, or turn to something else.",
      },
      scales: {
        "i-press": { name: "I press", less: "seldom", more: "often" },
        "they-pull-away": { name: "They pull away", less: "seldom", more: "often" },
        "they-press": { name: "They press", less: "seldom", more: "often" },
        "i-pull-away": { name: "I pull away", less: "seldom", more: "often" },
      },
    },
    "attune-settling": {
      title: "Coming back to yourself",
      intro: "When feelings run high.",
      ends: OFTEN,
      items: {
        "s-notice": "I notice in my body that it begins.",
        "s-flood": "It washes over me before I can do anything.",
        "s-breathe": "I can slow it down by myself.",
        "s-words": "I lose my words.",
        "s-soothed": "Someone’s closeness calms me.",
        "s-long": "It takes me a day or longer to come back.",
      },
      scales: { settling: { name: "Settling", less: "it stays long", more: "I come back" } },
    },
    "attune-moment": {
      title: "Right now",
      intro: "The alarm is one thing, what it makes you want is another. Four taps.",
      ends: MUCH,
      items: {
        "n-alarm": "How loud is the alarm in you?",
        "n-toward": "How much do you want to go toward {them}?",
        "n-away": "How much do you want to get away?",
        "n-shown": "How much of it can be seen from outside?",
      },
      scales: {
        alarm: { name: "Alarm", less: "quiet", more: "loud" },
        toward: { name: "Toward", less: "not at all", more: "very much" },
        away: { name: "Away", less: "not at all", more: "very much" },
        shown: { name: "Seen", less: "hidden", more: "seen" },
      },
    },
  },
  known: {
    ours: "These statements are Attune’s own. They are not another questionnaire, and their numbers compare with no other.",
    "not-validated":
      "Nobody has yet tested them with many people. They are for looking at your own days, not for deciding anything.",
    "band-assumed": "How wide the soft shape is follows from an assumption about how answers vary, not from a study.",
    "one-relationship": "They are about one relationship. With someone else you may be somewhere else.",
    "total-only": "Each direction is read as a whole. Its parts are too short to be read alone.",
    "two-items": "Two statements for each: a hint, not a measure.",
    "one-answer": "One answer for each. It stands for this minute.",
    "published-numbers":
      "A published questionnaire. Only your numbers are scored here, by its published key. Its words are not in this app.",
    "published-total": "A published questionnaire. Only its total is kept here, as you were given it.",
  },
  regions: {
    reaches: {
      name: "reaching",
      text: "When the alarm rings, you tend to reach: to ask, to hold on, to make it loud enough to be heard.",
    },
    "steps-back": {
      name: "stepping back",
      text: "When the alarm rings, you tend to step back: to go quiet, to think it over, to keep it from growing.",
    },
    "both-ways": {
      name: "both at once",
      text: "When the alarm rings, you tend to be pulled both ways: to reach and to step back, sometimes within a minute. That is hard, and it has reasons.",
    },
    stays: {
      name: "easy to reach, easy to comfort",
      text: "When the alarm rings, you tend to stay: you say it, and you let yourself be comforted.",
    },
    unclear: { name: "somewhere in the middle", text: "From these answers it cannot be told. That is an answer, too." },
  },
  combinations: {
    "reach-and-step-back":
      "When it gets hard, one of you reaches and one steps back. The more one reaches, the more the other needs room; the more room, the louder the reaching. Each makes the other’s move feel needed.",
    "both-reach":
      "When it gets hard, both of you reach. Both speak, and for a while nobody is left to hear. Each grows louder so as not to be lost.",
    "both-step-back":
      "When it gets hard, both of you step back. It stays calm, and each waits alone for a sign. The quiet feels like not being wanted.",
    "reach-and-stay":
      "When it gets hard, one of you reaches and one stays. Being stayed with is what quiets the reaching, when it is long enough to be believed.",
    "step-back-and-stay":
      "When it gets hard, one of you steps back and one stays. Room without being left is what brings the one who steps back nearer.",
    "both-stay":
      "When it gets hard, both of you tend to stay and say it. Hard days will come all the same; you have a way through them.",
    "both-ways-with-other":
      "When it gets hard, one of you is pulled both ways at once. The other cannot tell what is wanted, and neither can the one who is pulled. Slow and small helps here.",
    "both-both-ways":
      "When it gets hard, both of you are pulled both ways at once. It can turn within a minute. Slow and small helps here, and someone beside you.",
    unclear: "From what the two of you have shared, it cannot be told yet how your moves go together.",
  },
  slower: "Here the app goes slower, and a therapist beside you is a good idea.",
  notes: [
    {
      id: "soft",
      title: "Soft edges",
      text: "We can’t be exact. You are somewhere inside your shape. Dotted is the time before.",
    },
    {
      id: "not-fixed",
      title: "Not who you are",
      text: "This is how it has been between you. Between you, it can change.",
    },
  ],
  change: {
    "too-few": "Too early to speak of change. It takes three times, weeks apart.",
    "no-clear-change": "No change that is more than chance.",
    more: "More than at first, twice in a row.",
    less: "Less than at first, twice in a row.",
  },
  atFirst: [
    { id: "met", prompt: "How did you find each other?" },
    { id: "gave", prompt: "What did {them} do then that told you that you mattered?" },
    { id: "did", prompt: "What did you do then that you do less now?" },
    { id: "first-hurt", prompt: "When did it first hurt, and what did each of you do?" },
  ],
  taught: [
    { id: "shown", prompt: "What happened at home when someone cried, or was afraid?" },
    { id: "cost", prompt: "What did feelings cost you, when you were small?" },
    { id: "rule", prompt: "If there was a rule about feelings, what was it?" },
    { id: "asking", prompt: "Whom could you go to, and what happened when you did?" },
    { id: "now", prompt: "Where does that rule still speak up today?" },
  ],
  stressors: [
    { id: "work", label: "Work" },
    { id: "money", label: "Money" },
    { id: "children", label: "Children" },
    { id: "family", label: "Family" },
    { id: "health", label: "Health" },
    { id: "sleep", label: "Sleep" },
    { id: "loss", label: "A loss" },
    { id: "world", label: "The world" },
  ],
  published: {
    "ecr-r": { name: "ECR-R", about: "Thirty-six answers, each from one to seven, in the order of the form." },
    "ecr-rs": {
      name: "ECR-RS",
      about: "Nine answers about one person, each from one to seven, in the order of the form.",
    },
    rdas: { name: "RDAS", about: "Fourteen answers as the form counts them." },
    "csi-32": { name: "CSI, thirty-two items", about: "The total." },
    "csi-16": { name: "CSI, sixteen items", about: "The total." },
    "csi-4": { name: "CSI, four items", about: "The total." },
    "phq-2": { name: "PHQ-2", about: "Two answers, as the form counts them." },
    "gad-2": { name: "GAD-2", about: "Two answers, as the form counts them." },
    "ders-16": { name: "DERS-16", about: "Sixteen answers, each from one to five." },
    "audit-c": {
      name: "AUDIT-C",
      about:
        "Three answers, as the form counts them. The source draws its line lower for women than for men; here the lower one is shown.",
    },
  },
};
