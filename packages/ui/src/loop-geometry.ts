/** A point on the figure, in its own units: x to the right, y down, the crossing at the origin. */
export type Point = readonly [x: number, y: number];

/** The size of the figure: half height of a lobe, distance of its centre from the crossing, horizontal stretch. */
export interface LoopShape {
  readonly radius: number;
  readonly reach: number;
  readonly stretch: number;
}

/** The four stations of one half, as places on the centre line. */
export interface Stations {
  readonly sees: number;
  readonly tells: number;
  readonly feels: number;
  readonly does: number;
}

/** How a ribbon runs: from one place on the centre line to another, swelling from one width to the next. */
export interface RibbonPath {
  readonly from: number;
  readonly to: number;
  readonly widths: readonly [from: number, to: number];
  /** Share of the run that is drawn, 0 to 1 at both ends. */
  readonly part?: readonly [from: number, to: number];
  /** Added to the width along the whole run: a halo, or a gap. */
  readonly extra?: number;
  /** Share of the full width, and where its middle lies across it: for strands inside a ribbon. */
  readonly strand?: { readonly scale: number; readonly shift: number };
}

const TURN = Math.PI * 2;
const ARC_STEPS = 200;
const SOFT = 46;
const RIBBON_STEPS = 40;

/** The centre line as one closed curve of evenly spaced points: an infinity sign, softened where arc meets straight. */
export function centreLine({ radius, reach, stretch }: LoopShape, points = 1200): readonly Point[] {
  const open = Math.acos(radius / reach);
  const lobe = (centre: number, start: number, sweep: number): readonly Point[] =>
    Array.from({ length: ARC_STEPS + 1 }, (_, step) => {
      const angle = start + sweep * (step / ARC_STEPS);
      return [(centre + radius * Math.cos(angle)) * stretch, radius * Math.sin(angle)] as const;
    });
  const sweep = TURN - 2 * open;
  const raw = [...lobe(-reach, -open, -sweep), ...lobe(reach, Math.PI + open, sweep)];
  return spaced(soften(spaced(raw, points)), points);
}

/** Where the stations of both halves lie on the centre line; `offset` is their distance from the middle of the lobe. */
export function stationsOf(
  line: readonly Point[],
  shape: LoopShape,
  offset: number,
): { readonly one: Stations; readonly two: Stations } {
  const nearest = (x: number, top: boolean): number => {
    let best = 0;
    let least = Number.POSITIVE_INFINITY;
    for (const [index, [px, py]] of line.entries()) {
      if (py < 0 !== top || Math.abs(py) < shape.radius * 0.45) continue;
      if (Math.abs(px - x) < least) {
        least = Math.abs(px - x);
        best = index;
      }
    }
    return best;
  };
  const half = (centre: number, inward: number): Stations => ({
    sees: nearest(centre + inward, true),
    tells: nearest(centre - inward, true),
    feels: nearest(centre - inward, false),
    does: nearest(centre + inward, false),
  });
  const middle = shape.reach * shape.stretch;
  return { one: half(-middle, offset), two: half(middle, -offset) };
}

/** The outline of a ribbon as an SVG path; it swells in the direction of travel and lands as a brush tip. */
export function ribbon(line: readonly Point[], path: RibbonPath): string {
  const [first, last] = path.part ?? [0, 1];
  const { scale, shift } = path.strand ?? { scale: 1, shift: 0 };
  const run = (path.to - path.from + line.length) % line.length;
  const left: Point[] = [];
  const right: Point[] = [];
  for (let step = 0; step <= RIBBON_STEPS; step += 1) {
    const along = first + (last - first) * (step / RIBBON_STEPS);
    const index = (path.from + Math.round(along * run)) % line.length;
    const [nx, ny] = normalAt(line, index);
    const [x, y] = pointAt(line, index);
    const full = widthAlong(along, path.widths);
    const half = (full * scale + (path.extra ?? 0)) / 2;
    const middle = full * shift;
    left.push([x + nx * (middle + half), y + ny * (middle + half)]);
    right.push([x + nx * (middle - half), y + ny * (middle - half)]);
  }
  right.reverse();
  const [turn] = right;
  return `${spline(left, true)}L${place(turn ?? [0, 0])}${spline(right, false)}Z`;
}

