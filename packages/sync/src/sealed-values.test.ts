import { createMemoryDevice, createSealedAccount, openSeededCrypto } from "@attune/testkit";
import { expect, test } from "vitest";
import { createSealedDevice } from "./sealed-device.ts";
import { createSealedDrafts } from "./sealed-drafts.ts";

const DONE = { ok: true, value: undefined };
const FULL = { type: "storage-full" } as const;
const crypto = await openSeededCrypto();
const [mara, jun] = ["m", "j"].map((owner) => ({ owner, hereKey: createSealedAccount(crypto).hereKey }));

type Person = typeof mara;

function open({ owner, hereKey }: NonNullable<Person>, device = createMemoryDevice()) {
  const { drafts, device: values } = device.openTab();
  const sealer = { crypto, hereKey };
  return {
    device,
    drafts: createSealedDrafts(drafts, sealer, owner),
    values: createSealedDevice(values, sealer, owner),
  };
}
const hers = () => open(mara ?? fail());
const his = (device: ReturnType<typeof hers>["device"]) => open(jun ?? fail(), device);
function fail(): never {
  throw new Error("two people");
}

test("come back to their owner as they went in, by key and by prefix", async () => {
  const { drafts, values } = hers();
  for (const key of ["room/2", "room/1", "\ud800"]) {
    expect(await drafts.put(key, { text: `${key}\udfff`, savedAt: 7 })).toEqual(DONE);
    expect(await values.put(key, { key })).toEqual(DONE);
  }
  expect(await drafts.get("room/1")).toEqual({ ok: true, value: { text: "room/1\udfff", savedAt: 7 } });
  expect(await drafts.get("room/3")).toEqual({ ok: true, value: null });
  expect(await values.get("\ud800")).toEqual({ ok: true, value: { key: "\ud800" } });
  expect(await values.get("none")).toEqual(DONE);
  const listed = await drafts.list("room/");
  expect(listed.ok && listed.value.drafts.map(({ key }) => key)).toEqual(["room/1", "room/2"]);
  expect(await values.list("room/")).toEqual({
    ok: true,
    value: {
      values: [
        { key: "room/1", value: { key: "room/1" } },
        { key: "room/2", value: { key: "room/2" } },
      ],
      unreadable: [],
    },
  });
  expect(await drafts.delete("room/1")).toEqual(DONE);
  expect(await values.delete("room/1")).toEqual(DONE);
  expect(await drafts.get("room/1")).toEqual({ ok: true, value: null });
  expect(await values.get("room/1")).toEqual(DONE);
});

test("the last write under a key wins", async () => {
  const { drafts } = hers();
  for (const text of ["W", "Wo"]) expect(await drafts.put("a", { text, savedAt: 1 })).toEqual(DONE);
  expect(await drafts.get("a")).toMatchObject({ value: { text: "Wo" } });
});

test("nothing of one person can be read, or even named, by another on the same device", async () => {
  const { device, drafts, values } = hers();
  expect(await drafts.put("room-7/A/words", { text: "a plain sentence", savedAt: 99 })).toEqual(DONE);
  expect(await values.put("turned-down/A", { move: "blame" })).toEqual(DONE);
  const { drafts: plainDrafts, device: plainValues } = device.openTab();
  const stored = JSON.stringify([await plainDrafts.list(""), await plainValues.list("")]);
  expect(stored).not.toMatch(/plain|room|words|blame|turned|99/);
  const other = his(device);
  expect(await other.drafts.list("")).toEqual({ ok: true, value: { drafts: [], unreadable: [] } });
  expect(await other.values.list("")).toEqual({ ok: true, value: { values: [], unreadable: [] } });
  expect(await other.drafts.get("room-7/A/words")).toEqual({ ok: true, value: null });
});

test("what is damaged, sealed for another key or no draft is unreadable, beside the others", async () => {
  const { device, drafts, values } = hers();
  const tab = device.openTab();
  expect(await drafts.put("good", { text: "kept", savedAt: 1 })).toEqual(DONE);
  expect(await values.put("good", 1)).toEqual(DONE);
  const [draft] = (await tab.drafts.list("")).ok ? await keysOf(tab) : [];
  for (const text of ["", "not base64!", draft?.draft.text ?? ""]) {
    expect(await tab.drafts.put(`m/${text.length}`, { text, savedAt: 0 })).toEqual(DONE);
    expect(await tab.device.put(`m/${text.length}`, text)).toEqual(DONE);
  }
  expect(await tab.device.put("m/number", 7)).toEqual(DONE);
  const listed = await drafts.list("");
  expect(listed).toMatchObject({ ok: true, value: { drafts: [{ key: "good" }], unreadable: [{}, {}, {}] } });
  expect(await values.list("")).toMatchObject({
    ok: true,
    value: { values: [{ key: "good" }], unreadable: { length: 4 } },
  });
  expect(await tab.drafts.put(draft?.key ?? "", { text: "damage", savedAt: 0 })).toEqual(DONE);
  expect(await drafts.get("good")).toEqual({ ok: false, error: { type: "value-unreadable", key: "good" } });
});

test("a device that refuses is passed on as it is", async () => {
  const { device, drafts, values } = hers();
  device.refuseWith(FULL);
  const refused = { ok: false, error: FULL };
  expect(await drafts.get("a")).toEqual(refused);
  expect(await drafts.list("a")).toEqual(refused);
  expect(await values.get("a")).toEqual(refused);
  expect(await values.list("a")).toEqual(refused);
});

async function keysOf(tab: ReturnType<ReturnType<typeof hers>["device"]["openTab"]>) {
  const listed = await tab.drafts.list("");
  return listed.ok ? listed.value.drafts : [];
}
