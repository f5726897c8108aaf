import { obtained } from "@attune/testkit";
import { type Chain, decodeCbor, encodeCbor, type SignedStatement } from "@attune/wire";
import fc from "fast-check";
import { expect, test } from "vitest";
import { openCrypto } from "./crypto.ts";
import { certifyDevice, createDevice, verifyCert } from "./device.ts";
import { createIdentity, type Identity, nextGeneration } from "./identity.ts";
import { isGrowthOf, verifyChain } from "./identity-chain.ts";
import { sign, signKeyOf } from "./signing.ts";
import { seededBytes, withFlippedBit } from "./two-people.contract.ts";

const crypto = await openCrypto(seededBytes());
const first = createIdentity(crypto);
const second = nextGeneration(crypto, first);
const third = nextGeneration(crypto, second);
const stranger = nextGeneration(crypto, createIdentity(crypto));

test("an identity of any generation is known by the account of its first statement", () => {
  for (const { chain, account } of [first, second, third]) {
    const known = obtained(verifyChain(crypto, chain, account));
    expect(known.account).toEqual(first.account);
    expect(known.generations).toHaveLength(chain.length);
    expect(known.newest).toEqual(known.generations.at(-1));
  }
});

test("the public keys are those of the secrets", () => {
  const { newest } = obtained(verifyChain(crypto, third.chain, third.account));
  const secrets = third.generations[2];
  expect(newest.sign).toEqual(secrets && signKeyOf(crypto, secrets.sign).public);
  expect(newest.box).toEqual(secrets && crypto.sodium.crypto_scalarmult_base(secrets.box ?? new Uint8Array()));
});

test("a chain grows and never changes: the growth of one is the growth of all before it, and of no other", () => {
  const chains = [[], first.chain, second.chain, third.chain];
  for (const [older, chain] of chains.entries()) {
    for (const [newer, other] of chains.entries()) expect(isGrowthOf(chain, other)).toBe(older <= newer);
  }
  expect(isGrowthOf(first.chain, stranger.chain)).toBe(false);
  expect(isGrowthOf(second.chain, nextGeneration(crypto, first).chain)).toBe(false);
});

test("a chain of another account is refused, and so is an empty one", () => {
  const refused = { error: { type: "chain-refused", reason: "other-account", generation: 0 } };
  expect(verifyChain(crypto, stranger.chain, first.account)).toMatchObject(refused);
  expect(verifyChain(crypto, [], first.account)).toMatchObject(refused);
});

test("no bit of a chain can be another", () => {
  const part = fc.record({ at: fc.nat(2), part: fc.nat(2), bit: fc.nat(8 * 64 - 1) });
  fc.assert(
    fc.property(part, ({ at, part, bit }) => {
      fc.pre(!(at === 0 && part === 2));
      const chain = third.chain.map((signed, index) => (index === at ? flipped(signed, part, bit) : signed));
      expect(verifyChain(crypto, chain, third.account).ok).toBe(false);
    }),
  );
});

test.each<[string, string, number, (chain: Chain) => unknown[]]>([
  ["a generation left out", "out-of-order", 1, ([one, , three]) => [one, three]],
  ["a generation of someone else", "out-of-order", 1, ([one]) => [one, stranger.chain[1]]],
  ["a first that is none", "out-of-order", 0, ([, two]) => [two]],
  ["a hand-over left out", "signature", 1, ([one, two]) => [one, [two?.[0], two?.[1], null]]],
  ["a hand-over too many", "signature", 0, ([one]) => [[one?.[0], one?.[1], one?.[1]]]],
  ["a statement that is none", "malformed", 0, () => [[encodeCbor({ v: 1 }), new Uint8Array(64), null]]],
  ["bytes that are no CBOR", "malformed", 0, () => [[Uint8Array.of(255), new Uint8Array(64), null]]],
])("a chain with %s is refused", (_, reason, generation, change) => {
  const refused = verifyChain(crypto, change(third.chain) as unknown as Chain, third.account);
  expect(refused).toEqual({ ok: false, error: { type: "chain-refused", reason, generation } });
});

test("a generation that denies the one before is out of order, though it is signed", () => {
  const key = signKeyOf(crypto, new Uint8Array(32));
  const decoded = obtained(decodeCbor(second.chain[1]?.[0] ?? new Uint8Array()));
  const bytes = encodeCbor({ ...(decoded as object), sign: key.public, previous: null });
  const own = sign(crypto, key, { label: "attune/v1/identity", bytes });
  const chain = [...first.chain, [bytes, own, own] as const];
  expect(verifyChain(crypto, chain, first.account)).toMatchObject({ error: { reason: "out-of-order", generation: 1 } });
});

test("a device is certified by the newest generation", () => {
  const { public: device } = createDevice(crypto);
  const cert = certifyDevice(crypto, second, device);
  const certificate = { account: first.account, generation: 1, device };
  expect(verifyCert(crypto, cert, known(second))).toEqual({ ok: true, value: certificate });
  expect(verifyCert(crypto, cert, known(third))).toEqual({ ok: true, value: certificate });
});

test("a certificate is refused under another account, an unknown generation, another signature, and in other bytes", () => {
  const cert = certifyDevice(crypto, second, createDevice(crypto).public);
  const [bytes, signature] = cert;
  expect(verifyCert(crypto, cert, known(stranger))).toMatchObject({ error: { reason: "other-account" } });
  expect(verifyCert(crypto, cert, known(first))).toMatchObject({ error: { reason: "unknown-generation" } });
  const other = nextGeneration(crypto, first);
  expect(verifyCert(crypto, cert, known(other))).toMatchObject({ error: { reason: "signature" } });
  expect(verifyCert(crypto, [encodeCbor([1]), signature], known(second))).toMatchObject({
    error: { reason: "malformed" },
  });
  expect(verifyCert(crypto, [Uint8Array.of(255), signature], known(second)).ok).toBe(false);
  fc.assert(
    fc.property(fc.nat(8 * bytes.length - 1), fc.nat(8 * 64 - 1), (bit, signatureBit) => {
      expect(verifyCert(crypto, [withFlippedBit(bytes, bit), signature], known(second)).ok).toBe(false);
      expect(verifyCert(crypto, [bytes, withFlippedBit(signature, signatureBit)], known(second)).ok).toBe(false);
    }),
  );
});

function known({ chain, account }: Identity) {
  return obtained(verifyChain(crypto, chain, account));
}

function flipped([statement, own, before]: SignedStatement, part: number, bit: number): SignedStatement {
  return [
    part === 0 ? withFlippedBit(statement, bit) : statement,
    part === 1 ? withFlippedBit(own, bit) : own,
    part === 2 && before !== null ? withFlippedBit(before, bit) : before,
  ];
}
