import type { Content } from "./content.ts";
import { english } from "./en/english.ts";

export type {
  Beat,
  Choice,
  Content,
  Depths,
  ExampleStep,
  MeetingId,
  MirrorWords,
  MoveWords,
  RemarkWords,
  ReplyRemarkId,
  ReplyWords,
  Rung,
  ScriptSlot,
  Situation,
  StuckDoor,
} from "./content.ts";
export { fill, fillThem, type Names } from "./fill.ts";

/** Languages in which the Room can speak. */
export type Language = "en";

/** What the Room says in this language. */
export function contentFor(language: Language): Content {
  return { en: english }[language];
}
