import type { ReactElement, ReactNode } from "react";

export interface ChipProps {
  /** The words on the chip. */
  readonly children: string;
  /** What pressing does. */
  readonly onPress: () => void;
  /** Whether it is picked; without it the chip is an action, not a choice. */
  readonly pressed?: boolean | undefined;
}

/** Words that a person may pick, or use as a beginning. */
export function Chip({ children, onPress, pressed }: ChipProps): ReactElement {
  return (
    <button type="button" className="chip" aria-pressed={pressed} onClick={onPress}>
      {children}
    </button>
  );
}

export interface ChipsProps {
  /** The chips. */
  readonly children: ReactNode;
  /** What they are for, for a screen reader. */
  readonly label: string;
}

/** A handful of chips that wraps. */
export function Chips({ children, label }: ChipsProps): ReactElement {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would ask for a form; this is a named handful of buttons.
    <div className="chips" role="group" aria-label={label}>
      {children}
    </div>
  );
}
