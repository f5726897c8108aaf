import { openCrypto } from "@attune/crypto";
import { NO_TAB_LOCK } from "@attune/sync";
import { createFixedClock, createMemoryDevice, createSeededRandom, type MemoryDevice } from "@attune/testkit";
import { beforeEach, describe, expect, test } from "vitest";
import type { VaultNews, VaultService } from "../vault-service.ts";
import { createVaultService } from "./create-vault-service.ts";

const crypto = await openCrypto();
const MARA = { name: "Mara", code: "mara 2580" };
const JUN = { name: "Jun", code: "jun 0852" };
const PASSKEY = { id: new Uint8Array([1, 2]), salt: new Uint8Array(32), prf: new Uint8Array(32).fill(7) };

let device: MemoryDevice;
let clock: ReturnType<typeof createFixedClock>;
let seed = 0;

beforeEach(() => {
  device = createMemoryDevice();
  clock = createFixedClock(1_000_000);
});

/** `beforePut` is called with the name of each value before the device keeps it. */
function openTab(beforePut: (name: string) => Promise<unknown> = async () => undefined): VaultService {
  const { boundKey, device: kept, drafts, envelopes } = device.openTab();
  const values: typeof kept = {
    ...kept,
    async put(name, value) {
      await beforePut(name);
      return kept.put(name, value);
    },
  };
  seed += 1;
  return createVaultService({
    crypto,
    boundKey,
    device: values,
    drafts,
    envelopes,
    clock,
    random: createSeededRandom(seed),
    relay: {
      call: async () => ({ ok: false, error: { type: "relay-unreachable" } }),
      link: { open: () => ({ send: () => undefined, close: () => undefined }) },
      timers: { after: () => () => undefined },
      tabLock: () => NO_TAB_LOCK,
      chance: () => 0,
    },
  });
}

function news(vault: VaultService): VaultNews[] {
  const heard: VaultNews[] = [];
  void vault.listen((each) => heard.push(each));
  return heard;
}

async function must<Value>(
  answer: Promise<{ ok: true; value: Value } | { ok: false; error: unknown }>,
): Promise<Value> {
  const result = await answer;
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
}

async function joinedHere(): Promise<VaultService> {
  const vault = openTab();
  await must(vault.createPerson(MARA.name, MARA.code));
  await must(vault.joinHere(JUN));
  return vault;
}

describe("joining here", () => {
  test("leaves whoever came in meanwhile as they are, and the first one opens as before", async () => {
    let rin = "";
    const vault: VaultService = openTab(async (name) => {
      if (name === "person/0003") await must(vault.openWithPasskey(rin, PASSKEY.prf));
    });
    rin = (await must(vault.createPerson("Rin", "rin 1470"))).person.tag;
    await must(vault.setPasskey(PASSKEY));
    const mara = (await must(vault.createPerson(MARA.name, MARA.code))).person.tag;
    expect(await vault.joinHere(JUN)).toMatchObject({ ok: false });
    for (const [tag, code, name] of [
      [rin, "rin 1470", "Rin"],
      [mara, MARA.code, MARA.name],
    ] as const) {
      const opened = await must(vault.open(tag, code));
      expect(opened).toMatchObject({ person: { name, side: null }, bond: null });
    }
  });
});

describe("events that are removed", () => {
  test("go with their words, and nobody who is not inside removes any", async () => {
    const vault = await joinedHere();
    const [jun] = (await must(vault.people())).slice(-1);
    const { version } = await must(vault.open(jun?.tag ?? "", JUN.code));
    const drafts = ["regretted", "kept"].map((body) => ({ type: "said", body, space: { kind: "ours" as const } }));
    const [regretted] = await must(vault.append(drafts, version));
    const heard = news(vault);
    await must(vault.remove([regretted?.id ?? ""]));
    expect(heard).toMatchObject([{ type: "log", change: "reordered" }]);
    await vault.lock();
    expect(await vault.remove([])).toMatchObject({ ok: false, error: { type: "not-recorded", events: [] } });
    const { reading } = await must(vault.open(jun?.tag ?? "", JUN.code));
    const bodies = reading.events.map(({ body }) => body);
    expect([bodies.includes("kept"), bodies.includes("regretted")]).toEqual([true, false]);
  });
});

