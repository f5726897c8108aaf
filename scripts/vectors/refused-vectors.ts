import type { EpochKey, Identity } from "../../packages/crypto/src/index.ts";
import { withFlippedBit } from "../../packages/crypto/src/two-people.contract.ts";
import type { Vector } from "../../packages/crypto/src/vectors.contract.ts";
import { encodeCbor } from "../../packages/wire/src/index.ts";
import { createVectorWriter } from "./vector-writer.ts";

/** An envelope that holds, in its parts. */
interface Parts {
  readonly header: Uint8Array;
  readonly sig: Uint8Array;
  readonly payload: Uint8Array | null;
  readonly wrap: Uint8Array | null;
  readonly envelope: Uint8Array;
}

/** What holds, to be made into what does not. */
export interface Genuine {
  readonly small: Parts;
  readonly larger: Parts;
  readonly reader: { readonly space: Uint8Array; readonly epoch: number; readonly key: Uint8Array };
  readonly second: EpochKey;
  readonly ada: Identity;
  readonly ben: Identity;
}

/** Bytes that every client refuses, and what for. */
export async function refusedVectors(genuine: Genuine): Promise<readonly Vector[]> {
  const { vectors, write } = createVectorWriter(5);
  for (const [about, input] of envelopesRefused(genuine)) await write(about, "read", input);
  for (const [about, chain] of chainsRefused(genuine)) {
    await write(about, "verifyChain", { chain, account: genuine.ada.account });
  }
  for (const [about, hex] of CBOR_REFUSED) await write(about, "decodeCbor", Uint8Array.from(Buffer.from(hex, "hex")));
  return vectors;
}

function envelopesRefused({ small, larger, reader, second }: Genuine) {
  const flipped = (part: "header" | "sig" | "payload" | "wrap", bit: number) => ({
    ...reader,
    envelope: join({ ...small, [part]: withFlippedBit(small[part] ?? new Uint8Array(), bit) }),
  });
  const { envelope } = small;
  return [
    ["a flipped bit in the header's last number", flipped("header", small.header.length * 8 - 8)],
    ["a flipped bit in the signature", flipped("sig", 100)],
    ["a flipped bit in the payload", flipped("payload", 800)],
    ["a flipped bit in the wrap", flipped("wrap", 300)],
    ["another space", { ...reader, envelope, space: second.commit }],
    ["the key of another epoch", { ...reader, envelope, epoch: 2, key: second.key }],
    ["another key for the same epoch", { ...reader, envelope, key: second.key }],
    ["the payload of another envelope", { ...reader, envelope: join({ ...small, payload: larger.payload }) }],
    ["the wrap of another envelope", { ...reader, envelope: join({ ...small, wrap: larger.wrap }) }],
    ["content whose wrap is missing", { ...reader, envelope: join({ ...small, wrap: null }) }],
    ["content that was deleted", { ...reader, envelope: join({ ...small, wrap: null, payload: null }) }],
    ["a byte too many", { ...reader, envelope: Uint8Array.from([...envelope, 0]) }],
    ["a length not in its shortest form", { ...reader, envelope: Uint8Array.from([0x98, 4, ...envelope.subarray(1)]) }],
    ["a header of a newer version", { ...reader, envelope: join({ ...small, header: encodeCbor({ v: 2 }) }) }],
  ] as const;
}

function chainsRefused({ ada, ben }: Genuine) {
  const [first] = ada.chain;
  return [
    ["the chain of another account", ben.chain],
    ["an empty chain", []],
    ["a generation that does not follow", [...ada.chain, ...ben.chain]],
    ["a first generation that someone hands over", ada.chain.map(([bytes, own]) => [bytes, own, own] as const)],
    ["a signature of another", first === undefined ? [] : [[first[0], ben.chain[0]?.[1] ?? first[1], null] as const]],
  ] as const;
}

const CBOR_REFUSED = [
  ["a number not in its shortest form", "1801"],
  ["map keys out of order", "a2616201616102"],
  ["a key twice", "a2616101616102"],
  ["a key that is no text", "a10102"],
  ["a float", "f93e00"],
  ["a whole number as a float", "f93c00"],
  ["undefined", "f7"],
  ["a tag", "c100"],
  ["a list without a length", "9f01ff"],
  ["text that is no UTF-8", "61ff"],
  ["a number above 2^53", "1b0020000000000000"],
  ["lists deeper than any", `${"81".repeat(17)}00`],
] as const;

function join({ header, sig, payload, wrap }: Omit<Parts, "envelope">): Uint8Array {
  return encodeCbor([header, sig, payload, wrap]);
}
