import { type ReactElement, useId } from "react";
import { classNames } from "./class-names.ts";
import type { Answer } from "./yes-no.tsx";

export interface ChoiceListProps<Value extends string> {
  /** The question. */
  readonly label: string;
  /** The question is said by a heading nearby, and stays hidden here. */
  readonly hideLabel?: boolean | undefined;
  /** Whether one answer holds, or several may. */
  readonly takes: "one" | "many";
  /** The answers, in their order; all are drawn alike. */
  readonly options: readonly Answer<Value>[];
  /** "None of these", where several may hold; it says that the question was read. */
  readonly noneLabel?: string | undefined;
  /** What holds: null for no answer yet, an empty list for none of these. */
  readonly value: readonly Value[] | null;
  /** Called with what holds now. */
  readonly onChange: (value: readonly Value[]) => void;
}

/** A question with several answers, one under the other. */
export function ChoiceList<Value extends string>(props: ChoiceListProps<Value>): ReactElement {
  const { label, hideLabel, takes, options, noneLabel, value, onChange } = props;
  const group = useId();
  const toggle = (one: Value): void => {
    const before = value ?? [];
    if (takes === "one") onChange([one]);
    else onChange(before.includes(one) ? before.filter((other) => other !== one) : [...before, one]);
  };
  return (
    <fieldset className="answers-set">
      <legend className={hideLabel === true ? "vh" : "legend"}>{label}</legend>
      <div className="answers answers-column">
        {options.map((option) => (
          <Choice
            key={option.value}
            group={takes === "one" ? group : null}
            label={option.label}
            checked={value?.includes(option.value) === true}
            onToggle={() => toggle(option.value)}
          />
        ))}
        {noneLabel !== undefined && (
          <Choice group={null} label={noneLabel} checked={value?.length === 0} onToggle={() => onChange([])} />
        )}
      </div>
    </fieldset>
  );
}

interface ChoiceProps {
  /** The radio group it belongs to; null for a box of its own. */
  readonly group: string | null;
  readonly label: string;
  readonly checked: boolean;
  readonly onToggle: () => void;
}

function Choice({ group, label, checked, onToggle }: ChoiceProps): ReactElement {
  return (
    <label className="option answer">
      <input
        type={group === null ? "checkbox" : "radio"}
        name={group ?? undefined}
        className="option-input"
        checked={checked}
        onChange={onToggle}
      />
      <i className={classNames("answer-dot", group === null && "answer-box")} />
      <span>{label}</span>
    </label>
  );
}
