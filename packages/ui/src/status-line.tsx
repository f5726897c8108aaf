import type { ReactElement, ReactNode } from "react";
import { classNames } from "./class-names.ts";
import { Icon, type IconName } from "./icon.tsx";

export interface StatusLineProps {
  /** A drawing before the words. */
  readonly icon: IconName;
  /** How things stand, in a sentence. */
  readonly children: ReactNode;
  /** Something stands in the way: drawn on the ground of what is held, never as an alarm. */
  readonly held?: boolean | undefined;
  /** One thing that can be done about it. */
  readonly action?: ReactNode;
}

/** One calm line at the top of the page about how things stand; read out in a gap when it changes. */
export function StatusLine({ icon, children, held, action }: StatusLineProps): ReactElement {
  return (
    <div className={classNames("status-line", held === true && "status-line-held")} role="status">
      <Icon name={icon} size="small" />
      <div className="status-line-words">{children}</div>
      {action}
    </div>
  );
}
