import type { ReactNode } from "react";

/** A question that must be answered before anything else. */
export interface DialogProps {
  /** Whether it is shown. */
  readonly open: boolean;
  /** Called when the person closes it with Esc. */
  readonly onClose: () => void;
  /** The question. */
  readonly title: string;
  /** What would happen, in a sentence or two. */
  readonly children: ReactNode;
  /** The buttons; the first one takes the focus, so let it be the one that changes nothing. */
  readonly actions: ReactNode;
}
