import type { Content } from "../content.ts";

export const moves: Content["moves"] = {
  blame: {
    held: {
      hot: "This may land as blame. What did it do to you?",
      calm: "This may land as blame, and {partner} may start to defend before hearing what it was like for you.",
    },
    why: "These words put the cause of the hurt in what {partner} did or is. Most people answer that with a defence, and then the hurt itself goes unheard. The Room can be wrong: “this is not that” lets your words cross as they are.",
    thought: "If you like, add what it was like inside you.",
  },
  contempt: {
    held: {
      hot: "This may land as scorn. What hurts underneath?",
      calm: "This may land as looking down, and that is hard to listen through.",
    },
    why: "Mockery and insults hurt, and then the pain behind them is hard to hear, even for someone who loves you. Tone is easy to misread in writing. The Room can be wrong: “this is not that” lets your words cross as they are.",
    thought: "This could sound like looking down. You know how you meant it.",
  },
  mind_read: {
    held: {
      hot: "This may speak for {partner}. Is there a fear underneath?",
      calm: "This may sound like knowing what goes on inside {partner}. Said as your own fear, it may be easier to take in.",
    },
    why: "Nobody can see into another person. Told what they think or feel, many people argue about that, and a fear of your own may stay unheard. The Room can be wrong: “this is not that” lets your words cross as they are.",
    thought: "This may speak for {partner}. Is there a fear in it?",
  },
  press: {
    held: {
      hot: "This may feel like a corner. What do you need?",
      calm: "This may ask for a lot at once, and {partner} may feel cornered and go quiet.",
    },
    why: "When an answer has to come right now, many people lose their words. A wish that can be answered with yes or no leaves room to come toward you. The Room can be wrong: “this is not that” lets your words cross as they are.",
    thought: "A question that may be answered later is easier to answer.",
  },
  case_build: {
    held: {
      hot: "One moment may be heard better. Which one hurts most?",
      calm: "Several things at once may sound like a case. One moment may be heard better than many.",
    },
    why: "A list of proofs may be answered proof by proof. One moment, and what it did to you, is harder to argue with and easier to feel. The Room can be wrong: “this is not that” lets your words cross as they are.",
    thought: "If you choose one moment, which one is it?",
  },
  defend: {
    held: {
      hot: "This may sound like a defence. What touched you?",
      calm: "This may sound like explaining, and {partner} may not feel heard yet.",
    },
    why: "Explaining is a way to be safe when something sounds like an accusation. Meanwhile the other person may still wait to be heard, and your side has its own turn. The Room can be wrong: “this is not that” lets your words cross as they are.",
    thought: "Your side has its turn. Can you see part of theirs?",
  },
  dismiss: {
    held: {
      hot: "This may make it smaller. What can you see?",
      calm: "This may make {partner}’s experience smaller than it is for them.",
    },
    why: "Something can be small for one person and large for another, both at once. When it is called small, it often has to be shown how large it is. The Room can be wrong: “this is not that” lets your words cross as they are.",
    thought: "It may be small for you and still large for {partner}.",
  },
  fix: {
    held: {
      hot: "A plan may come too soon. Is there something before it?",
      calm: "This may sound like a solution. {partner} may want to be met first, and helped afterwards.",
    },
    why: "A plan is often meant to make it better. When it comes before someone is heard, it can feel like the end of the talk. The Room can be wrong: “this is not that” lets your words cross as they are.",
    thought: "The plan can wait a little. Being heard comes first.",
  },
  shut_down: {
    held: {
      hot: "This may close the door. A pause leaves it open.",
      calm: "This may sound like a door that closes. A pause with a time to come back says the same and leaves it open.",
    },
    why: "Going quiet is often a way to keep things from getting worse. For the one who waits, it can feel like being left, and a pause says that you come back. The Room can be wrong: “this is not that” lets your words cross as they are.",
    thought: "If it is too much, a pause has a way back.",
  },
  appease: {
    held: {
      hot: "This may sound like giving in. What is true for you?",
      calm: "This may sound like giving in, and {partner} may miss what is true for you.",
    },
    why: "Agreeing can make it stop for an evening, and leave you alone with what you think. If it does not feel safe to say what is true, your safety comes first. The Room can be wrong: “this is not that” lets your words cross as they are.",
    thought: "Is there something true for you in this too?",
  },
};
