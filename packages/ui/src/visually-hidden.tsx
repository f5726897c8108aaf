import type { ReactElement, ReactNode } from "react";

export interface VisuallyHiddenProps {
  /** Words for the ear alone. */
  readonly children: ReactNode;
}

/** Words that a screen reader reads and the page does not show. */
export function VisuallyHidden({ children }: VisuallyHiddenProps): ReactElement {
  return <span className="vh">{children}</span>;
}
