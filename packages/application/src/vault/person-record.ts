import { err, ok, type Result } from "@attune/kernel";
import type { DeviceStore, StorageError } from "@attune/sync";
import { base64UrlToBytes, bytesToBase64Url } from "@attune/wire";
import * as v from "valibot";
import type { OwnPasskey, PersonTag } from "../vault-service.ts";
import type { CodeAttempts } from "./code-attempts.ts";

/** What this device keeps of a person while they are locked. Bytes are sealed, or public. */
export interface PersonRecord {
  readonly tag: PersonTag;
  readonly name: string;
  readonly side: "A" | "B" | null;
  readonly hue: "dusk" | "lamp";
  readonly account: Uint8Array;
  readonly signedUp: boolean;
  /** Names of the spaces whose envelopes are kept here for this person. */
  readonly spaces: readonly string[];
  /** The salt of the code, and the lock key that it seals; null when the code is gone. */
  readonly code: { readonly salt: Uint8Array; readonly sealed: Uint8Array } | null;
  readonly attempts: CodeAttempts;
  /** What this device's own unlocking (a passkey) needs to be asked, and the lock key that it seals; null where there is none. */
  readonly passkey: (OwnPasskey & { readonly sealed: Uint8Array }) | null;
  readonly vault: { readonly version: number; readonly sealed: Uint8Array };
  /** The secrets that belong to this device, sealed for here. */
  readonly here: Uint8Array;
}

const bytes = v.pipe(
  v.string(),
  v.transform((text) => base64UrlToBytes(text)),
  v.custom<Uint8Array>((value) => value instanceof Uint8Array),
);
const instant = v.pipe(v.number(), v.finite());
const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0));

const recordSchema = v.object({
  tag: v.string(),
  name: v.string(),
  side: v.nullable(v.picklist(["A", "B"])),
  hue: v.picklist(["dusk", "lamp"]),
  account: bytes,
  signedUp: v.boolean(),
  spaces: v.array(v.string()),
  code: v.nullable(v.object({ salt: bytes, sealed: bytes })),
  passkey: v.optional(v.nullable(v.object({ id: bytes, salt: bytes, sealed: bytes, since: instant })), null),
  attempts: v.object({ wrong: count, until: instant }),
  vault: v.object({ version: count, sealed: bytes }),
  here: bytes,
});

const PREFIX = "person/";

/** Everyone on this device, those first who came first. A record that cannot be read is left out and kept. */
export async function listPeople(device: DeviceStore): Promise<Result<readonly PersonRecord[], StorageError>> {
  const found = await device.list(PREFIX);
  if (!found.ok) return found;
  return ok(
    found.value.values.flatMap(({ value }) => {
      const parsed = v.safeParse(recordSchema, value);
      return parsed.success ? [parsed.output] : [];
    }),
  );
}

/** One person; `damaged` when there is no record that can be read. */
export async function readPerson(
  device: DeviceStore,
  tag: PersonTag,
): Promise<Result<PersonRecord, StorageError | { readonly type: "damaged" }>> {
  const people = await listPeople(device);
  if (!people.ok) return people;
  const person = people.value.find((record) => record.tag === tag);
  return person === undefined ? err({ type: "damaged" }) : ok(person);
}

/** Keeps what is known of a person. */
export function writePerson(device: DeviceStore, person: PersonRecord): Promise<Result<void, StorageError>> {
  const { tag, name, side, hue, signedUp, spaces, attempts } = person;
  return device.put(PREFIX + tag, {
    tag,
    name,
    side,
    hue,
    account: bytesToBase64Url(person.account),
    signedUp,
    spaces: [...spaces],
    code: person.code && { salt: bytesToBase64Url(person.code.salt), sealed: bytesToBase64Url(person.code.sealed) },
    passkey: person.passkey && {
      id: bytesToBase64Url(person.passkey.id),
      salt: bytesToBase64Url(person.passkey.salt),
      sealed: bytesToBase64Url(person.passkey.sealed),
      since: person.passkey.since,
    },
    attempts: { wrong: attempts.wrong, until: attempts.until },
    vault: { version: person.vault.version, sealed: bytesToBase64Url(person.vault.sealed) },
    here: bytesToBase64Url(person.here),
  });
}

/** Forgets a person; what else is theirs is removed by whoever calls this. */
export function erasePerson(device: DeviceStore, tag: PersonTag): Promise<Result<void, StorageError>> {
  return device.delete(PREFIX + tag);
}

/** A tag that sorts behind those before, and says nothing about who it is. */
export function nextTag(people: readonly PersonRecord[]): PersonTag {
  const last = people.reduce((most, { tag }) => Math.max(most, Number.parseInt(tag, 10) || 0), 0);
  return String(last + 1).padStart(4, "0");
}
