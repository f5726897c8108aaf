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
      calm: "This may land as looking down, and that is the hardest thing to listen through.",
    },
    why: "Mockery and insults make the other person smaller. Even someone who loves you can hardly hear the pain behind them. The Room does not read tone well; “this is not that” lets your words cross as they are.",
    thought: "This could be heard as looking down. You know how you meant it.",
  },
  mind_read: {
    held: {
      hot: "This says what {partner} feels. What do you fear?",
      calm: "This says what goes on inside {partner}. Said as your own fear, it may be easier to take in.",
    },
    why: "Nobody can see into another person. When we are told what we think or feel, we argue about that, and your own fear behind it stays alone. “This is not that” lets your words cross as they are.",
    thought: "This speaks for {partner}. Is there a fear of your own in it?",
  },
  press: {
    held: {
      hot: "This may feel like a corner. What do you need?",
      calm: "This asks for something at once, and {partner} may feel cornered and go quiet.",
    },
    why: "When an answer has to come right now, many people lose their words. A wish that can be answered with yes or no leaves room to come toward you. “This is not that” lets your words cross as they are.",
    thought: "A question that may be answered later is easier to answer.",
  },
  case_build: {
    held: {
      hot: "One moment is enough. Which one hurts most?",
      calm: "Several things at once may sound like a case. One moment may be heard better than many.",
    },
    why: "A list of proofs asks {partner} to argue about each of them. One moment, and what it did to you, is harder to argue with and easier to feel. “This is not that” lets your words cross as they are.",
    thought: "If you had to choose one moment, which one would it be?",
  },
  defend: {
    held: {
      hot: "This may sound like a defence. What touched you?",
      calm: "This explains your side, and {partner} may not feel heard yet.",
    },
    why: "Being accused hurts, and explaining is a way to be safe. While we explain, the other person waits to be heard. Your side has its own turn. “This is not that” lets your words cross as they are.",
    thought: "Your side will have its turn. Is there a part of theirs that you can see?",
  },
  dismiss: {
    held: {
      hot: "This may make it smaller. What can you see?",
      calm: "This may make {partner}’s experience smaller than it is for them.",
    },
    why: "It can be small for you and large for {partner}, both at once. When it is called small, they have to show how large it is. “This is not that” lets your words cross as they are.",
    thought: "It may be smaller for you and still large for {partner}.",
  },
  fix: {
    held: {
      hot: "A plan may come too soon. Stay a moment?",
      calm: "This offers a solution. {partner} may need to be met first, and helped afterwards.",
    },
    why: "You may be trying hard to make it better. An answer that comes before someone is heard can feel like the end of the talk. The plan can wait. “This is not that” lets your words cross as they are.",
    thought: "The plan can wait a little. Being heard comes first.",
  },
  shut_down: {
    held: {
      hot: "This closes the door. A pause keeps it open.",
      calm: "This may sound like a door that closes. A pause with a time to come back says the same and leaves it open.",
    },
    why: "Going quiet is often a way to keep things from getting worse. For the one who waits, it can feel like being left. A pause tells them that you come back. “This is not that” lets your words cross as they are.",
    thought: "If it is too much, a pause has a way back in it.",
  },
  appease: {
    held: {
      hot: "This gives in. What is true for you?",
      calm: "This gives in to end it. {partner} may feel that you are not really there.",
    },
    why: "Agreeing to make it stop keeps the peace for an evening and leaves you alone with what you think. One true sentence is worth more than three sorrys. “This is not that” lets your words cross as they are.",
    thought: "Is there something true for you in this too?",
  },
};
