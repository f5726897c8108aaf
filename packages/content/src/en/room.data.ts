import type { Content } from "../content.ts";

export const room: Pick<Content, "help" | "safetyOffer" | "track" | "practice" | "privacy"> = {
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
  track: { solo: "The solo track for now.", together: "The track for two is open." },
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
      text: "What you write lies in this browser, closed with your code. As long as you set no passphrase, it goes nowhere else. With a passphrase, a closed copy also lies on the server that passes things on between devices. The page asks for nothing from other places.",
    },
    {
      id: "who",
      title: "Who can open it",
      text: "Each of you has a lock. Your code opens what is yours on this device, and nothing of anyone else. Nobody here can open it without the code, and neither can whoever runs the server: codes and passphrases stay on your devices. When code, passphrase and sheet are all gone, nobody opens it any more.",
    },
    {
      id: "partner",
      title: "What your partner can see",
      text: "What you give in the Room crosses to your partner, and the steps that you both take there. What you write alone, try out, hold back or answer in private does not, neither as words nor as a number. Someone who changes the app on their own device could also read words that you gave and took back before they were shown, and whether you were ready to talk.",
    },
    {
      id: "asked-in-private",
      title: "What you are asked in private",
      text: "Some questions about safety are asked of everyone, each alone. What you answer stays with you. It changes nothing at the moment, and nothing that your partner sees tells that you answered, when, or what: everyone is on the solo track at first, for some weeks, and may go back to it without a reason. Once a week your device tells the other whether it is ready for the track for two, and every reason for “not yet” looks the same. Someone who changes the app on their own device could read that one word, and not why. With only two people, someone who waits for long may still guess.",
    },
    {
      id: "server",
      title: "What the server can see",
      text: "Whoever runs the server sees account numbers, which two of them belong together, when something is sent or fetched, from which internet address, and how large it is, in coarse steps. They see no name and no word. From times alone, someone who watches long could guess who is active when. If your partner runs the server, all this is true of them, too.",
    },
    {
      id: "between",
      title: "Whether someone stands between",
      text: "Two devices that met in the same room know each other. Two that met from afar show six words to compare by voice. Until you have compared them, someone who read the invitation along could stand in between, and Attune keeps saying so.",
    },
    {
      id: "not-solved",
      title: "What is not solved",
      text: "Whoever serves this page could serve a changed one that reads along before anything is closed. A device that is watched shows what you see, and so does one that was left open. Someone with a copy of the device can try short codes one after the other; a few words hold far longer. What was read, photographed or saved cannot be unread. Nothing in here is hidden from someone who makes you open your lock. And nobody outside has reviewed yet how all this is closed.",
    },
    {
      id: "removing",
      title: "When you remove something",
      text: "It is gone from every page at once, and the server is told to drop it. Someone who kept a closed copy could still open that with the keys you use today. A deep clean, in the settings, makes new keys and lets those before go, so that no key which is kept opens it any more. What was already read or copied stays with whoever did that.",
    },
    {
      id: "leaving",
      title: "What leaving quickly does",
      text: "It clears this page at once, closes your lock and opens a plain page. It does not erase the browser’s history, it does not delete what was kept, and it does not help against a device that is being watched.",
    },
    {
      id: "ending",
      title: "When you end the joining",
      text: "It ends at once and from your side alone, and nothing is announced. What is yours stays yours. What had crossed stays readable for both of you, as it was.",
    },
    {
      id: "reading",
      title: "What reads your words",
      text: "A small program that came with the page reads along on this device. It describes language and never a person. How your words were read is shown to you alone.",
    },
    {
      id: "losing",
      title: "When it can be lost",
      text: "Clearing the browser’s data removes what is on this device, and some browsers clear pages that were not opened for a while. Without a passphrase there is no copy anywhere else. With one, the copy opens on another device, with your passphrase or your sheet.",
    },
    {
      id: "not-this",
      title: "What this is not",
      text: "Attune is not therapy, makes no diagnosis, and is not for emergencies. If you are afraid of the person you live with, a conversation like this can make things worse; please speak with someone who knows about that first.",
    },
  ],
};
