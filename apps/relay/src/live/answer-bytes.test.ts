import { encodeCbor } from "@attune/wire";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { eventToBytes, takenToBytes } from "./answer-bytes.ts";

const id = fc.uint8Array({ minLength: 32, maxLength: 32 });
const bytes = fc.oneof(
  fc.uint8Array({ maxLength: 300 }),
  fc.constantFrom(65_500, 70_000).map((n) => new Uint8Array(n)),
);
const number = fc.oneof(
  fc.maxSafeNat(),
  fc.nat(300),
  fc.nat(70_000),
  fc.constantFrom(23, 24, 255, 256, 65_535, 65_536, 2 ** 32 - 1, 2 ** 32),
);

describe("the answers that a relay gives most often", () => {
  test("are the bytes that encoding them would give", () => {
    fc.assert(
      fc.property(id, number, number, (space, ref, seq) => {
        expect(takenToBytes(space, ref, seq)).toEqual(Buffer.from(encodeCbor({ t: "taken", ref, space, seq })));
      }),
    );
    fc.assert(
      fc.property(
        id,
        number,
        bytes,
        bytes,
        fc.option(bytes),
        fc.option(bytes),
        (space, seq, header, sig, payload, wrap) => {
          const envelope = encodeCbor([header, sig, payload, wrap]);
          const event = eventToBytes(space, { seq, header, sig, payload, wrap });
          expect(Buffer.compare(event, encodeCbor({ t: "event", space, seq, envelope }))).toBe(0);
        },
      ),
    );
  });
});
