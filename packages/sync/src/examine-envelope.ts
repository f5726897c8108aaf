import { err, ok, type Result } from "@attune/kernel";
import { decodeControl, type Envelope, equalBytes } from "@attune/wire";
import { keyOf } from "./byte-key.ts";
import { examineDevice, examineEpoch } from "./examine-control.ts";
import type { MisbehaviourType } from "./misbehaviour.ts";
import { type DeviceStanding, type EpochKeys, NOTHING_WRITTEN, type SpaceTerms, type Standing } from "./standing.ts";

/** A genuine envelope and its id, and what is known of the content that it removes, if it is a tombstone. */
export interface Arrival {
  readonly envelope: Envelope;
  readonly id: Uint8Array;
  /** The author of the tombstone's target, by `keyOf`; null when there is no such content. */
  readonly targetAuthor: string | null;
}

/**
 * Whether an envelope follows from what holds before it, by rules 3 to 6 of docs/spaces.md, “What a client accepts”;
 * and what holds after it. Learns the keys of epochs into `keys`.
 */
export async function examineEnvelope(
  terms: SpaceTerms,
  { standing, keys }: { readonly standing: Standing; readonly keys: EpochKeys },
  arrival: Arrival,
): Promise<Result<Standing, MisbehaviourType>> {
  const { envelope, id } = arrival;
  const { header } = envelope;
  if (!standing.members.has(keyOf(header.author))) return err("not-a-member");
  const device = standing.devices.get(keyOf(header.device));
  const isNext = continues(device, header);
  if (header.kind === "control") {
    const examined = await examineControl(terms, { standing, keys }, { envelope, device });
    if (!examined.ok) return examined;
    return isNext ? ok(counted(examined.value, header, id)) : err("broken-device-chain");
  }
  const flaw = flawInDevice(standing, header, device) ?? (isNext ? null : "broken-device-chain");
  const failure = flaw ?? flawInPlaceAndTarget(standing, arrival);
  return failure === null ? ok(counted(standing, header, id)) : err(failure);
}

type Header = Envelope["header"];

async function examineControl(
  terms: SpaceTerms,
  { standing, keys }: { readonly standing: Standing; readonly keys: EpochKeys },
  { envelope, device }: { readonly envelope: Envelope; readonly device: DeviceStanding | undefined },
): Promise<Result<Standing, MisbehaviourType>> {
  const { header, payload } = envelope;
  const decoded = decodeControl(payload ?? new Uint8Array());
  if (!decoded.ok) return err("malformed");
  const control = decoded.value;
  if (control.t === "device") {
    const flaw = flawInPlace(standing, header);
    return flaw === null ? examineDevice(terms, standing, { header, control }) : err(flaw);
  }
  const flaw = flawInDevice(standing, header, device);
  return flaw === null ? examineEpoch(terms, standing, { header, control, keys }) : err(flaw);
}

function continues(device: DeviceStanding | undefined, header: Header): boolean {
  const { dseq, dprev } = device ?? NOTHING_WRITTEN;
  return header.dseq === dseq && equalBytes(header.dprev, dprev);
}

function flawInDevice(
  { identities }: Standing,
  header: Header,
  device: DeviceStanding | undefined,
): MisbehaviourType | null {
  const author = keyOf(header.author);
  if (device === undefined || device.account !== author) return "unknown-device";
  return identities.get(author)?.chain.length === device.generation + 1 ? null : "old-generation";
}

function flawInPlace({ epoch }: Standing, header: Header): MisbehaviourType | null {
  if (header.epoch !== epoch.epoch) return "stale-epoch";
  return equalBytes(header.keyCommit, epoch.commit) ? null : "wrong-key";
}

function flawInPlaceAndTarget(standing: Standing, { envelope, targetAuthor }: Arrival): MisbehaviourType | null {
  const { header } = envelope;
  const flaw = flawInPlace(standing, header);
  if (flaw !== null) return flaw;
  if (!standing.begun) return "stale-epoch";
  return header.kind === "tombstone" && targetAuthor !== keyOf(header.author) ? "wrong-target" : null;
}

function counted(standing: Standing, { device, dseq }: Header, id: Uint8Array): Standing {
  const key = keyOf(device);
  const before = standing.devices.get(key);
  if (before === undefined) return standing;
  return { ...standing, devices: new Map(standing.devices).set(key, { ...before, dseq: dseq + 1, dprev: id }) };
}
