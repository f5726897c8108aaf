import { expect, test } from "vitest";
import { encodeCbor } from "./canonical-cbor.ts";
import {
  type Control,
  type DeviceControl,
  decodeControl,
  type EpochControl,
  encodeControl,
  MOST_GENERATIONS,
  MOST_MEMBERS,
} from "./control.ts";
import { MOST_PAYLOAD_BYTES } from "./envelope.ts";

const filled = (byte: number, length = 32) => new Uint8Array(length).fill(byte);
const seal = [filled(1), filled(2, 48)] as const;
const device: DeviceControl = {
  t: "device",
  cert: [filled(1, 90), filled(2, 64)],
  chain: [
    [filled(3, 150), filled(4, 64), null],
    [filled(5, 150), filled(6, 64), filled(7, 64)],
  ],
};
const epoch: EpochControl = {
  t: "epoch",
  members: [filled(1), filled(2)],
  seals: [seal, seal],
  genesis: filled(3, 90),
  box: null,
};

test.each<[string, Control]>([
  ["a device", device],
  ["an epoch", epoch],
  ["a later epoch", { ...epoch, genesis: null }],
  ["an epoch that gives a box key", { ...epoch, genesis: null, box: filled(4) }],
])("%s is read as it was written", (_, control) => {
  expect(decodeControl(encodeControl(control))).toEqual({ ok: true, value: control });
});

test.each<[string, Control]>([
  ["without members", { ...epoch, members: [], seals: [] }],
  ["with more members than any space", many(MOST_MEMBERS + 1)],
  ["with members out of order", { ...epoch, members: [filled(2), filled(1)] }],
  ["with a member twice", { ...epoch, members: [filled(1), filled(1)] }],
  ["with a seal too few", { ...epoch, seals: [seal] }],
  ["with a seal of another length", { ...epoch, seals: [seal, [filled(1), filled(2, 47)]] }],
  ["with a box key of another length", { ...epoch, box: filled(4, 31) }],
  ["without a chain", { ...device, chain: [] }],
  ["with a chain longer than any", { ...device, chain: Array(MOST_GENERATIONS + 1).fill(device.chain[0]) }],
])("a control %s is refused", (_, control) => {
  expect(decodeControl(encodeControl(control))).toEqual({ ok: false, error: { type: "control-refused" } });
});

test("what is no control is refused", () => {
  expect(decodeControl(encodeCbor({ t: "else" })).ok).toBe(false);
  expect(decodeControl(encodeCbor({ ...device, more: 1 })).ok).toBe(false);
  // Where no box key is given, nothing is said of one.
  expect(decodeControl(encodeCbor({ ...epoch, box: null })).ok).toBe(false);
  expect(decodeControl(Uint8Array.of(255)).ok).toBe(false);
});

test("the longest chain and the most members fit into a payload", () => {
  const signed = [filled(3, 200), filled(4, 64), filled(5, 64)] as const;
  expect(encodeControl({ ...device, chain: Array(MOST_GENERATIONS).fill(signed) }).length).toBeLessThan(
    MOST_PAYLOAD_BYTES,
  );
  expect(decodeControl(encodeControl(many(MOST_MEMBERS))).ok).toBe(true);
});

function many(count: number): Control {
  const members = Array.from({ length: count }, (_, index) => filled(index));
  return { ...epoch, members, seals: members.map(() => seal) };
}
