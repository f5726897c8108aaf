import fc from "fast-check";
import { expect, test } from "vitest";
import { recordsToReading } from "./log-reading.ts";

const OURS = { kind: "ours" } as const;
const event = (seq: number) => ({ id: `id-${seq}`, seq, recordedAt: 1, space: OURS, type: "said", body: null });

test("every position is either an event or reported, whatever the records hold", () => {
  const record = fc.oneof(
    fc.anything(),
    fc.record({
      id: fc.string(),
      seq: fc.nat(5),
      recordedAt: fc.double(),
      space: fc.anything(),
      type: fc.string(),
      body: fc.jsonValue(),
    }),
    fc.nat(5).map(event),
  );
  fc.assert(
    fc.property(fc.nat(3), fc.array(fc.tuple(fc.nat(2), record)), (from, found) => {
      let next = from;
      const records = found.map(([gap, stored]) => {
        const seq = next + gap;
        next = seq + 1;
        return { seq, record: stored };
      });
      const reading = recordsToReading(records, from);
      const told = [...reading.events.map(({ seq }) => seq), ...reading.unreadable.map(({ seq }) => seq)];
      expect(told.sort((a, b) => a - b)).toEqual(Array.from({ length: next - from }, (_, index) => from + index));
      expect(reading.nextSeq).toBe(next);
    }),
  );
});

test.each([
  ["no record at all", undefined],
  ["another position than its own", event(4)],
  ["a space this version does not know", { ...event(0), space: { kind: "everyone" } }],
  ["a private space of nobody", { ...event(0), space: { kind: "mine" } }],
  ["a time that is none", { ...event(0), recordedAt: Number.NaN }],
  ["a body that JSON cannot hold", { ...event(0), body: new Date(0) }],
  ["no type", { ...event(0), type: "" }],
  ["no id", { ...event(0), id: "" }],
])("%s is reported as unreadable", (_what, record) => {
  expect(recordsToReading([{ seq: 0, record }], 0)).toEqual({
    events: [],
    unreadable: [{ type: "record-unreadable", seq: 0 }],
    nextSeq: 1,
  });
});

test("a record that is missing in between is reported", () => {
  const reading = recordsToReading([{ seq: 2, record: event(2) }], 0);
  expect(reading.unreadable.map(({ seq }) => seq)).toEqual([0, 1]);
  expect(reading.events).toEqual([event(2)]);
});

test("fields that a later version adds do not make a record unreadable", () => {
  expect(recordsToReading([{ seq: 0, record: { ...event(0), mood: "later" } }], 0).events).toEqual([event(0)]);
});
