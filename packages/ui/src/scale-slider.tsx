import { type ReactElement, type Ref, useId } from "react";
import { classNames } from "./class-names.ts";

export interface ScaleSliderProps {
  /** The question. */
  readonly label: string;
  /** The question is said by a heading nearby, and stays hidden here. */
  readonly hideLabel?: boolean | undefined;
  /** More about the question. */
  readonly description?: string | undefined;
  /** What the lower end means. */
  readonly lowLabel: string;
  /** What the upper end means. */
  readonly highLabel: string;
  /** The answer from 0 to 10, or null as long as there is none. */
  readonly value: number | null;
  /** Called with a whole number from 0 to 10. */
  readonly onChange: (value: number) => void;
  /** A place in words, for a screen reader: "4 of 10, towards calm". Null asks for the words of no answer. */
  readonly valueText: (value: number | null) => string;
  /** Shows those words below the line as well; a number is never shown as a score unless asked for. */
  readonly showValue?: boolean | undefined;
  /** Cannot be changed. */
  readonly disabled?: boolean | undefined;
  /** The slider, to move the focus to. */
  readonly ref?: Ref<HTMLInputElement> | undefined;
}

const LOWEST = 0;
const HIGHEST = 10;
const MIDDLE = 5;

/** A line between two words; the place on it is the answer. As long as there is none, the thumb is open. */
export function ScaleSlider(props: ScaleSliderProps): ReactElement {
  const { label, hideLabel, description, lowLabel, highLabel, value, valueText, showValue } = props;
  const id = useId();
  return (
    <div className={classNames("scale", value === null && "scale-open")}>
      <label className={hideLabel === true ? "vh" : "legend"} htmlFor={id}>
        {label}
      </label>
      {description !== undefined && (
        <p className="legend-more sm mute" id={`${id}-more`}>
          {description}
        </p>
      )}
      <Line {...props} id={id} />
      <div className="scale-ends" id={`${id}-ends`}>
        <span>{lowLabel}</span>
        <span>{highLabel}</span>
      </div>
      {showValue === true && (
        <p className="scale-value sm mute" aria-hidden="true">
          {valueText(value)}
        </p>
      )}
    </div>
  );
}

function Line({
  id,
  description,
  value,
  onChange,
  valueText,
  disabled,
  ref,
}: ScaleSliderProps & { readonly id: string }): ReactElement {
  const settle = (input: HTMLInputElement): void => {
    if (value === null) onChange(Number(input.value));
  };
  return (
    <input
      ref={ref}
      id={id}
      type="range"
      className="scale-line"
      min={LOWEST}
      max={HIGHEST}
      step={1}
      value={value ?? MIDDLE}
      disabled={disabled}
      aria-valuetext={valueText(value)}
      aria-describedby={classNames(`${id}-ends`, description !== undefined && `${id}-more`)}
      onChange={(event) => onChange(Number(event.target.value))}
      onPointerUp={(event) => settle(event.currentTarget)}
      onKeyDown={(event) => {
        if (event.key === "Enter" || event.key === " ") settle(event.currentTarget);
      }}
    />
  );
}
