import { randomFillSync } from "node:crypto";
import {
  type Crypto,
  createEpochKey,
  createGenesis,
  type Identity,
  type SignKey,
  sealContent,
  sealEpoch,
  signControl,
  verifyChain,
} from "@attune/crypto";
import { obtained } from "@attune/testkit";
import { type Envelope, encodeCbor, encodeEnvelope } from "@attune/wire";

/** Who writes in a space. */
export interface SpaceWriter {
  readonly identity: Identity;
  readonly device: SignKey;
}

/** A space with sealed words of a usual size, from which as many appends are made as a measurement needs. */
export interface PreparedSpace {
  readonly space: Uint8Array;
  /** What begins the space; has to be taken before anything else. */
  readonly beginning: Uint8Array;
  readonly envelopeBytes: number;
  /** Words by one of the writers. */
  words(writer: number): Uint8Array;
  /**
   * An append of such words, as it goes over the socket, good until the next one is asked for. All are the same under
   * other signatures, which a relay cannot check. `ref` is at least 65,536, differs from all others of this space, and
   * stands in the signature too, where `refInEvent` finds it.
   */
  append(writer: number, ref: number): Buffer;
  /** The `ref` of the append that an event on the socket tells of. */
  refInEvent(event: Buffer): number;
}

const NOTHING = new Uint8Array(32);
const SAMPLE_REF = 0x12_34_56_78;

/** Seals as the app does; what follows from it has the same bytes but for the signature. */
export async function prepareSpace(
  crypto: Crypto,
  kind: "mine" | "ours",
  writers: readonly SpaceWriter[],
): Promise<PreparedSpace> {
  const [first] = writers;
  if (first === undefined) throw new Error("somebody writes");
  const genesis = createGenesis(
    crypto,
    kind,
    writers.map(({ identity }) => identity.account),
  );
  const { space } = genesis;
  const epochKey = createEpochKey(crypto, 1);
  const members = writers.map(({ identity }) => ({ account: identity.account, box: boxOf(crypto, identity) }));
  const control = obtained(await sealEpoch(crypto, { space, epochKey, members, genesis: genesis.bytes, box: null }));
  const stand = standIn(space, first);
  const beginning = encodeEnvelope(signControl(crypto, { ...stand, epoch: epochKey }, control));
  const content = { id: "event", type: "said", at: 0, after: null, body: { text: "w".repeat(100) } };
  const words = writers.map((writer) => obtained(sealContent(crypto, standIn(space, writer), { content, epochKey })));
  const templates = words.map((envelope) => toTemplate(space, envelope));
  // An envelope is the last thing in an event, and those of all writers are equally long.
  const fromEnd = Math.max(...templates.map(({ envelope, envelopeSigAt }) => envelope.length - envelopeSigAt));
  return {
    space,
    beginning,
    envelopeBytes: Math.max(...templates.map(({ envelope }) => envelope.length)),
    words(writer) {
      const { envelope, envelopeSigAt } = templateOf(writer);
      return differing(envelope, envelopeSigAt);
    },
    append(writer, ref) {
      const { message, refAt, sigAt } = templateOf(writer);
      message.writeUInt32BE(ref, refAt);
      message.writeUInt32BE(ref, sigAt);
      return message;
    },
    refInEvent: (event) => event.readUInt32BE(event.length - fromEnd),
  };

  function templateOf(writer: number): Template {
    const template = templates[writer];
    if (template === undefined) throw new Error("a writer of this space");
    return template;
  }
}

/** The same bytes with half of the signature drawn anew. */
function differing(bytes: Uint8Array, sigAt: number): Buffer<ArrayBuffer> {
  const copy = Buffer.from(bytes);
  randomFillSync(copy, sigAt, 32);
  return copy;
}

function standIn(space: Uint8Array, { identity, device }: SpaceWriter) {
  return { space, author: identity.account, device, dseq: 0, dprev: NOTHING, seen: { seq: 0, head: NOTHING } };
}

function boxOf(crypto: Crypto, { chain, account }: Identity): Uint8Array {
  const newest = obtained(verifyChain(crypto, chain, account)).generations.at(-1);
  if (newest === undefined) throw new Error("an identity has a generation");
  return newest.box;
}

interface Template {
  readonly message: Buffer;
  readonly refAt: number;
  readonly sigAt: number;
  readonly envelope: Uint8Array;
  readonly envelopeSigAt: number;
}

function toTemplate(space: Uint8Array, sealed: Envelope): Template {
  const envelope = Buffer.from(encodeEnvelope(sealed));
  const message = Buffer.from(encodeCbor({ t: "append", ref: SAMPLE_REF, space, envelope: new Uint8Array(envelope) }));
  const ref = Buffer.alloc(4);
  ref.writeUInt32BE(SAMPLE_REF);
  const sigAt = message.indexOf(sealed.sig);
  return { message, refAt: message.indexOf(ref), sigAt, envelope, envelopeSigAt: envelope.indexOf(sealed.sig) };
}
