import { type ReactElement, type Ref, useId } from "react";
import { classNames } from "./class-names.ts";

export interface WordsFieldProps {
  /** What the field is for. */
  readonly label: string;
  /** More about it, below the label. */
  readonly description?: string | undefined;
  /** What is in the way, in calm words; none when all is well. */
  readonly trouble?: string | undefined;
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
  const { label, description, trouble, value, onChange, progress, doubtful = [], doubtfulLabel, ref } = props;
  const id = useId();
  const words = textToWords(value);
  const described = classNames(
    description !== undefined && `${id}-more`,
    `${id}-progress`,
    trouble !== undefined && `${id}-trouble`,
  );
  return (
    <div className="line-field words-field">
      <label htmlFor={id} className="line-label">
        {label}
      </label>
      {description !== undefined && (
        <p id={`${id}-more`} className="sm mute">
          {description}
        </p>
      )}
      <textarea
        ref={ref}
        id={id}
        className="field line-text words-text"
        rows={2}
        value={value}
        autoComplete="off"
        autoCapitalize="none"
        autoCorrect="off"
        spellCheck={false}
        aria-invalid={trouble === undefined ? undefined : true}
        aria-describedby={described}
        onChange={(event) => onChange(event.target.value)}
      />
      {trouble !== undefined && (
        <p id={`${id}-trouble`} className="line-trouble sm">
          {trouble}
        </p>
      )}
      <p id={`${id}-progress`} className="words-progress xs mute">
        {progress}
      </p>
      {words.length > 0 && (
        <ol className="words-read" aria-hidden={doubtful.length === 0 ? true : undefined}>
          {words.map((word, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a word may come twice, and its place is what tells it apart.
            <li key={index} className={classNames(doubtful.includes(index) && "doubtful")}>
              <span className="word-number">{index + 1}</span> <span className="words-read-word">{word}</span>
              {doubtful.includes(index) && <span className="vh"> ({doubtfulLabel})</span>}
            </li>
          ))}
        </ol>
      )}
    </div>
  );
}
