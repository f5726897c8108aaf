import type { ReactElement, ReactNode } from "react";
import { classNames } from "./class-names.ts";

export interface RadioOptionProps {
  /** Shared by all options of a group. */
  readonly group: string;
  /** Whether this one is chosen. */
  readonly checked: boolean;
  /** Called when it is chosen. */
  readonly onChoose: () => void;
  /** How the option looks. */
  readonly className: string;
  /** What is on it; the words are its name. */
  readonly children: ReactNode;
}

/** One option of a radio group: the whole surface is the target, the browser's own radio does the work. */
export function RadioOption({ group, checked, onChoose, className, children }: RadioOptionProps): ReactElement {
  return (
    <label className={classNames("option", className)}>
      <input type="radio" className="option-input" name={group} checked={checked} onChange={onChoose} />
      {children}
    </label>
  );
}
