import type { ReactElement } from "react";
import { classNames } from "./class-names.ts";
import type { Partner } from "./partner-mark.tsx";
import { VisuallyHidden } from "./visually-hidden.tsx";

export interface TurnStepsProps {
  /** The moves of a turn in order; three, as the design has it. */
  readonly steps: readonly string[];
  /** Which one we are at, from 0; those before it are done. A number past the end means all are done. */
  readonly current: number;
  /** Whose ink the current move wears. */
  readonly partner: Partner;
  /** What the steps are, for a screen reader. */
  readonly label: string;
  /** Said after a move that is done, for a screen reader. */
  readonly doneLabel: string;
}

/** The moves of a turn; then it changes over. */
export function TurnSteps({ steps, current, partner, label, doneLabel }: TurnStepsProps): ReactElement {
  return (
    <ol className={classNames("turn", `turn-${partner}`)} aria-label={label}>
      {steps.map((step, index) => (
        <li
          key={step}
          className={classNames(index < current && "done")}
          aria-current={index === current ? "step" : undefined}
        >
          {step}
          {index < current && <VisuallyHidden> ({doneLabel})</VisuallyHidden>}
        </li>
      ))}
    </ol>
  );
}
