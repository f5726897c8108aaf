import type { ReactElement } from "react";
import type { PlaneSpan } from "./plane-figure.tsx";

export interface BandLineProps {
  /** What it is about, and where on the line, in a sentence. */
  readonly label: string;
  readonly less: string;
  readonly more: string;
  /** Where someone may be, as shares from 0 to 1. */
  readonly span: PlaneSpan;
  /** Where they were before. */
  readonly earlier?: PlaneSpan | undefined;
}

/** A line between two words with a soft band on it; an earlier one is dotted. Never a bare dot, never a number. */
export function BandLine({ label, less, more, span, earlier }: BandLineProps): ReactElement {
  const x = (share: number): number => 4 + share * 392;
  return (
    <figure className="band-line">
      <svg className="plot" viewBox="0 0 400 40" role="img" aria-label={label} preserveAspectRatio="none">
        <path className="axis" d="M4 20h392" />
        {earlier !== undefined && (
          <rect
            className="band-earlier"
            x={x(earlier.low)}
            y={6}
            width={x(earlier.high) - x(earlier.low)}
            height={28}
            rx={14}
          />
        )}
        <rect className="band" x={x(span.low)} y={10} width={x(span.high) - x(span.low)} height={20} rx={10} />
        <path className="mid" d={`M${x(span.middle)} 14v12`} />
      </svg>
      <figcaption className="scale-ends" aria-hidden="true">
        <span>{less}</span>
        <span>{more}</span>
      </figcaption>
    </figure>
  );
}
