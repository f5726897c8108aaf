import type { ReactElement } from "react";
import {
  centreLine,
  type LoopShape,
  pointAtStation,
  ribbon,
  type Stations,
  stationsOf,
  thread,
  widthFor,
} from "./loop-geometry.ts";
import type { Partner } from "./partner-mark.tsx";

export interface LoopFigureProps {
  /** What the figure shows, in a sentence. */
  readonly label: string;
  /** How strongly each half feeds the other, 0 to 1. */
  readonly feed?: Readonly<Record<Partner, number>> | undefined;
  /** Too little is known: thin lines are drawn instead of ribbons. */
  readonly learning?: boolean | undefined;
  /** Without stations, or with the eight stations and their numbers. */
  readonly stations?: boolean | undefined;
  /** The station where we are now. */
  readonly lit?: { readonly partner: Partner; readonly station: keyof Stations } | undefined;
}

const SHAPE: LoopShape = { radius: 98, reach: 134, stretch: 1.3 };
const STATION_OFFSET = 92;
const LINE = centreLine(SHAPE, 900);
const AT = stationsOf(LINE, SHAPE, STATION_OFFSET);
const VIEW = "-330 -124 660 248";
const STRANDS = [-0.2, 0.2];
const ORDER = ["sees", "tells", "feels", "does"] as const;

/** The couple's loop: one infinity sign from two halves, neither of which comes first. */
export function LoopFigure({
  label,
  feed = { one: 0.5, two: 0.5 },
  learning,
  stations,
  lit,
}: LoopFigureProps): ReactElement {
  return (
    <svg className="loop" viewBox={VIEW} role="img" aria-label={label}>
      {learning === true ? <Threads /> : <Ribbons feed={feed} />}
      {lit !== undefined && <Lit {...lit} />}
      {(stations === true || lit !== undefined) && <AllStations />}
    </svg>
  );
}

function Threads(): ReactElement {
  return (
    <>
      <path className="loop-thin loop-thin-one" d={thread(LINE, AT.one.sees, AT.two.sees)} />
      <path className="loop-thin loop-thin-two" d={thread(LINE, AT.two.sees, AT.one.sees)} />
    </>
  );
}

function Ribbons({ feed }: { readonly feed: Readonly<Record<Partner, number>> }): ReactElement {
  const one = { from: AT.one.sees, to: AT.two.sees, widths: [3, widthFor(feed.one)] } as const;
  const two = { from: AT.two.sees, to: AT.one.sees, widths: [3, widthFor(feed.two)] } as const;
  return (
    <>
      <path className="r-one" d={ribbon(LINE, one)} />
      <path className="r-gap" d={ribbon(LINE, { ...two, part: [0.72, 0.9], extra: 9 })} />
      <path className="r-two" d={ribbon(LINE, two)} />
      {STRANDS.map((shift) => (
        <path
          key={shift}
          className="r-in"
          d={ribbon(LINE, { ...two, part: [0.08, 0.98], strand: { scale: 0.07, shift } })}
        />
      ))}
    </>
  );
}

function Lit({ partner, station }: { readonly partner: Partner; readonly station: keyof Stations }): ReactElement {
  const [x, y] = pointAtStation(LINE, AT[partner][station]);
  return <circle className="loop-lit" cx={x} cy={y} r={26} />;
}

function AllStations(): ReactElement {
  return (
    <>
      {(["one", "two"] as const).flatMap((partner) =>
        ORDER.map((station, index) => (
          <Station
            key={`${partner} ${station}`}
            partner={partner}
            number={index + 1}
            at={pointAtStation(LINE, AT[partner][station])}
          />
        )),
      )}
    </>
  );
}

interface StationProps {
  readonly partner: Partner;
  readonly number: number;
  readonly at: readonly [number, number];
}

/** Filled where the other can see it, open where it is only felt inside. */
function Station({ partner, number, at: [x, y] }: StationProps): ReactElement {
  const inside = number === 2 || number === 3;
  const look = `st st-${partner}${inside ? " in" : ""}`;
  return (
    <g>
      {partner === "one" ? (
        <circle className={look} cx={x} cy={y} r={17} />
      ) : (
        <rect className={look} x={x - 15.8} y={y - 15.8} width={31.6} height={31.6} rx={5.8} />
      )}
      <text className={`num ${inside ? `in-${partner}` : "seen"}`} fontSize={20} x={x} y={y + 0.5}>
        {number}
      </text>
    </g>
  );
}
