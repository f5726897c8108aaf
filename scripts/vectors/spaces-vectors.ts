import {
  createSpaceBox,
  type EpochMember,
  type Identity,
  openCrypto,
  verifyChain,
} from "../../packages/crypto/src/index.ts";
import type { Vector } from "../../packages/crypto/src/vectors.contract.ts";
import { assert } from "../../packages/kernel/src/index.ts";
import { refusedVectors } from "./refused-vectors.ts";
import { createVectorWriter } from "./vector-writer.ts";

const NOTHING = new Uint8Array(32);
const NOTE = { id: "event-1", type: "note", at: 1_700_000_000_000, after: null };

/** Every vector of docs/spaces.md, by file. */
export async function spacesVectors(): Promise<Readonly<Record<string, readonly Vector[]>>> {
  const account = await accountVectors();
  const space = await spaceVectors(account);
  const envelope = await envelopeVectors(account, space);
  return {
    "spaces-account.json": account.vectors,
    "spaces-space.json": space.vectors,
    "spaces-envelope.json": envelope.vectors,
    "spaces-pairing.json": await pairingVectors(account),
    "spaces-refused.json": await refusedVectors({ ...envelope, ada: account.ada, ben: account.ben }),
  };
}

async function accountVectors() {
  const { vectors, write } = createVectorWriter(1);
  const ada = await write("the identity of one person", "createIdentity", null);
  const ben = await write("the identity of another", "createIdentity", null);
  const renewed = await write("an identity's next generation", "nextGeneration", ada);
  const device = await write("a device of the first", "createDevice", null);
  await write("its certificate", "certifyDevice", { identity: ada, device: device.public });
  await write("its certificate under the next generation", "certifyDevice", {
    identity: renewed,
    device: device.public,
  });

  const masterKey = filled(0x11);
  const sheet = { accountSecret: filled(0x22, 16), recoverySecret: filled(0x33, 16) };
  await write("the keys that a master key gives", "keysOfMasterKey", masterKey);
  await write("what a sheet shows, finds and proves", "sheet", sheet);
  const owned = { masterKey, account: ada.account };
  const exportKey = filled(0x44, 64);
  const passphrase = { kind: "passphrase", exportKey, accountSecret: sheet.accountSecret } as const;
  await write("a slot for a passphrase", "sealSlot", { ...owned, secret: passphrase });
  await write("a slot for a sheet", "sealSlot", { ...owned, secret: { kind: "sheet", sheet } });
  await write("a slot for a passkey", "sealSlot", { ...owned, secret: { kind: "passkey", prf: filled(0x55) } });
  const code = { ...owned, code: "２468" };
  await write("a slot for a code, before the browser's own key seals it once more", "sealInnerCodeSlot", code);
  const known = { genesis: filled(0x66, 90), people: [ben.chain], phrase: null, verified: true };
  const drawn = createSpaceBox(await openCrypto(() => filled(0x79)));
  const boxes = [{ public: filled(0x78), secret: null }, drawn];
  const vault = { ...ada, spaces: [{ id: filled(0x77), ...known, boxes, since: 4 }] };
  await write("a vault", "sealVault", { masterKey, vault, version: 3 });
  await write("a value on a device", "sealLocal", {
    hereKey: filled(0x88),
    name: "drafts",
    bytes: Uint8Array.of(1, 2, 3),
  });
  return { vectors, ada, ben, device };
}

