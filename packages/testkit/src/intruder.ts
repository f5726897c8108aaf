import {
  type Crypto,
  type EpochKey,
  hereKeyOf,
  openCodeSlot,
  openContent,
  openCrypto,
  openEpoch,
  openLocal,
  openVault,
  openVaultOnwards,
  type SpaceBox,
  type Vault,
} from "@attune/crypto";
import { assert } from "@attune/kernel";
import { base64UrlToBytes, decodeCbor, decodeControl, decodeEnvelope, type Envelope } from "@attune/wire";
import type { MemoryDevice } from "./memory-stores.ts";

/** Everything that somebody has kept who saw all that ever reached a relay. */
export interface KeptByRelay {
  readonly vaults: readonly { readonly version: number; readonly sealed: Uint8Array }[];
  /** Envelopes of one space, in any order, the same ones with other wraps among them. */
  readonly envelopes: readonly Uint8Array[];
}

/** Every secret of a device that was opened with its code. */
export interface DeviceSecrets {
  readonly account: Uint8Array;
  readonly spaces: readonly Uint8Array[];
  readonly masterKey: Uint8Array;
  readonly boxes: readonly Uint8Array[];
}

/** Opens the first person on a device as whoever has it and its code could, by docs/spaces.md alone. */
export async function secretsOn(device: MemoryDevice, code: string): Promise<DeviceSecrets> {
  const crypto = await openCrypto();
  const { boundKey, device: values } = device.openTab();
  const listed = await values.list("person/");
  assert(listed.ok, "the device can be read");
  const record = listed.value.values[0]?.value as unknown as StoredPerson;
  const account = bytes(record.account);
  const slot = ["code", bytes(record.code.salt), bytes(record.code.sealed)] as const;
  const lockKey = await openCodeSlot(crypto, { slot, account }, { code, boundKey });
  assert(lockKey.ok, "the code is the right one");
  const here = openLocal(crypto, { hereKey: hereKeyOf(lockKey.value), name: "here", bytes: bytes(record.here) });
  assert(here.ok, "what lies here opens");
  const decoded = decodeCbor(here.value);
  assert(decoded.ok, "what lies here is CBOR");
  const { masterKey, held } = decoded.value as unknown as Here;
  const { version } = record.vault;
  const vault = openVault(crypto, {
    ...{ masterKey, account, version, newestSeen: 0 },
    sealed: bytes(record.vault.sealed),
  });
  assert(vault.ok, "the vault opens");
  const heldBoxes = held.flatMap(({ boxes, identity }) => [...secrets(boxes), ...identity]);
  return { account, spaces: record.spaces.map(bytes), masterKey, boxes: [...boxesOf(vault.value), ...heldBoxes] };
}

/** The bodies of all content that these secrets open, alone or through anything that they lead to. */
export async function openedWith(
  { account, masterKey, boxes }: DeviceSecrets,
  { vaults, envelopes }: KeptByRelay,
): Promise<ReadonlySet<unknown>> {
  const crypto = await openCrypto();
  const found = vaults.flatMap(({ version, sealed }) => {
    const opened = openVaultOnwards(crypto, { masterKey, account, version, newestSeen: 0, sealed });
    return opened.ok ? boxesOf(opened.value.vault) : [];
  });
  const decoded = envelopes.map(decodeEnvelope).flatMap((each) => (each.ok ? [each.value] : []));
  const keys: EpochKey[] = [];
  for (const envelope of decoded)
    keys.push(...(await epochKeys(crypto, envelope, { account, boxes: [...boxes, ...found] })));
  return new Set(
    decoded.flatMap((envelope) =>
      keys.flatMap((key) => {
        const content = openContent(crypto, envelope, key);
        return content.ok ? [content.value.body] : [];
      }),
    ),
  );
}

async function epochKeys(
  crypto: Crypto,
  { header, payload }: Envelope,
  reader: { readonly account: Uint8Array; readonly boxes: readonly Uint8Array[] },
): Promise<readonly EpochKey[]> {
  const control = header.kind === "control" && payload ? decodeControl(payload) : null;
  if (!control?.ok || control.value.t !== "epoch") return [];
  const { space, epoch, keyCommit } = header;
  const opened = await openEpoch(crypto, { space, epoch, keyCommit, control: control.value, ...reader });
  return opened.ok ? [opened.value] : [];
}

function boxesOf({ generations, spaces }: Vault): readonly Uint8Array[] {
  return [...generations.flatMap(({ box }) => box ?? []), ...spaces.flatMap(({ boxes }) => secrets(boxes))];
}

function secrets(boxes: readonly SpaceBox[]): readonly Uint8Array[] {
  return boxes.flatMap(({ secret }) => secret ?? []);
}

function bytes(text: string): Uint8Array {
  const read = base64UrlToBytes(text);
  assert(read !== null, "a record holds base64url");
  return read;
}

interface StoredPerson {
  readonly account: string;
  readonly spaces: readonly string[];
  readonly code: { readonly salt: string; readonly sealed: string };
  readonly vault: { readonly version: number; readonly sealed: string };
  readonly here: string;
}

interface Here {
  readonly masterKey: Uint8Array;
  readonly held: readonly { readonly boxes: readonly SpaceBox[]; readonly identity: readonly Uint8Array[] }[];
}
