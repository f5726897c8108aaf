import type { SafetyWords } from "../safety-content.ts";

export const safety: SafetyWords = {
  alone: {
    question: "Are you alone, and is this device yours only?",
    yes: "Yes, both",
    no: "Not now",
  },
  harmless: {
    title: "Another time is fine.",
    lines: [
      "Breathe in slowly, and out more slowly, five times.",
      "Look around for three things of one colour.",
      "Drink a glass of water.",
    ],
  },
  intro: [
    "A few questions that everyone here is asked, from time to time. They help the app not to lead you somewhere that is not safe.",
    "What you answer is yours alone. Your partner cannot see it, nor whether or when you answered.",
    "Leave out whatever you like. You can stop anywhere, and nothing is kept until the end.",
  ],
  questions: {
    free: {
      question: "Are you here because you want to be?",
      answers: { yes: "Yes", "not-sure": "I’m not sure", no: "No, someone wants me to" },
    },
    adult: { question: "Are you both eighteen or older?", answers: { yes: "Yes", no: "No" } },
    fear: {
      question: "Are you ever afraid of your partner?",
      answers: {
        no: "No",
        careful: "No, though I choose my words",
        sometimes: "Sometimes, and it changes what I do",
        often: "Often",
      },
    },
    harm: {
      question: "Has your partner ever done any of these?",
      answers: {
        choked: "Held me by the throat, or kept me from breathing",
        weapon: "Threatened or hurt me with a weapon or a thing",
        "death-threat": "Threatened to kill me, the children or an animal",
        forced: "Made me have sex, or do something sexual, against my will",
        injured: "Hurt me so that it could be seen or felt the next day",
        followed: "Followed me, or kept watch on where I am",
        pregnant: "Hurt me while I was expecting a child",
        worse: "It has been getting worse or more frequent",
      },
    },
    control: {
      question: "Does your partner decide over any of these, so that you cannot?",
      answers: {
        money: "Money that is mine or ours",
        movement: "Where I go",
        phone: "My phone or my accounts",
        people: "Whom I see or speak to",
        children: "The children, to get their way with me",
        sleep: "My sleep or my food",
        medicine: "My medicine, or seeing a doctor",
      },
    },
    rough: {
      question: "In the past year, has your partner pushed, slapped or grabbed you, or thrown things?",
      answers: {
        no: "No",
        stopped: "Yes, it has stopped, and both of us would say so",
        "not-sure": "Yes, and I’m not sure that it has stopped",
        "goes-on": "Yes, and it goes on",
      },
    },
    "own-force": {
      question: "And you? This is asked of everyone.",
      answers: {
        temper: "I’m sometimes afraid of my own temper",
        rough: "I have pushed, slapped or grabbed, or thrown things",
        frightened: "My partner is afraid of me, or was",
        hurt: "I have hurt my partner so that it could be seen or felt the next day",
        forced: "I have made my partner do something sexual against their will",
      },
    },
    life: {
      question: "In the past weeks, have you had thoughts of not living any more?",
      answers: {
        no: "No",
        "not-here": "I have wished not to be here, or not to wake up",
        thinking: "I have thought of ending my life",
        plan: "I have thought of how or when, or have what it takes",
        tried: "I have tried, or have begun to",
      },
    },
    now: {
      question: "Is any of this so right now?",
      answers: { "hurting-self": "I’m hurting myself, or about to", "hurt-someone": "I might hurt someone" },
    },
    "if-leaving": {
      question: "Has one of you said they would die or hurt themselves if the other left?",
      answers: { partner: "My partner has", me: "I have" },
    },
    "someone-else": {
      question: "Is there someone else you are close to as one is to a partner, and your partner does not know?",
      answers: { no: "No", ended: "There was, and it has ended", yes: "Yes" },
    },
    substance: {
      question: "In the past month, has alcohol or another drug kept you from being yourself when it mattered?",
      answers: { no: "No", sometimes: "Once or twice", often: "More often" },
    },
    mind: {
      question: "Has any of this been happening to you lately?",
      answers: {
        flashbacks: "Something from the past comes back as if it were now",
        unreal: "I or the world feel unreal, or time goes missing",
        voices: "I hear or see what others do not",
        racing: "Days of little sleep with racing thoughts and far too much energy",
      },
    },
    child: {
      question: "Are you worried about the safety of a child?",
      answers: { no: "No", worried: "I’m worried", yes: "A child is being hurt or neglected" },
    },
    lean: {
      question: "Where are you with this relationship, in private?",
      answers: { in: "I want to work on it", unsure: "I don’t know", out: "I’m leaning out" },
    },
  },
  rules: {
    S1: "You said that your partner has done something that can be dangerous. Speaking more openly with someone who does that can make things less safe. Here your safety comes first.",
    S2: "You said that you are afraid, or that things which are yours to decide are decided for you. Fear is reason enough to go no further together for now.",
    S3: "You said that there was pushing, slapping or throwing, and that it has stopped. Deep talks stir up a lot, so this is better done with someone trained beside you.",
    S3b: "You said that there is pushing, slapping or throwing, and that it may not be over. As long as that is so, deep talks are not safe here.",
    S4: "You said that your own temper, or something you did, worries you. It takes courage to say so. Help with this comes before deep talks.",
    S4b: "You said that your partner was hurt or afraid because of you. It takes courage to say so. Help with this comes before anything done together here.",
    S5: "You said that you have had thoughts of not being here. You need not carry that alone. What goes deep rests for now.",
    S6: "You said that you or someone may be in danger now. Everything else can wait.",
    S7: "You said that you might die or hurt yourself if you were left. That is too much pain to be alone with, and help with it comes first.",
    S7b: "You said that your partner spoke of dying or being hurt if you left. Their life is not yours alone to hold. There is help for them, and for you.",
    S8: "You said that there is someone else. The work here asks both to be reachable for each other, so the shared part of it rests. What you do about it is yours.",
    S8b: "You said that there was someone else, and that it has ended. What comes after that is better done with a therapist beside you.",
    S9: "You said that alcohol or a drug often kept you from being yourself. What is said then does not reach either of you, so the shared part rests for now.",
    S9b: "You said that alcohol or a drug kept you from being yourself once or twice. A clear head is part of every step here.",
    S10: "You said that you are not sure you want to work on this. That is a real answer. Steps that reach for the other can wait until you know.",
    S11: "A conversation was stopped three times within two weeks because it was too much, or the head was not clear. A therapist can help both of you to settle first.",
    S12: "You said that something from the past or in your mind comes over you. What goes deep can make that stronger, so it rests, and a doctor or therapist can help.",
    S13: "You said that you are worried about a child. There are people whose work it is to listen to that worry.",
    S14: "You said that you are not free to be here, or that one of you is younger than eighteen. What is done here needs both to be grown up and free to say no.",
    sign: "Something you wrote may be about safety. If it was a joke or a song, leave this page as it is.",
  },
  offers: {
    crisis: { title: "Help right now", text: "Numbers to call, and one thing to do until someone answers." },
    "violence-help": {
      title: "Talk in confidence",
      text: "Helplines for people who are hurt, afraid or controlled at home.",
    },
    "child-help": {
      title: "For a child’s safety",
      text: "People who listen to a worry about a child. Nothing is reported from here.",
    },
    "suicide-help": { title: "When living is too much", text: "People who stay on the line with you, day and night." },
    "own-force-help": {
      title: "Help with your own temper",
      text: "People who help those who have frightened or hurt someone, without contempt.",
    },
    "substance-help": { title: "Help with drinking or drugs", text: "Someone to talk it over with, in confidence." },
    medical: {
      title: "A doctor",
      text: "What comes over you has names and help. A family doctor is a good first door.",
    },
    therapist: {
      title: "With someone trained beside you",
      text: "A couples or trauma therapist can go with you where an app cannot.",
    },
    "safety-notes": {
      title: "Make a small safety plan",
      text: "Five questions and your own notes, kept here for you alone.",
    },
    settle: { title: "Settle first", text: "Breathing, and coming back to the body." },
    deciding: {
      title: "Finding out what you want",
      text: "Quiet questions for you alone. None of them leads to staying or to going.",
    },
    "own-path": {
      title: "What is here for you alone",
      text: "Your own pages stay open, with or without anything shared.",
    },
  },
  result: {
    open: {
      title: "Thank you. That is all.",
      text: "Nothing you answered closes anything. The questions come again in some weeks, as for everyone.",
    },
    careful: {
      title: "Thank you for answering.",
      text: "A few things may be good to know. They are said to you alone.",
    },
    closed: {
      title: "Thank you for trusting this page.",
      text: "From what you answered, talking more openly with your partner may not be safe for you just now. That is not your doing.",
    },
  },
  holds: [
    {
      title: "The shared path rests",
      text: "Your partner sees only what every couple sees: “The solo track for now.”",
    },
    {
      title: "Nothing changes today",
      text: "What rests does so from a later day on, by the same clock as for everyone.",
    },
    { title: "Your private pages stay open", text: "They are yours, with or without the Room." },
    { title: "You choose what happens next", text: "We don’t contact anyone for you." },
  ],
  crisis: {
    title: "Stay here for a moment.",
    lines: [
      "You matter, and this minute can pass.",
      "Put some distance between you and anything that could hurt you or someone else.",
      "Call, or let someone sit beside you until you have.",
    ],
  },
  plan: [
    { id: "signs", prompt: "What tells me that it is getting dangerous?" },
    { id: "place", prompt: "Where can I go, at any hour?" },
    { id: "people", prompt: "Whom can I call, and what word tells them to come?" },
    { id: "things", prompt: "What do I need with me: papers, keys, medicine, money?" },
    { id: "until", prompt: "What keeps me, or the children, safer until then?" },
  ],
  depth: {
    steady: "How stirred up are you right now?",
    safeEnough: "Is today safe enough to look at something tender?",
    notToday: "Not today, as on many days. What is here will wait, and something lighter is close by.",
  },
  deciding: [
    "What would I miss if it ended? What would be lighter?",
    "What have I not said, because I knew the answer, or thought I did?",
    "If nothing changed in a year, what would I wish I had done today?",
    "What would I want for a friend who was where I am?",
    "Going is a way that people take with care. So is staying. Neither is a failure.",
  ],
  leavingQuickly: [
    {
      id: "does",
      title: "What leaving quickly does",
      text: "It opens a plain page in place of this one, closes your lock, and takes your words out of the page’s memory. Esc twice does the same as the button.",
    },
    {
      id: "does-not",
      title: "What it does not do",
      text: "It does not clear the browser’s history: it says that this address was visited, under the name Notes. It does not undo a copy, a screenshot, or a program that watches the device.",
    },
    {
      id: "safer",
      title: "What is safer",
      text: "A device that nobody else can open. A private window, closed afterwards. A lock code that nobody can guess. If your device may be watched, look for help from another one, such as a friend’s, a library’s or one at work.",
    },
  ],
};
