import type { ReactElement } from "react";

export interface QrFigureProps {
  /** The squares, row by row, with the light margin of four that a camera needs; true is dark. */
  readonly squares: readonly (readonly boolean[])[];
  /** What it is and what to do with it, for someone who does not see it. */
  readonly label: string;
}

/** A picture that another device reads with its camera: always dark on light, whatever the theme. */
export function QrFigure({ squares, label }: QrFigureProps): ReactElement {
  const size = squares.length;
  return (
    <svg className="qr" viewBox={`0 0 ${size} ${size}`} role="img" aria-label={label} shapeRendering="crispEdges">
      <rect className="qr-ground" width={size} height={size} />
      <path className="qr-squares" d={squaresToPath(squares)} />
    </svg>
  );
}

/** One stroke for each run of dark squares in a row. */
function squaresToPath(squares: QrFigureProps["squares"]): string {
  return squares.map((row, y) => row.map((dark, x) => runAt(row, { dark, x, y })).join("")).join("");
}

function runAt(row: readonly boolean[], at: { readonly dark: boolean; readonly x: number; readonly y: number }) {
  if (!at.dark || row[at.x - 1] === true) return "";
  const end = row.indexOf(false, at.x);
  const length = (end === -1 ? row.length : end) - at.x;
  return `M${at.x} ${at.y}h${length}v1h-${length}z`;
}
