import { expect, test } from "vitest";
import { openStores } from "./open-stores.ts";
import { requestPersistence } from "./request-persistence.ts";

test("where there is no IndexedDB at all the stores are volatile and say so", async () => {
  expect(await openStores()).toMatchObject({
    keeping: "volatile",
    because: { type: "storage-unavailable", reason: "absent" },
  });
});

test("where there is no storage to ask for, nothing is promised", async () => {
  expect(await requestPersistence()).toBe(false);
});
