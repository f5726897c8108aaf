import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { RateLimit, sourceOfAddress } from "./rate-limit.ts";

describe("a rate limit", () => {
  test("lets so many through at once, and then as many as time brings back", () => {
    let now = 0;
    const limit = new RateLimit({ atOnce: 2, perMinute: 6 }, { now: () => now });
    expect([limit.take("one"), limit.take("one"), limit.take("one")]).toEqual([true, true, false]);
    expect(limit.take("other")).toBe(true);
    now += 9_999;
    expect(limit.take("one")).toBe(false);
    now += 2;
    expect([limit.take("one"), limit.take("one")]).toEqual([true, false]);
    now += 3_600_000;
    expect([limit.take("one"), limit.take("one"), limit.take("one")]).toEqual([true, true, false]);
  });

  test("never lets more through than at once and over time together", () => {
    fc.assert(
      fc.property(fc.nat(5), fc.nat(60), fc.array(fc.nat(20_000), { maxLength: 40 }), (atOnce, perMinute, waits) => {
        let now = 0;
        const limit = new RateLimit({ atOnce, perMinute }, { now: () => now });
        let taken = 0;
        for (const wait of waits) {
          now += wait;
          if (limit.take("one")) taken += 1;
        }
        expect(taken).toBeLessThanOrEqual(atOnce + (now * perMinute) / 60_000 + 1e-6);
      }),
    );
  });

  test("forgets the source that was seen longest ago when there are too many", () => {
    const limit = new RateLimit({ atOnce: 1, perMinute: 0 }, { now: () => 0 }, 50);
    expect(limit.take("first")).toBe(true);
    for (let source = 0; source < 50; source += 1) limit.take(String(source));
    expect(limit.take("49")).toBe(false);
    expect(limit.take("first")).toBe(true);
  });
});

describe("the source of an address", () => {
  test.each([
    ["192.0.2.7", "192.0.2.7"],
    ["::ffff:192.0.2.7", "192.0.2.7"],
    ["2001:db8:1:2:3:4:5:6", "2001:db8:1:2::"],
    ["2001:db8:1:2::9", "2001:db8:1:2::"],
    ["2001:db8::9", "2001:db8:0:0::"],
    ["::1", ":0:0:0::"],
  ])("of %s is %s", (address, source) => {
    expect(sourceOfAddress(address)).toBe(source);
  });
});
