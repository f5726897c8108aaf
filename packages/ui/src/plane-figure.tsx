import type { ReactElement } from "react";
import type { Partner } from "./partner-mark.tsx";

/** Where someone may be along one side of the plane: shares from 0 to 1, the middle between the two ends. */
export interface PlaneSpan {
  readonly middle: number;
  readonly low: number;
  readonly high: number;
}

/** Someone on the plane, with soft edges. */
export interface PlanePlace {
  readonly id: string;
  /** Along the foot of the plane, left to right. */
  readonly across: PlaneSpan;
  /** Upwards. */
  readonly up: PlaneSpan;
  readonly name: string;
  readonly ink: Partner;
  /** A time before: dotted, without a fill. */
  readonly earlier?: boolean | undefined;
}

export interface PlaneFigureProps {
  /** What the figure shows, in a sentence or two. */
  readonly label: string;
  readonly across: { readonly less: string; readonly more: string };
  readonly up: { readonly less: string; readonly more: string };
  /** Words in the calm corner, one line each. */
  readonly calm: readonly string[];
  readonly places: readonly PlanePlace[];
}

const LEFT = 34;
const TOP = 8;
const SIZE = 358;
/** How far the calm corner reaches. */
const CALM = SIZE * 0.46;

/** A plane between two sides, with shapes whose edges are soft because nobody can be exact. */
export function PlaneFigure({ label, across, up, calm, places }: PlaneFigureProps): ReactElement {
  const end = LEFT + SIZE;
  const foot = TOP + SIZE;
  return (
    <svg className="plot plane" viewBox="0 0 400 400" role="img" aria-label={label}>
      <rect x={LEFT} y={TOP} width={SIZE} height={SIZE} rx={4} className="plane-ground" />
      <path className="plane-calm" d={`M${LEFT} ${foot}v${-CALM}a${CALM} ${CALM} 0 0 1 ${CALM} ${CALM}Z`} />
      <path
        className="grid"
        d={`M${LEFT + SIZE / 2} ${TOP}v${SIZE}M${LEFT} ${TOP + SIZE / 2}h${SIZE}`}
        strokeDasharray="2 6"
      />
      <path className="axis" d={`M${LEFT} ${TOP}v${SIZE}h${SIZE}`} />
      <text x={end} y={390} textAnchor="end">
        {across.more}
      </text>
      <text x={LEFT} y={390}>
        {across.less}
      </text>
      <text transform={`translate(20 ${TOP}) rotate(-90)`} textAnchor="end">
        {up.more}
      </text>
      <text transform={`translate(20 ${foot}) rotate(-90)`}>{up.less}</text>
      {calm.map((line, at) => (
        <text key={line} x={LEFT + 14} y={foot - 32 + at * 21 - (calm.length - 2) * 10} className="v plane-corner">
          {line}
        </text>
      ))}
      {places.map((place) => (
        <Place key={place.id} {...place} />
      ))}
    </svg>
  );
}

function Place({ across, up, name, ink, earlier }: PlanePlace): ReactElement {
  const x = (share: number): number => LEFT + share * SIZE;
  const y = (share: number): number => TOP + (1 - share) * SIZE;
  const box = {
    x: x(across.low),
    y: y(up.high),
    width: x(across.high) - x(across.low),
    height: y(up.low) - y(up.high),
  };
  const look = earlier === true ? "plane-earlier" : "plane-place";
  const middle = { x: x(across.middle), y: y(up.middle) };
  return (
    <g className={`plane-${ink}`}>
      {ink === "one" ? (
        <ellipse
          className={look}
          cx={box.x + box.width / 2}
          cy={box.y + box.height / 2}
          rx={box.width / 2}
          ry={box.height / 2}
        />
      ) : (
        <rect className={look} {...box} rx={Math.min(box.width, box.height) * 0.32} />
      )}
      {earlier !== true && ink === "one" && <circle className="plane-middle" cx={middle.x} cy={middle.y} r={6} />}
      {earlier !== true && ink === "two" && (
        <rect className="plane-middle" x={middle.x - 5.5} y={middle.y - 5.5} width={11} height={11} rx={2} />
      )}
      {earlier !== true && (
        <text className="v" x={middle.x} y={middle.y + 29} textAnchor="middle">
          {name}
        </text>
      )}
    </g>
  );
}
