import type { Content } from "../content.ts";

export const listening: Pick<Content, "listening" | "replies" | "remarks" | "mirrors" | "newnessPrompts" | "growth"> = {
  listening: {
    hot: "Only listen now. Your own turn comes next.",
    calm: "Nothing to fix and nothing to answer yet. Your own turn comes next.",
  },
  replies: {
    reflect: {
      label: "Say it back",
      hint: "In your own words, adding nothing.",
      stems: ["What I hear is ", "You are telling me that ", "The hardest part was "],
    },
    validate: {
      label: "It makes sense",
      hint: "From their side, even where yours differs.",
      stems: ["It makes sense to me that ", "I can see why ", "From where you stood, "],
    },
    comfort: {
      label: "I’m here",
      hint: "Being there, without changing anything.",
      stems: ["I’m here, and ", "You don’t have to ", "I’m staying with you while "],
    },
    curious: {
      label: "Is there more?",
      hint: "One open question.",
      stems: ["Is there more about ", "What was it like when ", "What would you like me to know about "],
    },
  },
  remarks: {
    fixes: {
      remark: {
        hot: "This is a plan. First, what did you hear?",
        calm: "This may be a solution before {partner} feels heard. Comfort comes first; the plan can wait.",
      },
      stem: "What I hear is ",
    },
    defends: {
      remark: {
        hot: "This explains your side. First, theirs.",
        calm: "This explains your side. {partner} may still be waiting to be heard. Your turn comes next.",
      },
      stem: "From where you stood, ",
    },
    dismisses: {
      remark: {
        hot: "This may make it smaller. It is large for them.",
        calm: "This may make it smaller than it is for {partner}.",
      },
      stem: "I can see why ",
    },
    "reassures-away": {
      remark: {
        hot: "Kind, and quick. Stay with it first.",
        calm: "This is kind, and may send the feeling away before it was met. You can stay with it first.",
      },
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
        "What one of you does to be heard makes the other look for cover. What the other does for cover makes the first one louder.",
        "Neither of you began it. Under both sides there may be the same fear, of losing one another.",
      ],
      next: "One smaller sentence, from underneath. The other only listens.",
    },
  },
  newnessPrompts: ["What was new for me tonight was ", "I did not know that ", "It touched me when "],
  growth: {
    toward:
      "A step for you until next time: say one wish before it hurts, in one sentence, and let {partner} answer in their own time. Your wish matters as much as the way it is said.",
    away: "A step for you until next time: say one thing that is true for you before {partner} asks, even if it is small or a no. Your quiet has a reason, and {partner} would rather know it.",
    unknown:
      "A step for you until next time: notice the moment the loop begins, and say so out loud. Then say one thing you feel or need, and ask for one in return.",
  },
};
