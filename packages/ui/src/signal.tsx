import type { ReactElement, ReactNode } from "react";
import { classNames } from "./class-names.ts";

export interface SignalProps {
  /** Ring: not yet. Settling: half. Ready: safe enough to go on. */
  readonly state: "ring" | "settling" | "ready";
  /** The same in words; never the shape alone. */
  readonly children: ReactNode;
  /** Read out when the words change. */
  readonly live?: boolean | undefined;
}

/** Says whether it is safe enough to go on, as a shape with words. */
export function Signal({ state, children, live }: SignalProps): ReactElement {
  return (
    <p className={classNames("signal", state !== "ring" && state)} role={live === true ? "status" : undefined}>
      <i />
      <span>{children}</span>
    </p>
  );
}
