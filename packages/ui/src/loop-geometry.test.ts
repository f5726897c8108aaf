import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { centreLine, pointAtStation, ribbon, stationsOf, thread, widthFor } from "./loop-geometry.ts";

const shape = { radius: 98, reach: 134, stretch: 1.3 };
const line = centreLine(shape, 900);
const { one, two } = stationsOf(line, shape, 92);

describe("the loop", () => {
  it("is one closed line of evenly spaced points", () => {
    const gaps = line.map(([x, y], index) => {
      const [nx, ny] = line[(index + 1) % line.length] ?? [0, 0];
      return Math.hypot(nx - x, ny - y);
    });
    const mean = gaps.reduce((sum, gap) => sum + gap, 0) / gaps.length;
    for (const gap of gaps) expect(Math.abs(gap - mean)).toBeLessThan(mean * 0.1);
  });

  it("is the same on both sides: neither half comes first", () => {
    for (const [x, y] of line) {
      const nearest = Math.min(...line.map(([px, py]) => Math.hypot(px + x, py + y)));
      expect(nearest).toBeLessThan(3);
    }
  });

  it("has four stations a half, seen ones near the crossing, felt ones outside", () => {
    for (const [half, sign] of [
      [one, -1],
      [two, 1],
    ] as const) {
      const [sees, tells, feels, does] = [half.sees, half.tells, half.feels, half.does].map((at) =>
        pointAtStation(line, at),
      );
      for (const place of [sees, tells, feels, does]) expect(Math.sign(place?.[0] ?? 0)).toBe(sign);
      expect(Math.abs(tells?.[0] ?? 0)).toBeGreaterThan(Math.abs(sees?.[0] ?? 0));
      expect(Math.abs(feels?.[0] ?? 0)).toBeGreaterThan(Math.abs(does?.[0] ?? 0));
      expect(sees?.[1]).toBeLessThan(0);
      expect(does?.[1]).toBeGreaterThan(0);
    }
  });

  it("draws ribbons as closed paths of finite numbers, with or without halo and strands", () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.double({ min: 0, max: 40, noNaN: true }),
        (feed, extra) => {
          const run = { from: one.sees, to: two.sees, widths: [3, widthFor(feed)] } as const;
          for (const path of [
            ribbon(line, run),
            ribbon(line, { ...run, extra }),
            ribbon(line, { ...run, part: [0.1, 0.9], strand: { scale: 0.1, shift: 0.2 } }),
          ]) {
            expect(path).toMatch(/^M-?[\d.]+ -?[\d.]+C.*Z$/u);
            expect(path).not.toMatch(/NaN|Infinity/u);
          }
        },
      ),
      { numRuns: 30 },
    );
  });

  it("is thicker the more one half feeds the other, within bounds", () => {
    expect(widthFor(0)).toBe(3);
    expect(widthFor(1)).toBe(33);
    expect(widthFor(2)).toBe(33);
    expect(widthFor(-1)).toBe(3);
    expect(thread(line, one.sees, two.sees)).toMatch(/^M/u);
  });
});
