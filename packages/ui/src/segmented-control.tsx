import { type ReactElement, useId } from "react";
import { Icon, type IconName } from "./icon.tsx";
import { RadioOption } from "./radio-option.tsx";

/** One of a few settings. */
export interface Segment<Value extends string> {
  readonly value: Value;
  readonly label: string;
  readonly icon?: IconName | undefined;
}

export interface SegmentedControlProps<Value extends string> {
  /** What is being set. */
  readonly label: string;
  /** Words nearby say it already. */
  readonly hideLabel?: boolean | undefined;
  /** The settings, in their order. */
  readonly options: readonly Segment<Value>[];
  /** The present one, or null as long as none is chosen. */
  readonly value: Value | null;
  /** Called with the new one. */
  readonly onChange: (value: Value) => void;
}

/** A few settings side by side, one of which applies: theme, text size, stillness. */
export function SegmentedControl<Value extends string>(props: SegmentedControlProps<Value>): ReactElement {
  const { label, hideLabel, options, value, onChange } = props;
  const group = useId();
  return (
    <fieldset className="segments-set">
      <legend className={hideLabel === true ? "vh" : "legend-quiet"}>{label}</legend>
      <div className="segments">
        {options.map((option) => (
          <RadioOption
            key={option.value}
            group={group}
            className="segment"
            checked={value === option.value}
            onChoose={() => onChange(option.value)}
          >
            {option.icon !== undefined && <Icon name={option.icon} size="small" />}
            <span>{option.label}</span>
          </RadioOption>
        ))}
      </div>
    </fieldset>
  );
}
