import { type ReactElement, type Ref, useState } from "react";
import { LineField, type LineFieldWords } from "./line-field.tsx";

export interface CodeFieldProps extends LineFieldWords {
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
  const { value, onChange, show, keys, maxLength, autoComplete = "off", ref, ...words } = props;
  const [shown, setShown] = useState(false);
  const [letters, setLetters] = useState(keys === undefined);
  return (
    <div className="code-field">
      <LineField {...words}>
        {(tied) => (
          <div className="code-row">
            <input
              {...tied}
              ref={ref}
              type={shown ? "text" : "password"}
              className="field line-text code-text"
              value={value}
              maxLength={maxLength}
              inputMode={letters ? "text" : "numeric"}
              autoComplete={autoComplete}
              autoCapitalize="none"
              autoCorrect="off"
              spellCheck={false}
              onChange={(event) => onChange(event.target.value)}
              {...LEAVE_ALONE}
            />
            <button type="button" className="code-show" aria-controls={tied.id} onClick={() => setShown(!shown)}>
              {shown ? show.hide : show.show}
            </button>
          </div>
        )}
      </LineField>
      {keys !== undefined && (
        <button type="button" className="link link-button code-keys" onClick={() => setLetters(!letters)}>
          {letters ? keys.digits : keys.letters}
        </button>
      )}
    </div>
  );
}