describe("a lock", () => {
  test("opens with its code in another tab, with what was written before", async () => {
    const here = openTab();
    const made = await must(here.createPerson(MARA.name, MARA.code));
    await must(
      here.append([{ type: "note", body: { text: "for me" }, space: { kind: "mine", owner: "A" } }], made.version),
    );
    await must(here.putDraft("practice", { text: "half a sentence", savedAt: 5 }));
    const there = openTab();
    const [mara] = await must(there.people());
    const opened = await must(there.open(mara?.tag ?? "", MARA.code));
    expect(opened.person).toMatchObject({ name: "Mara", side: null, signedUp: false });
    expect(opened.reading.events.map(({ body }) => body)).toEqual([{ text: "for me" }]);
    expect(await must(there.getDraft("practice"))).toEqual({ text: "half a sentence", savedAt: 5 });
  });

  test("does not open with another code, waits after five of them, and in time opens again", async () => {
    const vault = openTab();
    const { person } = await must(vault.createPerson(MARA.name, MARA.code));
    await vault.lock();
    for (const triesLeft of [4, 3, 2, 1]) {
      expect(await vault.open(person.tag, "not it 99")).toEqual({
        ok: false,
        error: { type: "wrong-code", triesLeft },
      });
    }
    expect(await vault.open(person.tag, "not it 99")).toEqual({ ok: false, error: { type: "wait", until: 1_060_000 } });
    expect(await vault.open(person.tag, MARA.code)).toMatchObject({ ok: false, error: { type: "wait" } });
    clock.advance(60_000);
    expect(await vault.open(person.tag, MARA.code)).toMatchObject({ ok: true });
  });

  test("can be changed, and then the code before opens nothing", async () => {
    const vault = openTab();
    const { person } = await must(vault.createPerson(MARA.name, MARA.code));
    await must(vault.changeCode(person.tag, MARA.code, "another 17"));
    await vault.lock();
    expect(await vault.open(person.tag, MARA.code)).toMatchObject({ ok: false, error: { type: "wrong-code" } });
    expect(await vault.open(person.tag, "another 17")).toMatchObject({ ok: true });
  });

  test.each(["12", "1111", "4321", "x".repeat(201)])("is not made with a code like %s", async (code) => {
    expect(await openTab().createPerson("Mara", code)).toMatchObject({ ok: false, error: { type: "code-refused" } });
  });

  test("opens with its passkey once that is set, and with no other secret, which counts as no try of the code", async () => {
    const vault = openTab();
    const { person } = await must(vault.createPerson(MARA.name, MARA.code));
    await must(vault.setPasskey(PASSKEY));
    await vault.lock();
    const [here] = await must(vault.people());
    expect(here?.passkey).toEqual({ id: PASSKEY.id, salt: PASSKEY.salt, since: 1_000_000 });
    const refused = { ok: false, error: { type: "passkey-refused" } };
    for (const _ of Array.from({ length: 10 }))
      expect(await vault.openWithPasskey(person.tag, new Uint8Array(32))).toEqual(refused);
    expect(await vault.openWithPasskey(person.tag, PASSKEY.prf)).toMatchObject({ ok: true });
    await must(vault.setPasskey(null));
    expect(await vault.openWithPasskey(person.tag, PASSKEY.prf)).toEqual(refused);
    expect(await vault.open(person.tag, MARA.code)).toMatchObject({ ok: true });
  });

  test("does not open with the passkey of another person, even where both asked the same one", async () => {
    const vault = await joinedHere();
    const [mara, jun] = await must(vault.people());
    await must(vault.confirmCode(JUN.code));
    await must(vault.setPasskey(PASSKEY));
    const opened = await Promise.all([mara, jun].map((each) => vault.openWithPasskey(each?.tag ?? "", PASSKEY.prf)));
    expect(opened).toMatchObject([{ ok: false, error: { type: "passkey-refused" } }, { ok: true }]);
    const record = (tag: string | undefined) => device.openTab().device.get(`person/${tag}`);
    const [hers, his] = [await must(record(mara?.tag)), await must(record(jun?.tag))] as Record<string, never>[];
    await must(device.openTab().device.put(`person/${mara?.tag}`, { ...hers, passkey: his?.["passkey"] ?? null }));
    expect(await vault.openWithPasskey(mara?.tag ?? "", PASSKEY.prf)).toMatchObject({
      ok: false,
      error: { type: "passkey-refused" },
    });
  });

  test("keeps its passkey when the code changes, and opens with it when the code opens nothing any more", async () => {
    const vault = openTab();
    const { person } = await must(vault.createPerson(MARA.name, MARA.code));
    await must(vault.setPasskey(PASSKEY));
    await must(vault.changeCode(person.tag, MARA.code, "another 17"));
    await vault.lock();
    for (let tried = await vault.open(person.tag, MARA.code); !tried.ok; tried = await vault.open(person.tag, "no")) {
      if (tried.error.type === "code-gone") break;
      clock.advance(24 * 60 * 60_000);
    }
    expect(await vault.open(person.tag, "another 17")).toEqual({ ok: false, error: { type: "code-gone" } });
    expect(await vault.openWithPasskey(person.tag, PASSKEY.prf)).toMatchObject({ ok: true });
  });

  test("asks for the code once more before what gives lasting access, when it was said long ago", async () => {
    const vault = openTab();
    await must(vault.createPerson(MARA.name, MARA.code));
    clock.advance(300_000);
    const needed = { ok: false, error: { type: "code-needed" } };
    expect(await vault.recoverySheet()).toEqual(needed);
    expect(await vault.changePassphrase("a long passphrase")).toEqual(needed);
    expect(await vault.setPasskey(PASSKEY)).toEqual(needed);
    expect(await vault.setPasskey(null)).toMatchObject({ ok: true });
    expect(await vault.revokeDevice("AAAA", "a long passphrase")).toEqual(needed);
    expect(await vault.confirmCode("not it 99")).toMatchObject({ ok: false, error: { type: "wrong-code" } });
    await must(vault.confirmCode(MARA.code));
    expect(await vault.recoverySheet()).toEqual({ ok: false, error: { type: "not-signed-up" } });
  });

  test("once closed, gives and takes nothing", async () => {
    const vault = openTab();
    const { version } = await must(vault.createPerson(MARA.name, MARA.code));
    await vault.lock();
    expect(await vault.getDraft("practice")).toMatchObject({ ok: false });
    const refused = await vault.append([{ type: "note", body: 1, space: { kind: "mine", owner: "A" } }], version);
    expect(refused).toMatchObject({ ok: false, error: { type: "not-recorded", events: [{ type: "note", body: 1 }] } });
  });
});

