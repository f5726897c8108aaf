import type { Content } from "../content.ts";

export const speaking: Pick<
  Content,
  | "reaching"
  | "opening"
  | "composeHot"
  | "ladder"
  | "smallerSentence"
  | "overBudget"
  | "inviteMore"
  | "dontKnowYet"
  | "script"
  | "doors"
> = {
  reaching: [
    "Take your time.",
    "This is close to the heart of it. No hurry.",
    "You can stay with this. The rest can wait.",
  ],
  opening: {
    softening: "This asks from a soft place. The Room is quiet now.",
    "re-engagement": "These words come forward. The Room is quiet now.",
  },
  composeHot: "One short sentence: what happens inside you now?",
  ladder: [
    {
      id: "trigger",
      label: "What happened",
      question: "What did you see or hear, just before it hurt?",
      stem: "It began when ",
      choices: ["a look", "a tone", "a word", "nothing came back"],
    },
    {
      id: "story",
      label: "What I told myself",
      question: "What did it seem to say about you?",
      stem: "I started to believe that I ",
      choices: ["come last", "get it wrong", "am too much", "am alone in this"],
    },
    {
      id: "feeling",
      label: "What I felt",
      question: "Under the anger or the quiet, what was there?",
      stem: "Something in me felt ",
      choices: ["sad", "small", "lonely", "numb"],
    },
    {
      id: "fear",
      label: "What I was afraid of",
      question: "If it went on like this, what would you lose?",
      stem: "I am afraid that ",
      choices: ["I do not matter", "I fail you", "you leave", "I lose myself"],
    },
    {
      id: "need",
      label: "What I long for",
      question: "What would have helped, in that moment?",
      stem: "What I long for is ",
      choices: ["to be heard", "to be enough", "to be close", "some room"],
    },
    {
      id: "request",
      label: "One small request",
      question: "What is small enough to be possible tonight?",
      stem: "Could you ",
      choices: ["sit with me", "say that again", "look at me", "give me ten minutes"],
    },
  ],
  smallerSentence: "One smaller sentence. The part that matters most.",
  overBudget: "This may be enough for one breath. Shorter is often heard better.",
  inviteMore: "There is room for more of you here, if you want it.",
  dontKnowYet: "I don’t know yet",
  script: [
    {
      id: "cue",
      stem: "When ",
      after: " happens",
      question: "What happens just before, as someone passing by could see or hear it?",
    },
    {
      id: "inside",
      stem: "something in me ",
      after: "",
      question: "What goes on in your body, or in your heart?",
    },
    {
      id: "meaning",
      stem: "I start to believe ",
      after: "",
      question: "What does it seem to say about you?",
    },
    {
      id: "fear",
      stem: "I’m afraid ",
      after: "",
      question: "What could it come to, if it is true?",
    },
    {
      id: "move",
      stem: "So I ",
      after: "",
      question: "What do you do then, so that it stops hurting?",
    },
    {
      id: "received",
      stem: "and I think it lands on you as ",
      after: "",
      question: "How might that look from the other side? It is a guess, and may be asked about.",
    },
    {
      id: "need",
      stem: "What I’m longing for is ",
      after: "",
      question: "What would help you most, underneath?",
    },
    {
      id: "request",
      stem: "Could you ",
      after: "?",
      question: "Which small part of it is possible, and free to be answered with no?",
    },
  ],
  doors: [
    {
      id: "do-not-want-to",
      title: "I don’t want to say it",
      opening: "Nothing here is asked of you. You may say how much, and you may say no.",
      steps: ["Is it the time, the words, or what could follow?", "It is enough to say which of the three."],
      stem: "I don’t want to say all of it now, because ",
    },
    {
      id: "cannot-reach-it",
      title: "I can’t get to it",
      opening: "Some things are behind a wall for a good reason. The body may be a place to begin.",
      steps: ["Where is it tight, warm, heavy or empty?", "If that place had one word, which one?"],
      stem: "I can’t find the words, and what I notice in my body is ",
    },
    {
      id: "do-not-know",
      title: "I don’t know what I feel",
      opening: "Not knowing is an answer, and a true one.",
      steps: ["Is it more like too much, or more like nothing?", "When did it begin today?"],
      stem: "I don’t know yet. It is more like ",
    },
    {
      id: "will-make-it-worse",
      title: "Whatever I say makes it worse",
      opening: "Then the fear of making it worse may be the thing to say.",
      steps: ["What do you expect to happen if you speak?", "What would you like to happen instead?"],
      stem: "I am quiet because I am afraid that ",
    },
    {
      id: "do-not-know-how-to-give",
      title: "I don’t know how to give what is needed",
      opening: "Wanting to and not knowing how is something {partner} may not know about you.",
      steps: ["What do you think is being asked for?", "Which small part of it could you give?"],
      stem: "I would like to give you this, and I don’t know how, because ",
    },
  ],
};
