import { isOwnEvent, type RoomEvent } from "@attune/domain/conversation";
import { recordedEvents, roomEventArbitrary, roomRunArbitrary } from "@attune/testkit";
import fc from "fast-check";
import * as v from "valibot";
import { describe, expect, it } from "vitest";
import { roomEventSchema } from "./room-event-schema.ts";

/** Everything that a shared event may say, wherever in it. */
const SHARED_KEYS = new Set(
  [
    ["type", "at", "side", "format", "help", "level", "cleanRun", "green", "text", "heard", "kind", "correction"],
    ["cycle", "toward", "away", "vulnerable", "words", "returnAt", "promise", "line", "place"],
  ].flat(),
);

const anyEvent: fc.Arbitrary<RoomEvent> = fc.oneof(
  roomEventArbitrary,
  roomRunArbitrary({ minLength: 10 })
    .map(recordedEvents)
    .chain((events) => fc.constantFrom(...events)),
);
const sharedEvent = anyEvent.filter((event) => !isOwnEvent(event));

const reads = (value: unknown) => v.is(roomEventSchema, value);

describe("what the two share of a Room", () => {
  it("says nothing but what the couple's rules need: no reading, and nothing that was held", () => {
    fc.assert(
      fc.property(roomRunArbitrary({ maxLength: 120 }), (run) => {
        const shared = recordedEvents(run).filter((event) => !isOwnEvent(event));
        const told = shared.flatMap(keysOf).filter((key) => !SHARED_KEYS.has(key));
        expect(told).toEqual([]);
      }),
    );
  });

  it("is not read with anything more in it, at any depth", () => {
    fc.assert(
      fc.property(sharedEvent, fc.constantFrom("reading", "disputed", "held", "arousal", "later"), (event, key) => {
        expect(reads(event)).toBe(true);
        for (const widened of widenedWith(key, event)) expect(reads(widened)).toBe(false);
      }),
    );
  });

  it("is not read without any part of it", () => {
    fc.assert(
      fc.property(sharedEvent, fc.nat(), (event, place) => {
        const keys = Object.keys(event);
        const { [keys[place % keys.length] ?? ""]: _left, ...rest } = event as unknown as Record<string, unknown>;
        expect(reads(rest)).toBe(false);
      }),
    );
  });
});

function keysOf(value: unknown): readonly string[] {
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, part]) => [key, ...keysOf(part)]);
}

/** The same value with one key more, in each of its objects in turn. */
function widenedWith(key: string, value: object): readonly object[] {
  const deeper = Object.entries(value).flatMap(([name, part]) =>
    typeof part === "object" && part !== null
      ? widenedWith(key, part).map((widened) => ({ ...value, [name]: widened }))
      : [],
  );
  return [{ ...value, [key]: true }, ...deeper];
}
