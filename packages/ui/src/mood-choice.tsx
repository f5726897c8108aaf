import { type ReactElement, useId } from "react";
import { classNames } from "./class-names.ts";
import { RadioOption } from "./radio-option.tsx";

/** How someone arrives: steady, stirred up, or far away; none is wrong. */
export type Mood = "steady" | "stirred" | "far";

const DRAWINGS: Readonly<Record<Mood, string>> = {
  steady: "M4 16c7-6 14-6 21 0s14 6 21 0 10-4.5 14-3",
  stirred: "M4 18l7-12 7 18 7-20 7 20 7-18 7 16 6-10 8 4",
  far: "M4 15c8-2 12-2 18-1M30 14h8M46 14h3M57 14h1",
};

/** One way to arrive, in words. */
export interface MoodOption {
  readonly mood: Mood;
  readonly label: string;
  readonly note?: string | undefined;
}

export interface MoodChoiceProps {
  /** The question. */
  readonly label: string;
  /** The question is said by a heading nearby, and stays hidden here. */
  readonly hideLabel?: boolean | undefined;
  /** The ways to arrive, in their order. */
  readonly options: readonly MoodOption[];
  /** The chosen one, or null. */
  readonly value: Mood | null;
  /** Called with the choice. */
  readonly onChange: (mood: Mood) => void;
}

/** The arrival check: three line drawings of how a body may be, one to choose. */
export function MoodChoice({ label, hideLabel, options, value, onChange }: MoodChoiceProps): ReactElement {
  const group = useId();
  return (
    <fieldset className="moods-set">
      <legend className={hideLabel === true ? "vh" : "legend"}>{label}</legend>
      <div className="moods">
        {options.map(({ mood, label: words, note }) => (
          <RadioOption
            key={mood}
            group={group}
            className={classNames("mood", mood)}
            checked={value === mood}
            onChoose={() => onChange(mood)}
          >
            <svg viewBox="0 0 64 28" aria-hidden="true">
              <path d={DRAWINGS[mood]} />
            </svg>
            <b>{words}</b>
            {note !== undefined && <span>{note}</span>}
          </RadioOption>
        ))}
      </div>
    </fieldset>
  );
}
