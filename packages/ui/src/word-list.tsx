import type { ReactElement } from "react";
import { classNames } from "./class-names.ts";

export interface WordListProps {
  /** What these words are, for a screen reader. */
  readonly label: string;
  /** The words in their order; order and number are part of them. */
  readonly words: readonly string[];
  /** Large: to read aloud, or to copy by hand from a little way off. */
  readonly size?: "large" | undefined;
}

/** Words that go together in this order, each with its number: to read aloud, to compare, to copy by hand. */
export function WordList({ label, words, size }: WordListProps): ReactElement {
  return (
    <ol className={classNames("word-list", size === "large" && "word-list-large")} aria-label={label}>
      {words.map((word, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a word may come twice, and its place is what tells it apart.
        <li key={index}>
          <span className="word-number">{index + 1}</span>
          <span className="voice">{word}</span>
        </li>
      ))}
    </ol>
  );
}