describe("two people on one device", () => {
  test("share what is theirs, and each reads their own alone", async () => {
    const vault = await joinedHere();
    const [mara, jun] = await must(vault.people());
    expect([mara, jun]).toMatchObject([
      { name: "Mara", side: "A", hue: "dusk" },
      { name: "Jun", side: "B", hue: "lamp" },
    ]);
    const asJun = await must(vault.open(jun?.tag ?? "", JUN.code));
    expect(asJun.bond).toEqual({ partnerName: "Mara", verified: true, phrase: [], here: true, track: "together" });
    await must(
      vault.append(
        [
          { type: "private", body: "only Jun", space: { kind: "mine", owner: "B" } },
          { type: "shared", body: "for both", space: { kind: "ours" } },
        ],
        asJun.version,
      ),
    );
    const asMara = await must(vault.open(mara?.tag ?? "", MARA.code));
    const types = asMara.reading.events.map(({ type }) => type);
    expect(types).toEqual(["couple-formed", "shared"]);
    expect(asMara.reading.events.map(({ author }) => author)).not.toEqual([undefined, undefined]);
  });

  test("leave nothing of one in the store that the other's secrets open, nor any word", async () => {
    const vault = await joinedHere();
    const [, jun] = await must(vault.people());
    const asJun = await must(vault.open(jun?.tag ?? "", JUN.code));
    await must(vault.append([{ type: "note", body: "canary", space: { kind: "mine", owner: "B" } }], asJun.version));
    await must(vault.putDraft("room/1/B/words", { text: "canary", savedAt: 1 }));
    await must(vault.putValue("turned-down/B", ["canary"]));
    const { drafts, device: values } = device.openTab();
    expect(JSON.stringify([await drafts.list(""), await values.list("")])).not.toContain("canary");
  });

  test("hear of what the other tab writes, in order", async () => {
    const here = await joinedHere();
    const [mara] = await must(here.people());
    const there = openTab();
    const heard = news(there);
    const opened = await must(there.open(mara?.tag ?? "", MARA.code));
    const asMara = await must(here.open(mara?.tag ?? "", MARA.code));
    await must(here.append([{ type: "step", body: 1, space: { kind: "ours" } }], asMara.version));
    await expect.poll(() => heard.filter(({ type }) => type === "log")).toHaveLength(1);
    expect(await there.append([{ type: "step", body: 2, space: { kind: "ours" } }], opened.version)).toMatchObject({
      ok: false,
      error: { reason: { type: "append-conflict" } },
    });
    expect(await there.append([{ type: "step", body: 2, space: { kind: "ours" } }], opened.version + 1)).toMatchObject({
      ok: true,
    });
  });

  test("need two different names", async () => {
    const vault = openTab();
    await must(vault.createPerson(MARA.name, MARA.code));
    expect(await vault.joinHere({ name: " mara", code: JUN.code })).toEqual({
      ok: false,
      error: { type: "name-refused", reason: "same" },
    });
  });

  test("can part on one device: what is shared stays for the one who stays, what was private goes", async () => {
    const vault = await joinedHere();
    const [mara, jun] = await must(vault.people());
    const asJun = await must(vault.open(jun?.tag ?? "", JUN.code));
    await must(vault.append([{ type: "note", body: 1, space: { kind: "mine", owner: "B" } }], asJun.version));
    await must(vault.removePerson(jun?.tag ?? ""));
    expect(await must(vault.people())).toHaveLength(1);
    const asMara = await must(vault.open(mara?.tag ?? "", MARA.code));
    expect(asMara.reading.events.map(({ type }) => type)).toEqual(["couple-formed"]);
  });
});

