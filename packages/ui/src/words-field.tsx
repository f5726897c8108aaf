import type { ReactElement, Ref } from "react";
import { classNames } from "./class-names.ts";
import { LineField, type LineFieldWords } from "./line-field.tsx";

export interface WordsFieldProps extends LineFieldWords {
  /** What was typed or pasted. */
  readonly value: string;
  /** Called with it after each change. */
  readonly onChange: (value: string) => void;
  /** How many of the words are there: "7 of 12 words". */
  readonly progress: string;
  /** Places, from 0, of words that cannot be right. */
  readonly doubtful?: readonly number[] | undefined;
  /** Said of such a word, for a screen reader: "please look at this one again". */
  readonly doubtfulLabel: string;
  /** The field, to move the focus to. */
  readonly ref?: Ref<HTMLTextAreaElement> | undefined;
}

/** The words in what was typed: whatever stands between spaces, commas or numbers. */
export function textToWords(text: string): readonly string[] {
  return text
    .normalize("NFKC")
    .toLowerCase()
    .split(/[^\p{L}]+/u)
    .filter((word) => word !== "");
}

/** Where words from another screen or a sheet of paper are typed; each is shown again with its number. */
export function WordsField(props: WordsFieldProps): ReactElement {
  const { value, onChange, progress, doubtful = [], doubtfulLabel, ref, ...words } = props;
  return (
    <LineField
      {...words}
      className="words-field"
      below={(id) => (
        <>
          <p id={id} className="words-progress xs mute">
            {progress}
          </p>
          <WordsRead words={textToWords(value)} doubtful={doubtful} doubtfulLabel={doubtfulLabel} />
        </>
      )}
    >
      {(tied) => (
        <textarea
          {...tied}
          ref={ref}
          className="field line-text words-text"
          rows={2}
          value={value}
          autoComplete="off"
          autoCapitalize="none"
          autoCorrect="off"
          spellCheck={false}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </LineField>
  );
}

interface WordsReadProps extends Pick<WordsFieldProps, "doubtfulLabel"> {
  readonly words: readonly string[];
  readonly doubtful: readonly number[];
}

function WordsRead({ words, doubtful, doubtfulLabel }: WordsReadProps): ReactElement | null {
  if (words.length === 0) return null;
  return (
    <ol className="words-read" aria-hidden={doubtful.length === 0 ? true : undefined}>
      {words.map((word, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a word may come twice, and its place is what tells it apart.
        <li key={index} className={classNames(doubtful.includes(index) && "doubtful")}>
          <span className="word-number">{index + 1}</span> <span className="words-read-word">{word}</span>
          {doubtful.includes(index) && <span className="vh"> ({doubtfulLabel})</span>}
        </li>
      ))}
    </ol>
  );
}
