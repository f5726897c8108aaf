import { obtained } from "@attune/testkit";
import { type Chain, decodeCbor, decodeEnvelope, type EpochControl, encodeEnvelope } from "@attune/wire";
import { bytesToHex, hexToBytes } from "@noble/hashes/utils.js";
import { createCard, encodeCard } from "./card.ts";
import { FIRST_HEAD, nextHead } from "./chain-heads.ts";
import { type DeviceBoundKey, sealCodeSlot } from "./code-slot.ts";
import { type Content, encodeContent } from "./content.ts";
import { openContent, sealContent } from "./content-sealing.ts";
import { rewrapContent } from "./content-wrap.ts";
import { type Crypto, openCrypto, type RandomBytes } from "./crypto.ts";
import { certifyDevice, createDevice } from "./device.ts";
import { envelopeId, verifyEnvelope } from "./envelope-checks.ts";
import { type Stand, signControl, signTombstone } from "./envelope-signing.ts";
import { sealEpoch } from "./epoch.ts";
import { createEpochKey, type EpochKey, epochKeyOf, NO_EPOCH } from "./epoch-key.ts";
import { createGenesis, type SpaceKind } from "./genesis.ts";
import { createIdentity, type Identity, nextGeneration } from "./identity.ts";
import { verifyChain } from "./identity-chain.ts";
import { invitationToMailboxKey } from "./invitation.ts";
import { sealLocal } from "./local-seal.ts";
import { type MailboxPart, mailboxOf, sealMailboxPart } from "./mailbox.ts";
import { hereKeyOf, nextMasterKey, vaultKeyOf } from "./master-key.ts";
import { encodePairingCode } from "./pairing-code.ts";
import { loginOf, type RecoverySheet, sheetSignKey, sheetToWords } from "./recovery-sheet.ts";
import { type PhraseSide, phraseOf, phraseToWords } from "./safety-phrase.ts";
import { type SlotSecret, sealSlot } from "./slots.ts";
import { sealVault, type Vault } from "./vault.ts";

/** One thing that any client of the protocol makes in the same bytes. */
export interface Vector {
  readonly about: string;
  readonly call: keyof typeof VECTOR_CALLS;
  readonly input: unknown;
  /** What was drawn at random, in order. */
  readonly random: readonly Uint8Array[];
  readonly output: unknown;
}

type Call = (crypto: Crypto, input: never) => unknown;
/** No key of a browser at all, so that what it would seal can be seen. */
const UNBOUND: DeviceBoundKey = { seal: async (bytes) => bytes, open: async (sealed) => sealed };

type Written = Omit<Stand, "epoch"> & { readonly epoch: EpochKey };

