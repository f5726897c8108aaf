import type { ReactElement } from "react";
import { classNames } from "./class-names.ts";
import { MarkedText } from "./marked-text.tsx";
import type { Mark } from "./marked-words.ts";

export interface ReadWordsProps {
  /** Someone's words, shown as they wrote them, line breaks included. */
  readonly text: string;
  /** The marks on them; none by default. */
  readonly marks?: readonly Mark[] | undefined;
  /** How large the words are spoken: reading by default. */
  readonly size?: "reading" | "spoken" | undefined;
}

/** Words to read, with the marks of a writing field. */
export function ReadWords({ text, marks = [], size }: ReadWordsProps): ReactElement {
  return (
    <p className={classNames("voice", "read-words", size === "spoken" && "voice-xl")} dir="auto">
      <MarkedText text={text} marks={marks} />
    </p>
  );
}
