import type { ReactElement } from "react";
import type { Partner } from "./partner-mark.tsx";

/** One line of what has been said between the two. */
export interface ThreadLine {
  readonly id: string;
  /** Whose line; none for someone who is neither. */
  readonly partner?: Partner | undefined;
  /** Their name, with whatever follows it. */
  readonly name: string;
  readonly text: string;
}

export interface ThreadProps {
  /** The lines in the order in which they were said. */
  readonly lines: readonly ThreadLine[];
  /** What the lines are, for a screen reader. */
  readonly label: string;
}

/** What was said back and forth, set small beside a line. */
export function Thread({ lines, label }: ThreadProps): ReactElement {
  return (
    <ul className="thread" aria-label={label}>
      {lines.map(({ id, partner, name, text }) => (
        <li key={id} className="voice">
          <span className={partner ?? "mute"}>{name}</span> {text}
        </li>
      ))}
    </ul>
  );
}
