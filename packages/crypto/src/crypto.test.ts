import { joinBytes } from "@attune/wire";
import { expect, test } from "vitest";
import { openCrypto, wipe } from "./crypto.ts";
import { be64, hash, kdf } from "./hash.ts";

test("without a source of its own, secret bytes come from the platform and differ each time", async () => {
  const { random } = await openCrypto();
  expect(random(32)).toHaveLength(32);
  expect(random(32)).not.toEqual(random(32));
});

test("a given source is the only one that is used", async () => {
  const { random } = await openCrypto((length) => new Uint8Array(length).fill(7));
  expect(random(3)).toEqual(Uint8Array.of(7, 7, 7));
});

test("a secret that was wiped is gone", async () => {
  const secrets = [Uint8Array.of(1, 2), Uint8Array.of(3)];
  wipe(await openCrypto(), ...secrets);
  expect(secrets).toEqual([new Uint8Array(2), new Uint8Array(1)]);
});

test("a hash and a key are as their standards say", () => {
  expect(hex(hash("a", Uint8Array.of(0x62, 0x63)))).toBe(
    "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
  );
  // RFC 5869, A.3: no salt, no info.
  expect(hex(kdf(new Uint8Array(22).fill(0x0b), "", 42))).toBe(
    "8da4e775a563c18f715f802a063c5a31b8a11f5c5ee1879ec3454e5f3c738d2d9d201395faa4b61a96c8",
  );
});

test("a number is eight bytes, the highest first", () => {
  expect(hex(joinBytes(be64(1), be64(2 ** 53 - 1)))).toBe("0000000000000001001fffffffffffff");
});

function hex(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString("hex");
}
