import {
  accountOf,
  type Content,
  type ContentTooLong,
  createEpochKey,
  type EpochMember,
  envelopeId,
  type KnownIdentity,
  type MemberBoxRefused,
  NO_EPOCH,
  type Stand,
  sealContent,
  sealEpoch,
  signControl,
  signTombstone,
  verifyChain,
} from "@attune/crypto";
import { assert, err, ok, type Result } from "@attune/kernel";
import { type Envelope, encodeEnvelope, type Seen } from "@attune/wire";
import { keyOf, keyToBytes } from "./byte-key.ts";
import { examineEnvelope } from "./examine-envelope.ts";
import { boxToGive } from "./own-boxes.ts";
import { type EpochKeys, isMember, NOTHING_WRITTEN, type SpaceTerms, type Standing } from "./standing.ts";

/** What this device wants to put into a space. */
export type Intent =
  | { readonly type: "content"; readonly content: Content }
  /** Removes the payload of an own content, by its envelope's id. */
  | { readonly type: "tombstone"; readonly target: Uint8Array }
  /** A new key for those of these accounts, by `keyOf`, who are members; null: for all members. */
  | { readonly type: "epoch"; readonly members: readonly string[] | null };

/** What was written, ready to be stored. */
export interface WrittenEnvelope {
  readonly id: Uint8Array;
  readonly envelope: Envelope;
  readonly bytes: Uint8Array;
}

/** Why this account can write nothing here, or not this. */
export type NotWritten = { readonly type: "not-a-member" } | ContentTooLong | Pick<MemberBoxRefused, "type">;

/** Where the writing starts. */
export interface WritingPlace {
  readonly standing: Standing;
  readonly seen: Seen;
  readonly keys: EpochKeys;
}

/**
 * Seals intents in order, and before them what they need: this device's introduction, and the first epoch. Everything
 * goes through the rules that others will hold it to.
 */
export async function writeEnvelopes(
  terms: SpaceTerms,
  place: WritingPlace,
  intents: readonly Intent[],
): Promise<Result<{ readonly written: readonly WrittenEnvelope[]; readonly standing: Standing }, NotWritten>> {
  const { account } = terms.self.identity;
  if (!isMember(place.standing, account)) return err({ type: "not-a-member" });
  const written: WrittenEnvelope[] = [];
  let { standing } = place;

  async function put(envelope: Envelope): Promise<void> {
    const id = envelopeId(envelope);
    const arrival = { envelope, id, targetAuthor: keyOf(account) };
    const examined = await examineEnvelope(terms, { standing, keys: place.keys }, arrival);
    assert(examined.ok, `what is written here is accepted elsewhere: ${examined.ok ? "" : examined.error}`);
    standing = examined.value;
    written.push({ id, envelope, bytes: encodeEnvelope(envelope) });
  }
  const standNow = () => standOf(terms, { ...place, standing });

  function seal(intent: Intent): Result<Envelope, NotWritten> | Promise<Result<Envelope, NotWritten>> {
    if (intent.type === "epoch") return epochEnvelope(terms, { ...place, standing }, intent.members);
    if (intent.type === "tombstone") return ok(signTombstone(terms.crypto, standNow(), intent.target));
    const epochKey = place.keys.get(keyOf(standing.epoch.commit));
    // A device whose storage was damaged may stand before what its account has forgotten, until the relay gives the rest.
    if (epochKey === undefined) return err({ type: "not-a-member" });
    return sealContent(terms.crypto, standNow(), { content: intent.content, epochKey });
  }

  if (!isIntroduced(terms, standing)) await put(introduction(terms, standNow()));
  const beginning: readonly Intent[] = standing.begun ? [] : [{ type: "epoch", members: null }];
  for (const intent of [...beginning, ...intents]) {
    const sealed = await seal(intent);
    if (!sealed.ok) return sealed;
    await put(sealed.value);
  }
  return ok({ written, standing });
}

/** Whether this device was introduced under its identity's newest generation. */
function isIntroduced({ self }: SpaceTerms, { devices }: Standing): boolean {
  return devices.get(keyOf(self.device.public))?.generation === self.identity.chain.length - 1;
}

function standOf({ genesis, self }: SpaceTerms, { standing, seen }: Pick<WritingPlace, "standing" | "seen">): Stand {
  const { dseq, dprev } = standing.devices.get(keyOf(self.device.public)) ?? NOTHING_WRITTEN;
  const { identity, device } = self;
  return { space: genesis.space, author: identity.account, device, dseq, dprev, seen, epoch: standing.epoch };
}

function introduction({ crypto, self }: SpaceTerms, stand: Stand): Envelope {
  return signControl(crypto, stand, { t: "device", cert: self.cert, chain: self.identity.chain });
}

async function epochEnvelope(
  terms: SpaceTerms,
  place: WritingPlace,
  wanted: readonly string[] | null,
): Promise<Result<Envelope, NotWritten>> {
  const { crypto, genesis } = terms;
  const { standing } = place;
  const self = keyOf(terms.self.identity.account);
  const fresh = boxToGive(terms, standing)?.public ?? null;
  const given = new Map([...standing.boxes].map(([account, { box }]) => [account, box]));
  if (fresh !== null) given.set(self, fresh);
  const accounts = [...standing.members].filter((member) => wanted === null || wanted.includes(member));
  const epochKey = createEpochKey(crypto, standing.begun ? standing.epoch.epoch + 1 : NO_EPOCH.epoch + 1);
  const sealed = await sealEpoch(crypto, {
    space: genesis.space,
    epochKey,
    members: accounts.map((account) => memberOf(terms, { ...standing, given }, account)),
    genesis: standing.begun ? null : genesis.bytes,
    box: fresh,
  });
  if (!sealed.ok) return err({ type: "member-box-refused" });
  place.keys.set(keyOf(epochKey.commit), epochKey);
  return ok(signControl(crypto, { ...standOf(terms, place), epoch: epochKey }, sealed.value));
}

/** The member with the newest box key known: given for the space, or of the identity where the vault knows of more. */
function memberOf(
  terms: SpaceTerms,
  { identities, given }: Pick<Standing, "identities"> & { readonly given: ReadonlyMap<string, Uint8Array> },
  account: string,
): EpochMember {
  const known = [identities.get(account), trustedIdentity(terms, account)].filter((identity) => identity !== undefined);
  const [newest] = known.toSorted((one, other) => other.chain.length - one.chain.length);
  assert(newest, "the chains of all founders are known to whoever writes");
  const isNewer = newest.chain.length > (identities.get(account)?.chain.length ?? newest.chain.length);
  const box = isNewer ? undefined : given.get(account);
  return { account: keyToBytes(account), box: box ?? newest.newest.box };
}

function trustedIdentity({ crypto, people, self }: SpaceTerms, account: string): KnownIdentity | undefined {
  const chain = [self.identity.chain, ...people].find(([first]) => first && keyOf(accountOf(first[0])) === account);
  const verified = chain && verifyChain(crypto, chain, keyToBytes(account));
  return verified?.ok ? verified.value : undefined;
}
