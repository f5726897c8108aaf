import { type ReactElement, useId } from "react";

export interface DateTimeFieldProps {
  /** What happens at that moment. */
  readonly label: string;
  /** Local date and time as `2026-01-05T07:00`, "" for none. */
  readonly value: string;
  /** Called with the new one, "" while it is not complete. */
  readonly onChange: (value: string) => void;
  /** The earliest moment that can be chosen, in the same form. */
  readonly min?: string | undefined;
  /** The latest. */
  readonly max?: string | undefined;
}

/** A day and a time of day, chosen as the browser does it. */
export function DateTimeField({ label, value, onChange, min, max }: DateTimeFieldProps): ReactElement {
  const id = useId();
  return (
    <div className="line-field">
      <label htmlFor={id} className="line-label">
        {label}
      </label>
      <input
        id={id}
        type="datetime-local"
        className="field line-text"
        value={value}
        min={min}
        max={max}
        autoComplete="off"
        onChange={(event) => onChange(event.target.value)}
      />
    </div>
  );
}
