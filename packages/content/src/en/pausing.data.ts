import type { Content } from "../content.ts";

export const pausing: Pick<
  Content,
  "rests" | "promises" | "places" | "aloneLadder" | "togetherLadder" | "notAllRight" | "inIt"
> = {
  rests: {
    arrival: "This is not the moment yet, as on many evenings. The Room keeps your place.",
    called: "A pause, not a goodbye.",
    "cycle-run": "Three times round is enough. The Room rests now, and keeps your place.",
  },
  promises: [
    { id: "hear-you", label: "I want to hear you. I’m too full to do it well. I’ll come back." },
    { id: "not-leaving", label: "I’m stepping out of the loop, not out of us." },
    { id: "come-find", label: "I’ll come and find you." },
    { id: "matters", label: "This matters to me. I need to settle first." },
    { id: "slower", label: "I’d like to do this slower than I can right now." },
    { id: "here", label: "I’m here. I just can’t talk yet." },
  ],
  places: [
    { id: "kitchen", label: "the kitchen" },
    { id: "sofa", label: "the sofa" },
    { id: "table", label: "the table" },
    { id: "bed", label: "the bedroom" },
    { id: "outside", label: "the door, for a walk" },
    { id: "car", label: "the car" },
    { id: "phone", label: "the phone" },
    { id: "same", label: "the same place" },
  ],
  aloneLadder: [
    { id: "feet", label: "Feel both feet on the floor, and name five things you see." },
    { id: "breath", label: "Breathe out longer than you breathe in, ten times." },
    { id: "move", label: "Walk, stretch, or push both hands against a wall." },
    { id: "water", label: "Hold your wrists under cool water." },
    { id: "write", label: "Write one sentence that only you will read." },
    { id: "soft", label: "If your mind builds its case again, you can set it down and come back to your feet." },
  ],
  togetherLadder: [
    { id: "back", label: "Sit back to back and breathe, without words." },
    { id: "hand", label: "If you both want to, hold hands for three breaths." },
    { id: "thanks", label: "Say one thing you are glad the other did today." },
  ],
  notAllRight: [
    "You don’t have to be alone with this. A friend, a sibling, a neighbour or a doctor may be glad that you call.",
    "If you are in danger, or think of ending your life, please call your local emergency number now.",
    "If you are afraid of the person you live with, you may leave this page quickly and look for help from a device that is only yours.",
  ],
  inIt: {
    lines: [
      "This is the loop. It is neither of you.",
      "Noticing it is the first step out of it.",
      "Two ways out: a pause, or one soft sentence each.",
    ],
    shortWay: [
      "One of you says: “What I’m afraid of right now is …”",
      "The other says only: “I hear that you’re afraid of …”",
      "Then change over. One sentence each is enough.",
    ],
  },
};
