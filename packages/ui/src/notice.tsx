import type { ReactElement, ReactNode } from "react";
import { classNames } from "./class-names.ts";

export interface NoticeProps {
  /** Info says what is; trouble says what did not work and what can be done. Neither is red. */
  readonly kind?: "info" | "trouble" | undefined;
  /** A few words that name it. */
  readonly title?: string | undefined;
  /** What it is, in a sentence or two. */
  readonly children: ReactNode;
  /** One thing that can be done about it. */
  readonly action?: ReactNode;
}

/** A calm word inside the page about the state of things. */
export function Notice({ kind = "info", title, children, action }: NoticeProps): ReactElement {
  return (
    <div className={classNames("notice", `notice-${kind}`)} role={kind === "trouble" ? "alert" : "status"}>
      <div className="notice-words">
        {title !== undefined && <p className="notice-title">{title}</p>}
        <div className="sm">{children}</div>
      </div>
      {action !== undefined && action !== null && <div className="acts">{action}</div>}
    </div>
  );
}
