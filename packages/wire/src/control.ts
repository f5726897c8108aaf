import { err, ok, type Result } from "@attune/kernel";
import * as v from "valibot";
import { bytesOf, bytesUpTo } from "./byte-schemas.ts";
import { isAscending } from "./bytes.ts";
import { decodeCbor, encodeCbor } from "./canonical-cbor.ts";
import { MOST_PAYLOAD_BYTES } from "./envelope.ts";

/** A statement of an identity with its signatures: by its own generation, and by the one before (null at first). */
export type SignedStatement = readonly [statement: Uint8Array, own: Uint8Array, before: Uint8Array | null];

/** All generations of an identity, from the first. */
export type Chain = readonly SignedStatement[];

/** What certifies a device, and the identity's signature over it. */
export type Cert = readonly [certificate: Uint8Array, signature: Uint8Array];

/** An epoch's key for one member: HPKE's encapsulated key (32 bytes) and ciphertext (48 bytes). */
export type KeySeal = readonly [enc: Uint8Array, ct: Uint8Array];

/** A step about devices and keys, readable by the relay. */
export type Control = DeviceControl | EpochControl;

/** Introduces the device that signs. */
export interface DeviceControl {
  readonly t: "device";
  readonly cert: Cert;
  readonly chain: Chain;
}

/** Begins an epoch: who reads from here on, and the key for each of them. */
export interface EpochControl {
  readonly t: "epoch";
  /** Accounts, ascending. */
  readonly members: readonly Uint8Array[];
  /** One for each member, in their order. */
  readonly seals: readonly KeySeal[];
  /** The bytes of the genesis with the first epoch of a space; null with every later one. */
  readonly genesis: Uint8Array | null;
  /** The X25519 key to which epochs of this space are sealed for the author from here on; null: as before. */
  readonly box: Uint8Array | null;
}

/** Bytes that are no control of this version. */
export interface ControlRefused {
  readonly type: "control-refused";
}

/** No space has more members. */
export const MOST_MEMBERS = 8;

/** No identity has more generations: so many devices can be revoked. */
export const MOST_GENERATIONS = 128;

const MOST_STATEMENT_BYTES = 256;
const sig = bytesOf(64);

/** A chain as it is read from CBOR; whether it is genuine is for `packages/crypto`. */
export const chainSchema: v.GenericSchema<unknown, Chain> = v.pipe(
  v.array(v.strictTuple([bytesUpTo(MOST_STATEMENT_BYTES), sig, v.nullable(sig)])),
  v.minLength(1),
  v.maxLength(MOST_GENERATIONS),
);

const certSchema = v.strictTuple([bytesUpTo(MOST_STATEMENT_BYTES), sig]);
const membersSchema = v.pipe(
  v.array(bytesOf(32)),
  v.minLength(1),
  v.maxLength(MOST_MEMBERS),
  v.check((members) => isAscending(members)),
);
const controlSchema = v.variant("t", [
  v.strictObject({ t: v.literal("device"), cert: certSchema, chain: chainSchema }),
  v.pipe(
    v.strictObject({
      t: v.literal("epoch"),
      members: membersSchema,
      seals: v.array(v.strictTuple([bytesOf(32), bytesOf(48)])),
      genesis: v.nullable(bytesUpTo(MOST_STATEMENT_BYTES)),
      box: v.optional(bytesOf(32)),
    }),
    v.check(({ members, seals }) => members.length === seals.length),
    v.transform((control) => ({ ...control, box: control.box ?? null })),
  ),
]);

/** The bytes of a control. */
export function encodeControl(control: Control): Uint8Array {
  if (control.t === "device") return encodeCbor({ t: "device", cert: control.cert, chain: control.chain });
  const { members, seals, genesis, box } = control;
  return encodeCbor({ t: "epoch", members, seals, genesis, ...(box === null ? {} : { box }) });
}

/** Reads a control and checks its form; signatures, membership and the epoch's number are not looked at. */
export function decodeControl(bytes: Uint8Array): Result<Control, ControlRefused> {
  const decoded = decodeCbor(bytes, MOST_PAYLOAD_BYTES);
  const parsed = decoded.ok ? v.safeParse(controlSchema, decoded.value) : null;
  return parsed?.success ? ok(parsed.output) : err({ type: "control-refused" });
}
