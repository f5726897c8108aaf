import type { ReactElement } from "react";

export interface PauseClockProps {
  /** "Joel comes back at". */
  readonly label: string;
  /** The time as people say it: "20:40". */
  readonly time: string;
  /** The same for machines, where it is known. */
  readonly dateTime?: string | undefined;
  /** "in 18 minutes, to the kitchen". */
  readonly words?: string | undefined;
}

/** When someone comes back, as a time of the day and in words; never a countdown. */
export function PauseClock({ label, time, dateTime, words }: PauseClockProps): ReactElement {
  return (
    <div className="pause-clock">
      <p className="sm mute">{label}</p>
      <p className="when">
        <time dateTime={dateTime}>{time}</time> {words !== undefined && <span className="voice mute">{words}</span>}
      </p>
    </div>
  );
}
