import { type ReactElement, type Ref, useId, useState } from "react";
import { classNames } from "./class-names.ts";

export interface CodeFieldProps {
  /** What the field is for. */
  readonly label: string;
  /** More about it, below the label. */
  readonly description?: string | undefined;
  /** What is in the way, in calm words; none when all is well. */
  readonly trouble?: string | undefined;
  /** What was typed. */
  readonly value: string;
  /** Called with it after each change. */
  readonly onChange: (value: string) => void;
  /** The words of the button beside the field: show it, hide it. */
  readonly show: { readonly show: string; readonly hide: string };
  /** Begins with the digits of a phone, and offers its letters; without it there are letters at once. */
  readonly keys?: { readonly letters: string; readonly digits: string } | undefined;
  /** The most that may be typed, in UTF-16 units. */
  readonly maxLength?: number | undefined;
  /** What the browser may offer to fill in; nothing by default, since others may use this device. */
  readonly autoComplete?: string | undefined;
  /** The input, to move the focus to. */
  readonly ref?: Ref<HTMLInputElement> | undefined;
}

/** Programs that keep passwords are asked to leave the field alone: what they keep, someone else may find. */
const LEAVE_ALONE = { "data-1p-ignore": "", "data-bwignore": "", "data-lpignore": "true", "data-form-type": "other" };

/** A code of digits, or a longer phrase, that others in the room do not see unless its owner shows it. */
export function CodeField(props: CodeFieldProps): ReactElement {
  const { label, description, trouble, value, onChange, show, keys, maxLength, autoComplete = "off", ref } = props;
  const id = useId();
  const [shown, setShown] = useState(false);
  const [letters, setLetters] = useState(keys === undefined);
  const described = classNames(description !== undefined && `${id}-more`, trouble !== undefined && `${id}-trouble`);
  return (
    <div className="line-field code-field">
      <label htmlFor={id} className="line-label">
        {label}
      </label>
      {description !== undefined && (
        <p id={`${id}-more`} className="sm mute">
          {description}
        </p>
      )}
      <div className="code-row">
        <input
          ref={ref}
          id={id}
          type={shown ? "text" : "password"}
          className="field line-text code-text"
          value={value}
          maxLength={maxLength}
          inputMode={letters ? "text" : "numeric"}
          autoComplete={autoComplete}
          autoCapitalize="none"
          autoCorrect="off"
          spellCheck={false}
          aria-invalid={trouble === undefined ? undefined : true}
          aria-describedby={described || undefined}
          onChange={(event) => onChange(event.target.value)}
          {...LEAVE_ALONE}
        />
        <button type="button" className="code-show" aria-controls={id} onClick={() => setShown(!shown)}>
          {shown ? show.hide : show.show}
        </button>
      </div>
      {trouble !== undefined && (
        <p id={`${id}-trouble`} className="line-trouble sm">
          {trouble}
        </p>
      )}
      {keys !== undefined && (
        <button type="button" className="link link-button code-keys" onClick={() => setLetters(!letters)}>
          {letters ? keys.digits : keys.letters}
        </button>
      )}
    </div>
  );
}