async function spaceVectors({ ada, ben }: Awaited<ReturnType<typeof accountVectors>>) {
  const { vectors, write } = createVectorWriter(2);
  const genesis = await write("a space of two", "createGenesis", {
    kind: "ours",
    accounts: [ada.account, ben.account],
  });
  await write("a space of one", "createGenesis", { kind: "mine", accounts: [ada.account] });
  const first = await write("the key of a first epoch", "createEpochKey", 1);
  const second = await write("the key of a second epoch", "createEpochKey", 2);
  const [one, other] = [await memberOf(ada), await memberOf(ben)];
  const { space } = genesis;
  const both = { space, epochKey: first, members: [one, other], genesis: genesis.bytes, box: null };
  const control = await write("a first epoch for two", "sealEpoch", both);
  const alone = { space, epochKey: second, members: [one], genesis: null, box: null };
  await write("a later epoch for whoever leaves, alone", "sealEpoch", alone);
  const cleaning = { space, epochKey: second, members: [{ ...one, box: filled(0x7a) }, other], genesis: null };
  await write("an epoch that begins a deep clean", "sealEpoch", { ...cleaning, box: filled(0x7a) });
  await write("the heads of an order of three", "heads", [filled(1), filled(2), filled(3)]);
  return { vectors, genesis, first, second, control };
}

async function envelopeVectors(
  { ada, device }: Awaited<ReturnType<typeof accountVectors>>,
  { genesis, first, second, control }: Awaited<ReturnType<typeof spaceVectors>>,
) {
  const { vectors, write } = createVectorWriter(3);
  const place = { space: genesis.space, author: ada.account, device, dseq: 0, dprev: NOTHING };
  const start = { ...place, seen: { seq: 0, head: NOTHING } };
  const introduced = await write("a device that introduces itself", "signDevice", { stand: start, identity: ada });
  const following = { ...start, dseq: 1, dprev: introduced.id, epoch: first };
  const begun = await write("the first epoch, signed by a founder", "signEpoch", { stand: following, control });
  const seen = { seq: 2, head: filled(0x99) };
  const third = { ...start, dseq: 2, dprev: begun.id, seen, epoch: first };
  const odd = { ...NOTE, body: { words: "half a pair: \ud83d", number: -0.5, nothing: null } };
  await write("content as it is sealed", "encodeContent", odd);
  const small = await write("content in the smallest bucket", "sealContent", { stand: third, content: odd });
  const long = { ...NOTE, after: filled(0xaa), body: "w".repeat(300) };
  const fourth = { ...third, dseq: 3, dprev: small.id };
  const larger = await write("content in the next bucket", "sealContent", { stand: fourth, content: long });
  const fifth = { ...third, dseq: 4, dprev: larger.id };
  await write("the end of the first content", "signTombstone", { stand: fifth, target: small.id });
  const renewal = { envelope: larger.envelope, from: first, to: second };
  await write("the second content's wrap made anew", "rewrap", renewal);
  const reader = { space: genesis.space, epoch: 1, key: first.key };
  await write("the first content, read", "read", { envelope: small.envelope, ...reader });
  return { vectors, small, larger, reader, first, second };
}

async function pairingVectors({ ada, ben }: Awaited<ReturnType<typeof accountVectors>>): Promise<readonly Vector[]> {
  const { vectors, write } = createVectorWriter(4);
  const mailboxKey = filled(0xbb);
  await write("what the first screen shows", "encodePairingCode", { account: ada.account, mailboxKey });
  await write("what the second screen shows", "encodePairingCode", { account: ben.account, mailboxKey: null });
  const bytes = await write("a card", "createCard", { identity: ada, name: "Ada" });
  await write("where a mailbox is", "mailbox", mailboxKey);
  await write("a card in a mailbox", "sealMailboxPart", { mailboxKey, part: 0, bytes });
  await write("a mailbox key out of six words", "invitation", "legal winner thank year wave sausage");
  const one = { account: ada.account, nonce: filled(0xcc, 16) };
  const other = { account: ben.account, nonce: filled(0xdd, 16) };
  await write("a safety phrase", "phrase", { one, other });
  await write("the same, seen from the other side", "phrase", { one: other, other: one });
  return vectors;
}

async function memberOf({ account, chain }: Identity): Promise<EpochMember> {
  const known = verifyChain(await openCrypto(), chain, account);
  assert(known.ok, "an identity that was just made holds");
  return { account, box: known.value.newest.box };
}

function filled(byte: number, length = 32): Uint8Array {
  return new Uint8Array(length).fill(byte);
}
