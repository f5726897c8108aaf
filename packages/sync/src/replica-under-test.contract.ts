import { type Crypto, envelopeId, type Genesis, readGenesis, type SignKey } from "@attune/crypto";
import { createSealedAccount, createSelf, createSpaceToOpen, obtained, openSeededCrypto } from "@attune/testkit";
import { type Envelope, encodeEnvelope, encodeHeader, type Header } from "@attune/wire";
import { createReplica, type Replica } from "./replica.ts";
import type { Self, SpaceTerms } from "./standing.ts";
import { type Intent, writeEnvelopes } from "./write-envelopes.ts";

export const crypto = await openSeededCrypto();

/** Someone who writes in a space, with what they have verified of it. */
export interface Writer {
  readonly terms: SpaceTerms;
  readonly replica: Replica;
}

/** A space of two with its history so far. */
export interface Scene {
  readonly genesis: Genesis;
  readonly mara: Writer;
  readonly jun: Writer;
  readonly places: Uint8Array[];
}

/** Two who have not written yet. */
export function createScene(kind: "ours" | "mine" = "ours"): Scene {
  const accounts = [createSealedAccount(crypto), createSealedAccount(crypto)] as const;
  const founders = kind === "ours" ? accounts : accounts.slice(0, 1);
  const { genesis: bytes, people } = createSpaceToOpen(
    crypto,
    kind === "ours" ? { kind } : { kind, owner: "me" },
    founders,
  );
  const genesis = obtained(readGenesis(bytes));
  const writer = (self: Self) => createWriter({ crypto, genesis, self, people, boxes: [], since: 0, held: null });
  const [mara, jun] = [writer(createSelf(crypto, accounts[0])), writer(createSelf(crypto, accounts[1]))];
  return { genesis, mara, jun, places: [] };
}

/** Somebody new to the space. */
export function createWriter(terms: SpaceTerms): Writer {
  return { terms, replica: createReplica(terms) };
}

/** Reads everything that has a place. */
export async function catchUp({ replica }: Writer, { places }: Scene): Promise<void> {
  for (const [index, bytes] of places.entries()) obtained(await replica.receive(index + 1, bytes));
}

/** Writes as the app does, behind everything there is, and answers what was added last. */
export async function put(scene: Scene, writer: Writer, intents: readonly Intent[]): Promise<Envelope> {
  await catchUp(writer, scene);
  const { replica, terms } = writer;
  const place = { standing: replica.standing(), seen: replica.seen(), keys: replica.keys };
  const { written } = obtained(await writeEnvelopes(terms, place, intents));
  for (const { bytes } of written) scene.places.push(bytes);
  const last = written.at(-1);
  if (last === undefined) throw new Error("something was written");
  return last.envelope;
}

/** Words to put. */
export function words(body: string): Intent {
  return { type: "content", content: { id: `event ${body}`, type: "said", at: 1, after: null, body } };
}

/** Begun by one, joined by the other: five places, the last of them his words. */
export async function begunScene(kind: "ours" | "mine" = "ours"): Promise<Scene> {
  const scene = createScene(kind);
  await put(scene, scene.mara, [words("hello")]);
  if (kind === "ours") await put(scene, scene.jun, [words("hello too")]);
  await catchUp(scene.mara, scene);
  return scene;
}

/** An envelope of any making, signed by the device that it names; changes are made to one that would be taken next. */
export function forge(
  { genesis, mara: { replica } }: Scene,
  { terms }: Writer,
  made: { readonly header?: Partial<Header>; readonly payload?: Uint8Array; readonly device?: SignKey },
): Envelope {
  const { self } = terms;
  const device = made.device ?? self.device;
  const payload = made.payload ?? new Uint8Array();
  const known = replica.standing().devices.get(String.fromCharCode(...device.public));
  const { epoch, commit } = replica.standing().epoch;
  const header: Header = {
    v: 1,
    suite: 1,
    space: genesis.space,
    epoch,
    keyCommit: commit,
    author: self.identity.account,
    device: device.public,
    dseq: known?.dseq ?? 0,
    dprev: known?.dprev ?? new Uint8Array(32),
    seen: replica.seen(),
    kind: "control",
    ph: labelled(crypto, "attune/v1/payload", payload),
    size: payload.length,
    target: null,
    ...made.header,
  };
  return sealHeader(header, device, payload);
}

/** The same with the header as it is. */
export function sealHeader(header: Header, device: SignKey, payload: Uint8Array | null): Envelope {
  const headerBytes = encodeHeader(header);
  const label = Uint8Array.from("attune/v1/header", (letter) => letter.charCodeAt(0));
  const sig = crypto.sodium.crypto_sign_detached(joined(label, headerBytes), device.secret);
  return { header, headerBytes, sig, payload, wrap: null };
}

export function bytesOf(envelope: Envelope): Uint8Array {
  return encodeEnvelope(envelope);
}

export function idOf(envelope: Envelope): Uint8Array {
  return envelopeId(envelope);
}

function labelled({ sodium }: Crypto, label: string, bytes: Uint8Array): Uint8Array {
  return sodium.crypto_hash_sha256(
    joined(
      Uint8Array.from(label, (letter) => letter.charCodeAt(0)),
      bytes,
    ),
  );
}

function joined(one: Uint8Array, other: Uint8Array): Uint8Array {
  return Uint8Array.from([...one, ...other]);
}