/** The centre line between two places as an open SVG path. */
export function thread(line: readonly Point[], from: number, to: number): string {
  const run = (to - from + line.length) % line.length;
  const points = Array.from({ length: RIBBON_STEPS + 1 }, (_, step) =>
    pointAt(line, (from + Math.round((step / RIBBON_STEPS) * run)) % line.length),
  );
  return spline(points, true);
}

/** The width at the crossing for how strongly one half feeds the other, 0 to 1. */
export function widthFor(feed: number): number {
  return 3 + 30 * Math.min(1, Math.max(0, feed));
}

function widthAlong(along: number, [from, to]: readonly [number, number]): number {
  const swell = Math.min(1, along / 0.86);
  const eased = swell * swell * (3 - 2 * swell);
  const tip = 0.34;
  const landing = along < 0.84 ? 1 : tip + (1 - tip) * 0.5 * (1 + Math.cos((Math.PI * (along - 0.84)) / 0.16));
  return (from + (to - from) * eased) * landing;
}

function soften(points: readonly Point[]): readonly Point[] {
  const weights = Array.from({ length: 2 * SOFT + 1 }, (_, index) => Math.exp(-3 * ((index - SOFT) / SOFT) ** 2));
  const sum = weights.reduce((total, weight) => total + weight, 0);
  return points.map((_, index) => {
    let x = 0;
    let y = 0;
    for (const [at, weight] of weights.entries()) {
      const [px, py] = pointAt(points, (index + at - SOFT + points.length) % points.length);
      x += px * weight;
      y += py * weight;
    }
    return [x / sum, y / sum];
  });
}

function spaced(points: readonly Point[], count: number): readonly Point[] {
  const lengths = [0];
  for (let index = 1; index <= points.length; index += 1) {
    const [ax, ay] = pointAt(points, index - 1);
    const [bx, by] = pointAt(points, index % points.length);
    lengths.push((lengths[index - 1] ?? 0) + Math.hypot(bx - ax, by - ay));
  }
  const whole = lengths[points.length] ?? 0;
  let at = 0;
  return Array.from({ length: count }, (_, index) => {
    const target = (whole * index) / count;
    while ((lengths[at + 1] ?? whole) < target) at += 1;
    const [ax, ay] = pointAt(points, at);
    const [bx, by] = pointAt(points, (at + 1) % points.length);
    const start = lengths[at] ?? 0;
    const share = (target - start) / ((lengths[at + 1] ?? whole) - start || 1);
    return [ax + (bx - ax) * share, ay + (by - ay) * share] as const;
  });
}

function normalAt(line: readonly Point[], index: number): Point {
  const [ax, ay] = pointAt(line, (index - 2 + line.length) % line.length);
  const [bx, by] = pointAt(line, (index + 2) % line.length);
  const length = Math.hypot(bx - ax, by - ay);
  return [-(by - ay) / length, (bx - ax) / length];
}

function spline(points: readonly Point[], move: boolean): string {
  const [start] = points;
  let path = move && start !== undefined ? `M${place(start)}` : "";
  for (let index = 0; index < points.length - 1; index += 1) {
    const before = pointAt(points, Math.max(0, index - 1));
    const from = pointAt(points, index);
    const to = pointAt(points, index + 1);
    const after = pointAt(points, Math.min(points.length - 1, index + 2));
    const one: Point = [from[0] + (to[0] - before[0]) / 6, from[1] + (to[1] - before[1]) / 6];
    const two: Point = [to[0] - (after[0] - from[0]) / 6, to[1] - (after[1] - from[1]) / 6];
    path += `C${place(one)} ${place(two)} ${place(to)}`;
  }
  return path;
}

function pointAt(points: readonly Point[], index: number): Point {
  return points[index] ?? [0, 0];
}

function place([x, y]: Point): string {
  return `${Math.round(x * 10) / 10} ${Math.round(y * 10) / 10}`;
}

/** Where on the figure a station lies. */
export function pointAtStation(line: readonly Point[], station: number): Point {
  return pointAt(line, station);
}
