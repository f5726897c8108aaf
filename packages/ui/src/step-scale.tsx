import { type ReactElement, useId } from "react";
import { RadioOption } from "./radio-option.tsx";

export interface StepScaleProps {
  /** The statement that is answered. */
  readonly label: string;
  /** The whole numbers that may be answered, both ends included. */
  readonly lowest: number;
  readonly highest: number;
  /** What the two ends mean. */
  readonly lowLabel: string;
  readonly highLabel: string;
  /** The answer, or null as long as there is none. */
  readonly value: number | null;
  /** Called with the answer; null takes it back. */
  readonly onChange: (value: number | null) => void;
  /** Takes the answer back: "Leave this out". */
  readonly clearLabel: string;
}

/** A statement with a few steps between two words. */
export function StepScale(props: StepScaleProps): ReactElement {
  const { label, lowest, highest, lowLabel, highLabel, value, onChange, clearLabel } = props;
  const group = useId();
  const steps = Array.from({ length: highest - lowest + 1 }, (_, at) => lowest + at);
  return (
    <fieldset className="steps-set" aria-describedby={`${group}-ends`}>
      <legend className="step-legend">{label}</legend>
      <div className="step-row">
        {steps.map((step) => (
          <RadioOption
            key={step}
            group={group}
            className="step"
            checked={value === step}
            onChoose={() => onChange(step)}
          >
            <span>{step}</span>
          </RadioOption>
        ))}
      </div>
      <div className="scale-ends" id={`${group}-ends`}>
        <span>{lowLabel}</span>
        <span>{highLabel}</span>
      </div>
      {value !== null && (
        <button type="button" className="btn btn-text" onClick={() => onChange(null)}>
          {clearLabel}
        </button>
      )}
    </fieldset>
  );
}
