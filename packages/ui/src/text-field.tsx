import type { ReactElement, Ref } from "react";
import { LineField, type LineFieldWords } from "./line-field.tsx";

export interface TextFieldProps extends LineFieldWords {
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
export function TextField({
  value,
  onChange,
  maxLength,
  autoComplete = "off",
  ref,
  ...words
}: TextFieldProps): ReactElement {
  return (
    <LineField {...words}>
      {(tied) => (
        <input
          {...tied}
          ref={ref}
          type="text"
          dir="auto"
          className="field line-text"
          value={value}
          maxLength={maxLength}
          autoComplete={autoComplete}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </LineField>
  );
}
