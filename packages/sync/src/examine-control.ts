import { isGrowthOf, type KnownIdentity, openEpoch, verifyCert, verifyChain } from "@attune/crypto";
import { err, ok, type Result } from "@attune/kernel";
import { type Chain, type DeviceControl, type Envelope, type EpochControl, equalBytes } from "@attune/wire";
import { keyOf } from "./byte-key.ts";
import type { MisbehaviourType } from "./misbehaviour.ts";
import { epochSecrets, isOwnUnknownBox } from "./own-boxes.ts";
import { type EpochKeys, NOTHING_WRITTEN, openedSince, type SpaceTerms, type Standing } from "./standing.ts";

/** Introduces a device, or refuses it. Its own count of envelopes is looked at elsewhere. */
export function examineDevice(
  { crypto, people, self }: SpaceTerms,
  standing: Standing,
  { header, control }: { readonly header: Envelope["header"]; readonly control: DeviceControl },
): Result<Standing, MisbehaviourType> {
  const { author, device } = header;
  const claimed = verifyChain(crypto, control.chain, author);
  if (!claimed.ok) return err("bad-identity");
  const account = keyOf(author);
  const isOwn = equalBytes(author, self.identity.account);
  if (isOwn && isOutgrown(self.identity.chain, control.chain)) return err("own-new-generation");
  const trusted = [...people, self.identity.chain].find(([first]) => first && isSameStart(first, control.chain));
  const flaw = flawInGrowth(standing.identities.get(account), claimed.value, trusted);
  if (flaw !== null) return err(flaw);
  const cert = verifyCert(crypto, control.cert, claimed.value);
  if (!cert.ok || !equalBytes(cert.value.device, device)) return err("bad-certificate");
  if (cert.value.generation !== control.chain.length - 1) return err("old-generation");
  const before = standing.devices.get(keyOf(device));
  if (before !== undefined && before.account !== account) return err("unknown-device");
  const { dseq, dprev } = before ?? NOTHING_WRITTEN;
  const known = standing.identities.get(account);
  const hasGrown = known !== undefined && known.chain.length < claimed.value.chain.length;
  return ok({
    ...standing,
    boxes: hasGrown ? new Map([...standing.boxes].filter(([each]) => each !== account)) : standing.boxes,
    identities: new Map(standing.identities).set(account, claimed.value),
    devices: new Map(standing.devices).set(keyOf(device), {
      account,
      generation: cert.value.generation,
      dseq,
      dprev,
    }),
  });
}

/** Begins an epoch, or refuses it; its key goes into `keys` when this account is a member. */
export async function examineEpoch(
  terms: SpaceTerms,
  standing: Standing,
  {
    header,
    control,
    keys,
  }: { readonly header: Envelope["header"]; readonly control: EpochControl; readonly keys: EpochKeys },
): Promise<Result<Standing, MisbehaviourType>> {
  const flaw = flawInEpoch(terms, standing, { header, control });
  if (flaw !== null) return err(flaw);
  const members = new Set(control.members.map(keyOf));
  const after = withBox({ ...standing, members }, { header, control });
  const isReader = members.has(keyOf(terms.self.identity.account)) && header.epoch >= openedSince(terms);
  if (isReader && !keys.has(keyOf(header.keyCommit))) {
    const learnt = await learnEpoch(terms, after, { header, control, keys });
    // Where the vault has forgotten, a device may hold some of the keys, and not those that it never heard of.
    if (!learnt.ok && header.epoch >= terms.since) return learnt;
  }
  const epoch = { epoch: header.epoch, commit: header.keyCommit };
  const box = after.boxes.get(keyOf(terms.self.identity.account))?.box ?? null;
  return ok({ ...after, begun: true, epoch, epochs: [...standing.epochs, { ...epoch, box }] });
}

interface EpochArrival {
  readonly header: Envelope["header"];
  readonly control: EpochControl;
}

async function learnEpoch(
  terms: SpaceTerms,
  after: Standing,
  { header, control, keys }: EpochArrival & { readonly keys: EpochKeys },
): Promise<Result<void, MisbehaviourType>> {
  const { account } = terms.self.identity;
  const { space, epoch, keyCommit } = header;
  const given = after.boxes.get(keyOf(account))?.box;
  if (isOwnUnknownBox(terms, given)) return err("own-new-box");
  const boxes = epochSecrets(terms, given);
  const opened = await openEpoch(terms.crypto, { space, epoch, keyCommit, control, account, boxes });
  if (!opened.ok) return err(opened.error.reason === "other-key" ? "wrong-key" : "cannot-open");
  keys.set(keyOf(keyCommit), opened.value);
  return ok(undefined);
}

/**
 * What holds once an epoch has given a box key. The first one of a space, and one that follows another's, begins
 * nothing; any other begins a deep clean, which the other members answer with box keys of their own.
 */
function withBox(standing: Standing, { header, control }: EpochArrival): Standing {
  const { members } = standing;
  const author = keyOf(header.author);
  const waited = [...standing.unanswered].filter((member) => members.has(member));
  if (control.box === null) return { ...standing, unanswered: new Set(waited) };
  const isBeginning = header.epoch > 1 && !standing.unanswered.has(author);
  const others = [...members].filter((member) => member !== author);
  return {
    ...standing,
    boxes: new Map(standing.boxes).set(author, { box: control.box, epoch: header.epoch }),
    given: new Set(standing.given).add(keyOf(control.box)),
    unanswered: new Set(isBeginning ? others : waited.filter((member) => member !== author)),
  };
}

function flawInEpoch(
  { genesis }: SpaceTerms,
  standing: Standing,
  { header, control }: { readonly header: Envelope["header"]; readonly control: EpochControl },
): MisbehaviourType | null {
  if (header.epoch !== standing.epoch.epoch + 1)
    return standing.epoch.epoch < header.epoch ? "bad-epoch" : "stale-epoch";
  const isFirst = !standing.begun;
  if (isFirst !== (control.genesis !== null)) return "bad-genesis";
  if (control.genesis !== null && !equalBytes(control.genesis, genesis.bytes)) return "bad-genesis";
  const members = control.members.map(keyOf);
  const isSubset = members.every((member) => standing.members.has(member));
  return isSubset && members.includes(keyOf(header.author)) ? null : "bad-epoch";
}

/** A chain only ever grows, here and beyond what the vault knows of it. */
function flawInGrowth(
  known: KnownIdentity | undefined,
  claimed: KnownIdentity,
  trusted: Chain | undefined,
): MisbehaviourType | null {
  const { chain } = claimed;
  if (trusted && !isGrowthOf(trusted, chain) && !isGrowthOf(chain, trusted)) return "identity-forked";
  if (known === undefined || isGrowthOf(known.chain, chain)) return null;
  return isGrowthOf(chain, known.chain) ? "old-generation" : "identity-forked";
}

function isOutgrown(own: Chain, claimed: Chain): boolean {
  return claimed.length > own.length && isGrowthOf(own, claimed);
}

function isSameStart([statement]: Chain[number], chain: Chain): boolean {
  return chain[0] !== undefined && equalBytes(statement, chain[0][0]);
}
