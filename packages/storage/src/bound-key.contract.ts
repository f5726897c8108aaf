import { expect, test } from "vitest";
import type { DeviceUnderTest } from "./device-under-test.contract.ts";

/** What every key that is bound to this browser owes to those who seal with it. */
export function describeBoundKey(device: () => DeviceUnderTest): void {
  const words = new TextEncoder().encode("a master key, wrapped");

  test("opens in every tab what was sealed in one, and seals the same bytes differently each time", async () => {
    const [here, there] = [device().openTab().boundKey, device().openTab().boundKey];
    const [first, second] = await Promise.all([here.seal(words), there.seal(words)]);
    expect(first).not.toEqual(second);
    expect(await there.open(first)).toEqual(words);
    expect(await here.open(second)).toEqual(words);
  });

  test("opens nothing that was changed, and nothing that it has not sealed", async () => {
    const { boundKey } = device().openTab();
    const sealed = await boundKey.seal(words);
    expect(await boundKey.open(sealed.with(-1, (sealed.at(-1) ?? 0) ^ 1))).toBeNull();
    expect(await boundKey.open(new Uint8Array(40))).toBeNull();
    expect(await boundKey.open(new Uint8Array(3))).toBeNull();
  });
}
