import type { ReactElement } from "react";

export interface LoadingStateProps {
  /** What is being brought: "Opening your pages". */
  readonly label: string;
}

/** Something is on its way: words and a dotted line that breathes, or rests where motion is unwelcome. */
export function LoadingState({ label }: LoadingStateProps): ReactElement {
  return (
    <div className="loading" role="status">
      <p className="voice mute">{label}</p>
      <svg className="loading-line" viewBox="0 0 220 12" aria-hidden="true">
        <path d="M4 6h212" />
      </svg>
    </div>
  );
}
