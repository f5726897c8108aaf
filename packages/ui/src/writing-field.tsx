import { type ReactElement, type ReactNode, type Ref, useId } from "react";
import { classNames } from "./class-names.ts";
import { MarkedText } from "./marked-text.tsx";
import type { Mark } from "./marked-words.ts";

export interface WritingFieldProps {
  /** What the field is for. */
  readonly label: ReactNode;
  /** Words nearby say it already; the field keeps the label as its name. */
  readonly hideLabel?: boolean | undefined;
  /** More about it, below the label. */
  readonly description?: ReactNode;
  /** The words. */
  readonly value: string;
  /** Called with the words after each change. */
  readonly onChange: (value: string) => void;
  /** Marks on the words; they may lag behind the words or lie outside them. */
  readonly marks?: readonly Mark[] | undefined;
  /** Someone is writing here, even while the focus is elsewhere. */
  readonly on?: boolean | undefined;
  /** Shown as long as there are no words. */
  readonly placeholder?: string | undefined;
  /** How much room it takes when empty: a line, a few lines (by default) or a page. */
  readonly room?: "line" | "lines" | "page" | undefined;
  /** Cannot be written in. */
  readonly disabled?: boolean | undefined;
  /** Shows what was written and takes no changes. */
  readonly readOnly?: boolean | undefined;
  /** The most that may be written, in UTF-16 units. */
  readonly maxLength?: number | undefined;
  /** The language of the words, for spell-checking; the page's by default. */
  readonly lang?: string | undefined;
  /** The ids of other words about the field, such as why something is held. */
  readonly describedBy?: string | undefined;
  /** Called when the field is entered. */
  readonly onFocus?: (() => void) | undefined;
  /** Called when the field is left. */
  readonly onBlur?: (() => void) | undefined;
  /** The textarea, to move the focus to. */
  readonly ref?: Ref<HTMLTextAreaElement> | undefined;
}

/**
 * Where a person writes: the browser's own textarea, so that input methods, undo and spell-checking stay as they are,
 * on a layer that repeats the words unseen, carries the marks, and gives the field its height.
 */
export function WritingField(props: WritingFieldProps): ReactElement {
  const { label, hideLabel, description, on, room = "lines", disabled } = props;
  const id = useId();
  return (
    <div className="writing">
      <label className={hideLabel === true ? "vh" : "writing-label"} htmlFor={id}>
        {label}
      </label>
      {hasWords(description) && (
        <p className="writing-more sm mute" id={`${id}-more`}>
          {description}
        </p>
      )}
      <div
        className={classNames(
          "field",
          "writing-field",
          `writing-${room}`,
          on === true && "on",
          disabled === true && "writing-disabled",
        )}
      >
        <Words {...props} id={id} />
      </div>
    </div>
  );
}

function Words(props: WritingFieldProps & { readonly id: string }): ReactElement {
  const {
    id,
    value,
    onChange,
    marks = [],
    placeholder,
    disabled,
    readOnly,
    maxLength,
    lang,
    onFocus,
    onBlur,
    ref,
  } = props;
  return (
    <div className="writing-words">
      <div className="writing-layer" aria-hidden="true" lang={lang}>
        {value === "" ? placeholder : <MarkedText text={value} marks={marks} />}
        {"\n"}
      </div>
      <textarea
        ref={ref}
        id={id}
        className="writing-text"
        dir="auto"
        rows={1}
        spellCheck={true}
        value={value}
        placeholder={placeholder}
        disabled={disabled}
        readOnly={readOnly}
        maxLength={maxLength}
        lang={lang}
        aria-describedby={describedBy(props, id)}
        onChange={(event) => onChange(event.target.value)}
        onFocus={onFocus}
        onBlur={onBlur}
      />
    </div>
  );
}

function describedBy({ description, describedBy: more }: WritingFieldProps, id: string): string | undefined {
  return classNames(hasWords(description) && `${id}-more`, more) || undefined;
}

function hasWords(node: ReactNode): boolean {
  return node !== undefined && node !== null && node !== "";
}
