import type { ReactElement, ReactNode } from "react";
import { classNames } from "./class-names.ts";

export interface ActionsProps {
  /** Buttons, the main move first. */
  readonly children: ReactNode;
  /** On a phone: side by side in equal parts, or one under the other; as wide as their words by default. */
  readonly phone?: "row" | "column" | undefined;
  /** Pushes the first and the last to the two ends of the row. */
  readonly between?: boolean | undefined;
  /** Sinks to the foot of a leaf on wide screens. */
  readonly push?: boolean | undefined;
}

/** A row of buttons that wraps. */
export function Actions({ children, phone, between, push }: ActionsProps): ReactElement {
  const look = classNames(
    "acts",
    phone !== undefined && `acts-${phone}`,
    between === true && "between",
    push === true && "push",
  );
  return <div className={look}>{children}</div>;
}