/** What the vectors are made with. Each takes its input and draws at random, and answers the output. */
export const VECTOR_CALLS = {
  createIdentity: (crypto, _: null) => createIdentity(crypto),
  nextGeneration: (crypto, identity: Identity) => nextGeneration(crypto, identity),
  createDevice: (crypto, _: null) => createDevice(crypto),
  verifyChain: (crypto, { chain, account }: { chain: Chain; account: Uint8Array }) => {
    const known = verifyChain(crypto, chain, account);
    return known.ok ? { newest: known.value.newest } : { refused: known.error };
  },
  certifyDevice: (crypto, { identity, device }: { identity: Identity; device: Uint8Array }) =>
    certifyDevice(crypto, identity, device),
  keysOfMasterKey: (_, masterKey: Uint8Array) => ({
    vault: vaultKeyOf(masterKey),
    here: hereKeyOf(masterKey),
    next: nextMasterKey(masterKey),
  }),
  sheet: (crypto, sheet: RecoverySheet) => ({
    words: sheetToWords(sheet),
    login: loginOf(sheet.accountSecret),
    signKey: sheetSignKey(crypto, sheet).public,
  }),
  sealSlot: (
    crypto,
    { masterKey, account, secret }: { masterKey: Uint8Array; account: Uint8Array; secret: SlotSecret },
  ) => sealSlot(crypto, { masterKey, account }, secret),
  sealInnerCodeSlot: (
    crypto,
    { masterKey, account, code }: { masterKey: Uint8Array; account: Uint8Array; code: string },
  ) => sealCodeSlot(crypto, { masterKey, account }, { code, boundKey: UNBOUND }),
  sealVault: (crypto, input: { masterKey: Uint8Array; vault: Vault; version: number }) => sealVault(crypto, input),
  sealLocal: (crypto, input: { hereKey: Uint8Array; name: string; bytes: Uint8Array }) => sealLocal(crypto, input),
  createGenesis: (crypto, { kind, accounts }: { kind: SpaceKind; accounts: Uint8Array[] }) =>
    createGenesis(crypto, kind, accounts),
  createEpochKey: (crypto, epoch: number) => createEpochKey(crypto, epoch),
  sealEpoch: async (crypto, input: Parameters<typeof sealEpoch>[1]) => obtained(await sealEpoch(crypto, input)),
  signDevice: (crypto, { stand, identity }: { stand: Omit<Stand, "epoch">; identity: Identity }) => {
    const cert = certifyDevice(crypto, identity, stand.device.public);
    return signed(signControl(crypto, { ...stand, epoch: NO_EPOCH }, { t: "device", cert, chain: identity.chain }));
  },
  signEpoch: (crypto, { stand, control }: { stand: Written; control: EpochControl }) =>
    signed(signControl(crypto, stand, control)),
  encodeContent: (_, content: Content) => encodeContent(content),
  sealContent: (crypto, { stand, content }: { stand: Written; content: Content }) =>
    signed(obtained(sealContent(crypto, stand, { content, epochKey: stand.epoch }))),
  signTombstone: (crypto, { stand, target }: { stand: Written; target: Uint8Array }) =>
    signed(signTombstone(crypto, stand, target)),
  rewrap: (crypto, { envelope, from, to }: { envelope: Uint8Array; from: EpochKey; to: EpochKey }) =>
    obtained(rewrapContent(crypto, obtained(decodeEnvelope(envelope)), { from, to })),
  heads: (_, ids: Uint8Array[]) => ids.map((_id, at) => headOf(ids.slice(0, at + 1))),
  read: (crypto, input: { envelope: Uint8Array; space: Uint8Array; epoch: number; key: Uint8Array }) =>
    read(crypto, input),
  decodeCbor: (_, bytes: Uint8Array) => {
    const decoded = decodeCbor(bytes);
    return decoded.ok ? { value: decoded.value } : { refused: decoded.error.reason };
  },
  encodePairingCode: (_, code: { account: Uint8Array; mailboxKey: Uint8Array | null }) => encodePairingCode(code),
  createCard: (crypto, { identity, name }: { identity: Identity; name: string }) =>
    encodeCard(createCard(crypto, identity, name)),
  mailbox: (_, mailboxKey: Uint8Array) => mailboxOf(mailboxKey),
  sealMailboxPart: (crypto, input: { mailboxKey: Uint8Array; part: MailboxPart; bytes: Uint8Array }) =>
    sealMailboxPart(crypto, input),
  invitation: (crypto, words: string) => obtained(invitationToMailboxKey(crypto, words)),
  phrase: (_, { one, other }: { one: PhraseSide; other: PhraseSide }) => {
    const phrase = phraseOf(one, other);
    return { phrase, words: phraseToWords(phrase) };
  },
} satisfies Record<string, Call>;

/** Makes a vector's output anew, out of its input and what it drew; throws when it draws anything else. */
export async function replay({ call, input, random }: Omit<Vector, "output">): Promise<unknown> {
  const left = [...random];
  const output = await callVector(call, input, (length) => {
    const drawn = left.shift();
    if (drawn?.length !== length) throw new Error(`A vector of ${call} draws other bytes than it lists`);
    return drawn;
  });
  if (left.length > 0) throw new Error(`A vector of ${call} lists more bytes than it draws`);
  return output;
}

/** The output of a call. */
export async function callVector(call: Vector["call"], input: unknown, random: RandomBytes): Promise<unknown> {
  return (VECTOR_CALLS[call] as (crypto: Crypto, input: unknown) => unknown)(await openCrypto(random), input);
}

/** A vector file as text: bytes are hexadecimal behind 0x. */
export function vectorsToText(vectors: readonly Vector[]): string {
  const text = JSON.stringify(
    vectors,
    (_, value) => (value instanceof Uint8Array ? `0x${bytesToHex(value)}` : value),
    2,
  );
  return `${text}\n`;
}

/** The vectors in a file. */
export function textToVectors(text: string): readonly Vector[] {
  return JSON.parse(text, (_, value) =>
    typeof value === "string" && value.startsWith("0x") ? hexToBytes(value.slice(2)) : value,
  );
}

function signed(envelope: Parameters<typeof encodeEnvelope>[0]) {
  const { headerBytes, sig, payload, wrap } = envelope;
  return { id: envelopeId(envelope), header: headerBytes, sig, payload, wrap, envelope: encodeEnvelope(envelope) };
}

function read(crypto: Crypto, input: { envelope: Uint8Array; space: Uint8Array; epoch: number; key: Uint8Array }) {
  const decoded = decodeEnvelope(input.envelope);
  if (!decoded.ok) return { refused: decoded.error };
  const verified = verifyEnvelope(crypto, decoded.value, input.space);
  if (!verified.ok) return { refused: verified.error };
  const opened = openContent(crypto, decoded.value, epochKeyOf(input.epoch, input.key));
  return opened.ok ? { content: opened.value } : { refused: opened.error };
}

function headOf(ids: readonly Uint8Array[]): Uint8Array {
  return ids.reduce((head, id, index) => nextHead(head, index + 1, id), FIRST_HEAD);
}
