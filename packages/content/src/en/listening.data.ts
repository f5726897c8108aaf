import type { Content } from "../content.ts";

export const listening: Pick<
  Content,
  "listening" | "beats" | "replies" | "remarks" | "meetings" | "mirrors" | "newnessPrompts" | "growth"
> = {
  listening: {
    hot: "Nothing to answer yet. Your own turn comes next.",
    calm: "Nothing to fix and nothing to answer yet. Your own turn comes next.",
  },
  beats: [
    {
      id: "hear",
      label: "I hear you",
      line: {
        hot: "You can give back one thing you heard.",
        calm: "You can give back what you heard, close to {partner}’s own words. Nothing needs to be added.",
      },
      stems: [
        { kind: "reflect", stem: "What I hear is " },
        { kind: "curious", stem: "Is there more about " },
      ],
    },
    {
      id: "here",
      label: "I’m here",
      line: {
        hot: "You can say that you are here. That is enough.",
        calm: "You can say that you are here and not going anywhere for now. It needs no answer to be worth something.",
      },
      stems: [{ kind: "comfort", stem: "I’m here, and " }],
    },
    {
      id: "allow",
      label: "It may be as it is",
      line: {
        hot: "Nothing needs to change right now. You can say so.",
        calm: "What {partner} says can stay as it is. You can let it be there without making it smaller or better.",
      },
      stems: [{ kind: "comfort", stem: "It is all right with me that " }],
    },
    {
      id: "see",
      label: "I see it",
      line: {
        hot: "Which part makes sense to you? One part is enough.",
        calm: "From where {partner} stands, which part makes sense to you? Only a part that is true for you.",
      },
      stems: [{ kind: "validate", stem: "It makes sense to me that " }],
    },
  ],
  replies: {
    reflect: {
      label: "Say it back",
      hint: "In your own words, adding nothing.",
      hot: "In a few words: what did you hear?",
      stems: ["What I hear is ", "You are telling me that ", "The hardest part was "],
    },
    validate: {
      label: "It makes sense",
      hint: "From their side, even where yours differs.",
      hot: "One part that makes sense to you is enough.",
      stems: ["It makes sense to me that ", "I can see why ", "From where you stood, "],
    },
    comfort: {
      label: "I’m here",
      hint: "Being there, without changing anything.",
      hot: "You can just be here. Nothing needs to change.",
      stems: ["I’m here, and ", "You don’t have to ", "I’m staying with you while "],
    },
    curious: {
      label: "Is there more?",
      hint: "One open question.",
      hot: "One open question, if you have one.",
      stems: ["Is there more about ", "What was it like when ", "What would you like me to know about "],
    },
  },
  meetings: {
    reflects: "This gives back what {partner} said.",
    validates: "This lets it make sense.",
    comforts: "This stays with {partner}.",
  },
  remarks: {
    fixes: {
      remark: {
        hot: "This may be a plan. What did you hear?",
        calm: "This may be a solution before {partner} feels heard. Comfort comes first; the plan can wait.",
      },
      why: "A plan often means: I want this to stop hurting you. Before someone feels heard, it can sound like: let us stop talking about it. The plan loses nothing by waiting.",
      stem: "What I hear is ",
    },
    defends: {
      remark: {
        hot: "This may explain your side. Theirs may come first.",
        calm: "This may explain your side. {partner} may still be waiting to be heard. Your turn comes next.",
      },
      why: "When something sounds like an accusation, it is natural to explain, and your side counts. It has its own turn. Heard first, {partner} may be able to hear it too.",
      stem: "From where you stood, ",
    },
    dismisses: {
      remark: {
        hot: "This may make it smaller than it is for {partner}.",
        calm: "This may make it smaller than it is for {partner}. You can see it from another side and still hear it.",
      },
      why: "Something can look small from one side and large from the other. Called small, it often grows louder to be seen. Nobody has to agree on the size to hear it.",
      stem: "I can see why ",
    },
    "reassures-away": {
      remark: {
        hot: "Kind, and maybe quick. You can stay with it first.",
        calm: "This is kind, and may send the feeling away before it was met. You can stay with it first.",
      },
      why: "Reassurance is meant to comfort. It can also tell someone that there is no room here for what they feel. Staying with it for a moment often comforts more.",
      stem: "I’m here, and ",
    },
  },
  mirrors: {
    "not-yet": {
      title: "It has not landed yet.",
      lines: [
        "Something was said, and what came back was near it and not quite it.",
        "That happens to two people who are both trying. Long sentences are hard to carry.",
      ],
      next: "A smaller sentence may cross more easily.",
    },
    "cycle-run": {
      title: "The loop is in the room.",
      lines: [
        "What each of you does to feel safer may be what alarms the other. So it goes round, and comes back to both of you.",
        "It is a circle, so nobody began it. Under both sides there may be the same fear, of losing one another.",
      ],
      next: "One smaller sentence may help, from underneath. The other only listens.",
    },
  },
  newnessPrompts: ["What was new for me tonight was ", "I did not know that ", "It touched me when "],
  growth: {
    toward:
      "A step for you until next time: say one wish before it hurts, in one sentence, and let {partner} answer in their own time. Your wish matters as much as the way it is said.",
    away: "A step for you until next time: say one thing that is true for you before {partner} asks, even if it is small or a no. Your quiet has a reason, and {partner} may be glad to know it.",
    unknown:
      "A step for you until next time: notice the moment the loop begins, and say so out loud. Then say one thing you feel or need, and ask for one in return.",
  },
};
