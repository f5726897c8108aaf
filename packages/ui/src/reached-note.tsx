import type { ReactElement, ReactNode } from "react";

export interface ReachedNoteProps {
  /** One warm line: "This part reaches. Take your time." */
  readonly children: ReactNode;
}

/** One line, said softly, when words reach; never praise for obedience. */
export function ReachedNote({ children }: ReachedNoteProps): ReactElement {
  return (
    <p className="reached" role="status">
      {children}
    </p>
  );
}
