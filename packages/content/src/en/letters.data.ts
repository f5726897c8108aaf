import type { Content } from "../content.ts";

export const letters: Content["letters"] = {
  writing: "There is no hurry here. Write it as it comes, and look for what you feel underneath.",
  secondLook: "Read it as if it came to you. Would it reach you?",
  notGreen: "You may be stirred up right now. The letter keeps. It can be easier to read when it is quieter in you.",
  afterReading: "Nothing needs an answer now. You can let it be with you for a while.",
  takeBack:
    "It can be taken back within a day, as long as it has not been opened. You are not told which: whether and when {partner} reads it stays with {partner}.",
  takenBack:
    "It is yours alone again. If {partner} had opened it before, {partner} still has it. You are not told which. {partner} may have noticed that a letter waited.",
  takenBackSince: "{partner} has taken this letter back since you opened it. What you read stays with you.",
};
