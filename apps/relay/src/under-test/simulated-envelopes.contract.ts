import { createHash, generateKeyPairSync, type KeyObject, randomBytes, sign } from "node:crypto";
import {
  compareBytes,
  type EnvelopeKind,
  encodeCbor,
  encodeControl,
  encodeEnvelope,
  encodeHeader,
  encodeWrap,
  type Header,
} from "@attune/wire";

/** An Ed25519 key pair; the public half as raw bytes. */
export interface SimulatedKey {
  readonly publicKey: Uint8Array;
  readonly sign: (label: string, bytes: Uint8Array) => Uint8Array;
}

export function simulatedKey(): SimulatedKey {
  const { publicKey, privateKey } = generateKeyPairSync("ed25519");
  const { x } = publicKey.export({ format: "jwk" });
  return {
    publicKey: new Uint8Array(Buffer.from(x ?? "", "base64url")),
    sign: (label, bytes) => signed(privateKey, label, bytes),
  };
}

function signed(key: KeyObject, label: string, bytes: Uint8Array): Uint8Array {
  return new Uint8Array(sign(null, Buffer.concat([Buffer.from(label), bytes]), key));
}

export function random(length: number): Uint8Array {
  return new Uint8Array(randomBytes(length));
}

export function sha256(...parts: readonly (Uint8Array | string)[]): Uint8Array {
  const hash = createHash("sha256");
  for (const part of parts) hash.update(part);
  return new Uint8Array(hash.digest());
}

/** A space before it is begun. */
export interface SimulatedSpace {
  readonly space: Uint8Array;
  readonly genesis: Uint8Array;
  readonly founders: readonly Uint8Array[];
}

export function simulatedSpace(accounts: readonly Uint8Array[]): SimulatedSpace {
  const founders = [...accounts].sort(compareBytes);
  const kind = founders.length === 1 ? "mine" : "ours";
  const genesis = encodeCbor({ v: 1, kind, founders, nonce: random(16) });
  return { space: sha256("attune/v1/space", genesis), genesis, founders };
}

/** An envelope and the id that it has. */
export interface SimulatedEnvelope {
  readonly envelope: Uint8Array;
  readonly id: Uint8Array;
}

export interface EnvelopeParts {
  readonly space: Uint8Array;
  readonly author: Uint8Array;
  readonly kind: EnvelopeKind;
  readonly epoch: number;
  readonly payload: Uint8Array;
  readonly wrap?: Uint8Array | null;
  readonly target?: Uint8Array | null;
  readonly header?: Partial<Header>;
}

/** An envelope of the right form; the relay does not look at its signature. */
export function simulatedEnvelope({ payload, wrap = null, target = null, ...parts }: EnvelopeParts): SimulatedEnvelope {
  const headerBytes = encodeHeader({
    v: 1,
    suite: 1,
    space: parts.space,
    epoch: parts.epoch,
    keyCommit: random(32),
    author: parts.author,
    device: random(32),
    dseq: 0,
    dprev: new Uint8Array(32),
    seen: { seq: 0, head: new Uint8Array(32) },
    kind: parts.kind,
    ph: sha256("attune/v1/payload", payload),
    size: payload.length,
    target,
    ...parts.header,
  });
  const sig = random(64);
  return {
    envelope: encodeEnvelope({ headerBytes, sig, payload, wrap }),
    id: sha256("attune/v1/id", headerBytes, sig),
  };
}

type Place = Pick<EnvelopeParts, "space" | "author" | "epoch" | "header">;

/** The length of the smallest sealed content. */
export const SMALLEST_CONTENT = 256 + 72;

export function content(place: Place, length = SMALLEST_CONTENT): SimulatedEnvelope {
  const wrap = encodeWrap({ epoch: place.epoch, sealed: random(72) });
  return simulatedEnvelope({ ...place, kind: "content", payload: random(length), wrap });
}

export function tombstone(place: Place, target: Uint8Array): SimulatedEnvelope {
  return simulatedEnvelope({ ...place, kind: "tombstone", payload: new Uint8Array(), target });
}

export function deviceControl(place: Place): SimulatedEnvelope {
  const cert = [random(120), random(64)] as const;
  const payload = encodeControl({ t: "device", cert, chain: [[random(150), random(64), null]] });
  return simulatedEnvelope({ ...place, kind: "control", payload });
}

export function epochControl(
  place: Place,
  members: readonly Uint8Array[],
  genesis: Uint8Array | null = null,
): SimulatedEnvelope {
  const sorted = [...members].sort(compareBytes);
  const seals = sorted.map(() => [random(32), random(48)] as const);
  const payload = encodeControl({ t: "epoch", members: sorted, seals, genesis, box: null });
  return simulatedEnvelope({ ...place, kind: "control", payload });
}
