import type { Content } from "../content.ts";

export const room: Pick<Content, "help" | "safetyOffer" | "practice" | "privacy"> = {
  help: [
    { id: "free", name: "Free", sentence: "The Room stays in the background. It keeps turns and pauses." },
    { id: "on-alarm", name: "On alarm", sentence: "The Room speaks up only when words may really wound." },
    { id: "every-turn", name: "Every turn", sentence: "The Room looks at each message when it is given." },
    {
      id: "every-word",
      name: "Every word",
      sentence: "The Room reads along while each of you writes, and looks at every message before it crosses.",
    },
  ],
  safetyOffer:
    "Something in these words may be about your safety, or someone else’s. Only you see this line. Would you like to look at ways to get help?",
  practice: {
    situations: [
      { id: "late", title: "Late again", theySaid: "You could have called. I sat here with two plates." },
      { id: "quiet", title: "Gone quiet", theySaid: "I don’t know what you want me to say." },
      { id: "screen", title: "The phone at dinner", theySaid: "It’s just a message, what’s the problem?" },
    ],
    honest: [
      "A small program on this device reads your words and guesses how they may land. It does not know your tone, your history or your jokes.",
      "It errs in both directions. It never knows what anyone feels. You decide what you say.",
      "It reads English. In other languages it mostly says nothing.",
    ],
  },
  privacy: [
    {
      id: "where",
      title: "Where your words are",
      text: "Everything you write lies in this browser, on this device. Nothing is sent to us or to anyone else, and the page asks for nothing from other places.",
    },
    {
      id: "who",
      title: "Who can open it",
      text: "There are no locks yet. Whoever uses this browser on this device can open Attune and read what was kept, and so can someone who looks through the device with tools. In the Room, each private step has its own hand-over page, which keeps honest people from looking by accident, and nobody else.",
    },
    {
      id: "leaving",
      title: "What leaving quickly does",
      text: "It clears this page at once and opens a plain one. It does not erase the browser’s history, it does not delete what was kept, and it does not help against a device that is being watched.",
    },
    {
      id: "reading",
      title: "What reads your words",
      text: "A small program that came with the page reads along on this device. It describes language and never a person. How your words were read is shown to you alone.",
    },
    {
      id: "losing",
      title: "When it can be lost",
      text: "Clearing the browser’s data removes it. Some browsers clear pages that were not opened for a while. In this version there is no copy anywhere else.",
    },
    {
      id: "not-this",
      title: "What this is not",
      text: "Attune is not therapy, makes no diagnosis, and is not for emergencies. If you are afraid of the person you live with, a conversation like this can make things worse; please speak with someone who knows about that first.",
    },
  ],
};
