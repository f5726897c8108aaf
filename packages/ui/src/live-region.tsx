import type { ReactElement } from "react";

export interface LiveRegionProps {
  /** What to say now; an empty text says nothing. Keep the region on the page, so that changes are heard. */
  readonly message: string;
  /** Urgent words interrupt what is being read; others wait for a gap, which is the default. */
  readonly urgent?: boolean | undefined;
}

/** Tells a screen reader what changed, without moving the focus. */
export function LiveRegion({ message, urgent }: LiveRegionProps): ReactElement {
  return (
    <div className="vh" role={urgent === true ? "alert" : "status"} aria-atomic="true">
      {message}
    </div>
  );
}