describe("what is one's own", () => {
  test("can be taken along and brought back, and the partner's words are not in it", async () => {
    const vault = await joinedHere();
    const [mara, jun] = await must(vault.people());
    const asJun = await must(vault.open(jun?.tag ?? "", JUN.code));
    await must(vault.append([{ type: "note", body: "Jun’s own", space: { kind: "mine", owner: "B" } }], asJun.version));
    const { json } = await must(vault.exportOwn());
    const asMara = await must(vault.open(mara?.tag ?? "", MARA.code));
    await must(
      vault.append([{ type: "note", body: "Mara’s own", space: { kind: "mine", owner: "A" } }], asMara.version),
    );
    expect(json).toContain("Jun’s own");
    expect((await must(vault.exportOwn())).json).not.toContain("Jun’s own");

    device = createMemoryDevice();
    const fresh = openTab();
    await must(fresh.createPerson(JUN.name, JUN.code));
    expect(await must(fresh.importOwn(json))).toEqual({ events: 1 });
    expect(await must(fresh.importOwn(json))).toEqual({ events: 0 });
    expect(await fresh.importOwn("{")).toEqual({ ok: false, error: { type: "file-not-understood" } });
  });

  test("stays when someone leaves, and what is shared can be read and no longer written", async () => {
    const vault = await joinedHere();
    const [mara, jun] = await must(vault.people());
    await must(vault.open(mara?.tag ?? "", MARA.code));
    await must(vault.leavePartner());
    const asJun = await must(vault.open(jun?.tag ?? "", JUN.code));
    expect(asJun.bond).toMatchObject({ track: "solo" });
    expect(asJun.reading.events.map(({ type }) => type)).toEqual(["couple-formed"]);
    expect(await vault.append([{ type: "step", body: 1, space: { kind: "ours" } }], asJun.version)).toMatchObject({
      ok: false,
      error: { reason: { type: "space-closed" } },
    });
    expect(
      await vault.append([{ type: "note", body: 1, space: { kind: "mine", owner: "B" } }], asJun.version),
    ).toMatchObject({ ok: true });
  });
});
