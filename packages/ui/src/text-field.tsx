import { type ReactElement, type Ref, useId } from "react";
import { classNames } from "./class-names.ts";

export interface TextFieldProps {
  /** What the field is for. */
  readonly label: string;
  /** More about it, below the label. */
  readonly description?: string | undefined;
  /** What is in the way, in calm words; none when all is well. */
  readonly trouble?: string | undefined;
  /** The words. */
  readonly value: string;
  /** Called with the words after each change. */
  readonly onChange: (value: string) => void;
  /** The most that may be written, in UTF-16 units. */
  readonly maxLength?: number | undefined;
  /** What the browser may offer to fill in; nothing by default, since others may use this device. */
  readonly autoComplete?: string | undefined;
  /** The input, to move the focus to. */
  readonly ref?: Ref<HTMLInputElement> | undefined;
}

/** A single line, such as a name. */
export function TextField(props: TextFieldProps): ReactElement {
  const { label, description, trouble, value, onChange, maxLength, autoComplete = "off", ref } = props;
  const id = useId();
  const described = classNames(description !== undefined && `${id}-more`, trouble !== undefined && `${id}-trouble`);
  return (
    <div className="line-field">
      <label htmlFor={id} className="line-label">
        {label}
      </label>
      {description !== undefined && (
        <p id={`${id}-more`} className="sm mute">
          {description}
        </p>
      )}
      <input
        ref={ref}
        id={id}
        type="text"
        dir="auto"
        className="field line-text"
        value={value}
        maxLength={maxLength}
        autoComplete={autoComplete}
        aria-invalid={trouble === undefined ? undefined : true}
        aria-describedby={described || undefined}
        onChange={(event) => onChange(event.target.value)}
      />
      {trouble !== undefined && (
        <p id={`${id}-trouble`} className="line-trouble sm">
          {trouble}
        </p>
      )}
    </div>
  );
}
