import type { ReactElement } from "react";

export interface BreathProps {
  /** What the picture shows, in a sentence. */
  readonly label: string;
  /** "Breathe in", for the first 4 seconds. */
  readonly inLabel: string;
  /** "Breathe out", for the next 6 seconds. */
  readonly outLabel: string;
  /** "in for 4, out for 6". */
  readonly note: string;
  /** "Breathe slowly": said in place of the two where motion is unwelcome. */
  readonly stillLabel: string;
}

/** Two circles that widen for 4 s and ease for 6 s, with the words in the same rhythm; where they overlap it turns green. */
export function Breath({ label, inLabel, outLabel, note, stillLabel }: BreathProps): ReactElement {
  return (
    <div className="breath">
      <svg viewBox="0 0 340 244" role="img" aria-label={label}>
        <g className="tide">
          <circle className="a" cx="122" cy="122" r="119" />
          <circle className="b" cx="218" cy="122" r="119" />
          <path className="lens" d="M170 13.1a119 119 0 0 1 0 217.8a119 119 0 0 1 0-217.8Z" />
          <circle className="ra" cx="122" cy="122" r="119" />
          <circle className="rb" cx="218" cy="122" r="119" />
        </g>
      </svg>
      <p>
        <span className="breath-words" aria-hidden="true">
          <span className="breath-in">{inLabel}</span>
          <span className="breath-out">{outLabel}</span>
          <span className="breath-still">{stillLabel}</span>
        </span>
        <small>{note}</small>
      </p>
    </div>
  );
}
