import { type ReactElement, useId } from "react";
import { RadioOption } from "./radio-option.tsx";

/** One of the two answers. */
export interface Answer<Value extends string> {
  readonly value: Value;
  readonly label: string;
  readonly description?: string | undefined;
}

export interface YesNoProps<Value extends string> {
  /** The question. */
  readonly label: string;
  /** The question is said by a heading nearby, and stays hidden here. */
  readonly hideLabel?: boolean | undefined;
  /** More about the question. */
  readonly description?: string | undefined;
  /** The answers, both drawn alike, since none is wrong. */
  readonly options: readonly Answer<Value>[];
  /** The chosen one, or null. */
  readonly value: Value | null;
  /** Called with the choice. */
  readonly onChange: (value: Value) => void;
}

/** A question with two large answers. */
export function YesNo<Value extends string>(props: YesNoProps<Value>): ReactElement {
  const { label, hideLabel, description, options, value, onChange } = props;
  const id = useId();
  return (
    <fieldset className="answers-set" aria-describedby={description === undefined ? undefined : `${id}-more`}>
      <legend className={hideLabel === true ? "vh" : "legend"}>{label}</legend>
      {description !== undefined && (
        <p id={`${id}-more`} className="legend-more sm mute">
          {description}
        </p>
      )}
      <div className="answers">
        {options.map((option) => (
          <RadioOption
            key={option.value}
            group={id}
            className="answer"
            checked={value === option.value}
            onChoose={() => onChange(option.value)}
          >
            <i className="answer-dot" />
            <span>
              <b>{option.label}</b>
              {option.description !== undefined && <span className="d">{option.description}</span>}
            </span>
          </RadioOption>
        ))}
      </div>
    </fieldset>
  );
}
