import type { ReactElement } from "react";

export interface MarkKeyProps {
  /** What a held mark is called; left out when nothing is held. */
  readonly held?: string | undefined;
  /** What a reaching mark is called; left out when nothing reaches. */
  readonly reach?: string | undefined;
  /** A quiet word on who reads: "Read on this device only". */
  readonly note?: string | undefined;
}

/** Says in words what the marks mean. */
export function MarkKey({ held, reach, note }: MarkKeyProps): ReactElement {
  return (
    <p className="key">
      {held !== undefined && (
        <span>
          <span className="held">{held}</span>
        </span>
      )}
      {reach !== undefined && (
        <span>
          <span className="reach">{reach}</span>
        </span>
      )}
      {note !== undefined && <span>{note}</span>}
    </p>
  );
}
