import { obtained } from "@attune/testkit";
import { describe, expect, test } from "vitest";
import type { PersonTag, VaultService } from "../vault-service.ts";
import { type FailingDevice, openFailingDevice } from "./failing-device.contract.ts";

const MARA = { name: "Mara", code: "mara 2580" };
const JUN = { name: "Jun", code: "jun 0852" };
const STORAGE = /^storage-/;

type Answer = { readonly ok: true } | { readonly ok: false; readonly error: { readonly type: string } };

/** Does something again and again, each time on a device that is full one call later, until it goes through. */
async function withEveryFailure(
  prepare: (opened: FailingDevice) => Promise<void>,
  deed: (vault: VaultService) => Promise<Answer>,
  after: (opened: FailingDevice, answer: Answer) => Promise<void>,
): Promise<number> {
  for (let calls = 0; ; calls += 1) {
    const opened = await openFailingDevice();
    await prepare(opened);
    opened.failAfter(calls);
    const answer = await deed(opened.vault);
    const sufficed = opened.calls() <= calls;
    opened.failAfter(null);
    if (!answer.ok) expect(answer.error.type).toMatch(STORAGE);
    await after(opened, answer);
    if (sufficed) return calls;
  }
}

async function maraIsHere({ vault }: FailingDevice): Promise<void> {
  obtained(await vault.createPerson(MARA.name, MARA.code));
}

async function bothAreHere(opened: FailingDevice): Promise<void> {
  await maraIsHere(opened);
  obtained(await opened.vault.joinHere(JUN));
}

async function tagOf(vault: VaultService, name: string): Promise<PersonTag> {
  return obtained(await vault.people()).find((person) => person.name === name)?.tag ?? "";
}

async function expectMaraOpens({ vault }: FailingDevice): Promise<void> {
  expect(await vault.open(await tagOf(vault, "Mara"), MARA.code)).toMatchObject({ ok: true });
}

describe("on a device that is full from some moment on, nothing is lost and the reason is said", () => {
  test("while a lock is made", async () => {
    const nothing = async () => undefined;
    await withEveryFailure(
      nothing,
      (vault) => vault.createPerson(MARA.name, MARA.code),
      async ({ vault }, answer) => {
        if (answer.ok) await vault.lock();
      },
    );
  });

  test("while two join", async () => {
    await withEveryFailure(maraIsHere, (vault) => vault.joinHere(JUN), expectMaraOpens);
  });

  test("while a lock opens", async () => {
    await withEveryFailure(
      bothAreHere,
      async (vault) => {
        const opened = await vault.open("0001", MARA.code);
        return !opened.ok && opened.error.type === "damaged" ? { ok: false, error: { type: "storage-full" } } : opened;
      },
      expectMaraOpens,
    );
  });

  test("while a code is changed", async () => {
    await withEveryFailure(
      maraIsHere,
      (vault) => vault.changeCode("0001", MARA.code, "another 17"),
      async ({ vault }, answer) => {
        const code = answer.ok ? "another 17" : MARA.code;
        expect(await vault.open(await tagOf(vault, "Mara"), code)).toMatchObject({ ok: true });
      },
    );
  });

  test("while someone is removed, and again until they are gone", async () => {
    await withEveryFailure(
      async (opened) => {
        await bothAreHere(opened);
        obtained(await opened.vault.putDraft("practice", { text: "half", savedAt: 1 }));
        obtained(await opened.vault.putValue("turned-down/B", []));
      },
      (vault) => vault.removePerson("0002"),
      async (opened) => {
        obtained(await opened.vault.removePerson("0002"));
        expect(obtained(await opened.vault.people())).toHaveLength(1);
        await expectMaraOpens(opened);
      },
    );
  });

  test("while someone leaves", async () => {
    await withEveryFailure(bothAreHere, (vault) => vault.leavePartner(), expectMaraOpens);
  });

  test("while the code is said once more, and while the device's own unlocking is set", async () => {
    await withEveryFailure(maraIsHere, (vault) => vault.confirmCode(MARA.code), expectMaraOpens);
    const passkey = { id: new Uint8Array(2), salt: new Uint8Array(32), prf: new Uint8Array(32) };
    await withEveryFailure(maraIsHere, (vault) => vault.setPasskey(passkey), expectMaraOpens);
  });

  test("while drafts, values and events are read and written", async () => {
    const opened = await openFailingDevice();
    await maraIsHere(opened);
    const { vault } = opened;
    opened.failAfter(0);
    expect(await vault.people()).toMatchObject({ ok: false });
    expect(await vault.getDraft("practice")).toMatchObject({ ok: false, error: { type: "storage-full" } });
    expect(await vault.listDrafts("")).toMatchObject({ ok: false });
    expect(await vault.nameDevice("one", "the tablet")).toEqual({ ok: false, error: { type: "storage-full" } });
    expect(await vault.signUp("a long passphrase")).toEqual({ ok: false, error: { type: "storage-full" } });
    expect(await vault.getValue("x")).toMatchObject({ ok: false });
    expect(
      await vault.importOwn('{"attune":1,"events":[{"id":"1","at":1,"space":"mine","type":"t","own":true,"body":1}]}'),
    ).toMatchObject({
      ok: false,
    });
  });
});

describe("nobody inside", () => {
  test("means that nothing is read, written, joined, left or taken along", async () => {
    const { vault } = await openFailingDevice();
    const event = { id: "1", recordedAt: 1, space: { kind: "mine", owner: "A" }, type: "t", body: 1 } as const;
    expect(await vault.append([event], 0)).toMatchObject({ ok: false });
    expect(await vault.appendAgain([event])).toMatchObject({ ok: false });
    expect(await vault.putValue("x", 1)).toMatchObject({ ok: false });
    expect(await vault.deleteDraft("x")).toMatchObject({ ok: false });
    expect(await vault.joinHere(JUN)).toMatchObject({ ok: false });
    expect(await vault.leavePartner()).toMatchObject({ ok: true });
    expect(await vault.comparePhrase(true)).toMatchObject({ ok: false });
    expect(await vault.comparePhrase(false)).toMatchObject({ ok: true });
    expect(await vault.exportOwn()).toMatchObject({ ok: false });
    expect(await vault.importOwn("{}")).toMatchObject({ ok: false });
    expect(await vault.signUp("a long passphrase")).toMatchObject({ ok: false });
    expect(await vault.accountWords()).toEqual({ ok: true, value: [] });
    expect(await vault.confirmCode("mara 2580")).toMatchObject({ ok: false });
    expect(await vault.setPasskey(null)).toMatchObject({ ok: false });
    expect(await vault.recogniseDevice({ browser: null, system: null })).toMatchObject({ ok: false });
    expect(await vault.nameDevice("one", "the tablet")).toMatchObject({ ok: false });
    expect(await vault.confirmScanned("x")).toMatchObject({ ok: false });
    expect(await vault.open("0009", "mara 2580")).toEqual({ ok: false, error: { type: "damaged" } });
    expect(await vault.openWithPasskey("0009", new Uint8Array(32))).toEqual({ ok: false, error: { type: "damaged" } });
    expect(await vault.changeCode("0009", "mara 2580", "another 17")).toEqual({
      ok: false,
      error: { type: "damaged" },
    });
    expect(await vault.removePerson("0009")).toMatchObject({ ok: true });
    await vault.stopPairing();
    await vault.reconnect();
    await vault.lock();
  });
});

describe("what is damaged", () => {
  test("is said to be so, and the rest goes on", async () => {
    const opened = await openFailingDevice();
    await bothAreHere(opened);
    const values = opened.device.openTab().device;
    const kept = obtained(await values.get("person/0001"));
    obtained(await values.put("person/0001", { ...(kept as object), here: "AAAA" }));
    expect(await opened.vault.open("0001", MARA.code)).toEqual({ ok: false, error: { type: "damaged" } });
    obtained(await values.put("person/0001", { ...(kept as object), vault: { version: 9, sealed: "AAAA" } }));
    expect(await opened.vault.open("0001", MARA.code)).toEqual({ ok: false, error: { type: "damaged" } });
    obtained(await values.put("person/0001", { ...(kept as object), code: { salt: "AAAA", sealed: "AAAA" } }));
    expect(await opened.vault.open("0001", MARA.code)).toEqual({ ok: false, error: { type: "damaged" } });
    obtained(await values.put("person/0001", { ...(kept as object), code: null }));
    expect(await opened.vault.open("0001", MARA.code)).toEqual({ ok: false, error: { type: "code-gone" } });
    obtained(await values.put("person/0001", { ...(kept as object), account: "not base64url!" }));
    expect(obtained(await opened.vault.people()).map(({ name }) => name)).toEqual(["Jun"]);
    expect(await opened.vault.open("0002", JUN.code)).toMatchObject({ ok: true });
  });

  test("after twenty wrong codes the code is gone, and a right one before that begins the count anew", async () => {
    const { vault, clock } = await openFailingDevice();
    obtained(await vault.createPerson(MARA.name, MARA.code));
    expect(await vault.open("0001", "not it 99")).toMatchObject({ ok: false });
    obtained(await vault.open("0001", MARA.code));
    for (let wrong = 1; wrong < 20; wrong += 1) {
      expect(await vault.open("0001", "not it 99")).toMatchObject({ ok: false });
      clock.advance(3_600_000);
    }
    expect(await vault.open("0001", "not it 99")).toEqual({ ok: false, error: { type: "code-gone" } });
  });
});

test("what two wrote in their Room is taken along by whoever wrote it, with the day and the place", async () => {
  const { vault } = await openFailingDevice();
  obtained(await vault.createPerson(MARA.name, MARA.code));
  const { version } = obtained(await vault.joinHere(JUN));
  const heard = { cycle: false, toward: 0, away: 0, vulnerable: false, words: 2 };
  const inRoom = (event: object) => ({ type: "room-event", body: { type: "room-event", roomId: "1", event } as never });
  const ours = { kind: "ours" } as const;
  obtained(
    await vault.append(
      [
        { ...inRoom({ type: "words-given", side: "B", at: 1, text: "I missed you.", heard }), space: ours },
        {
          ...inRoom({ type: "not-yet", side: "B", at: 2, correction: { text: "More like alone.", heard } }),
          space: ours,
        },
        { ...inRoom({ type: "not-yet", side: "B", at: 3, correction: null }), space: ours },
        { ...inRoom({ type: "landed", side: "B", at: 4 }), space: ours },
        { type: "hues-swapped", body: { type: "hues-swapped" }, space: ours },
      ],
      version,
    ),
  );
  const { markdown, json } = obtained(await vault.exportOwn());
  expect(markdown).toContain("# What Jun wrote");
  expect(markdown).toContain("given");
  expect(markdown).toContain("> I missed you.");
  expect(markdown).toContain("> More like alone.");
  expect(JSON.parse(json).events).toHaveLength(5);
});

test("letters are taken along: those that were given, and those that were set aside, and not those of the other", async () => {
  const { vault } = await openFailingDevice();
  obtained(await vault.createPerson(MARA.name, MARA.code));
  const { version } = obtained(await vault.joinHere(JUN));
  const heard = { cycle: false, toward: 0, away: 0, vulnerable: false, words: 2 };
  const own = (event: object) => ({ type: "own-letter", body: { type: "own-letter", event } as never });
  const given = (event: object) => ({ type: "letter", body: { type: "letter", event } as never });
  const [mine, ours] = [{ kind: "mine", owner: "B" } as const, { kind: "ours" } as const];
  const theirs = { letterId: "3", at: 3, text: "From the other", givenAt: 3, answers: null, vulnerable: false };
  obtained(
    await vault.append(
      [
        {
          ...given({ type: "letter-given", letterId: "1", at: 1, side: "B", text: "Given", heard, answers: null }),
          space: ours,
        },
        { ...given({ type: "letter-taken-back", letterId: "9", at: 2, side: "B" }), space: ours },
        {
          ...own({ type: "letter-set-aside", letterId: "2", at: 2, text: "Kept", answers: null, until: null }),
          space: mine,
        },
        { ...own({ type: "letter-opened", ...theirs }), space: mine },
      ],
      version,
    ),
  );
  const { markdown } = obtained(await vault.exportOwn());
  expect(markdown).toContain("> Given");
  expect(markdown).toContain("> Kept");
  expect(markdown).not.toContain("From the other");
});

test("names and codes are looked at before anything is made, and each may change a code of their own", async () => {
  const opened = await openFailingDevice();
  const { vault } = opened;
  expect(await vault.createPerson(" ", MARA.code)).toMatchObject({ ok: false, error: { type: "name-refused" } });
  await maraIsHere(opened);
  expect(await vault.joinHere({ name: "", code: JUN.code })).toMatchObject({
    ok: false,
    error: { type: "name-refused" },
  });
  expect(await vault.joinHere({ name: "Jun", code: "1" })).toMatchObject({
    ok: false,
    error: { type: "code-refused" },
  });
  obtained(await vault.joinHere(JUN));
  expect(await vault.changeCode("0001", MARA.code, "1")).toMatchObject({ ok: false, error: { type: "code-refused" } });
  obtained(await vault.changeCode("0001", MARA.code, "another 17"));
  expect(await vault.open("0001", "another 17")).toMatchObject({ ok: true });
  expect(await vault.open("0002", JUN.code)).toMatchObject({ ok: true });
});

test("values, and events that were refused once, are kept while someone is inside", async () => {
  const opened = await openFailingDevice();
  await maraIsHere(opened);
  const { vault, device } = opened;
  obtained(await vault.putValue("x", [1]));
  expect(obtained(await vault.getValue("x"))).toEqual([1]);
  expect(obtained(await vault.getValue("y"))).toBeUndefined();
  obtained(await vault.putDraft("practice", { text: "half", savedAt: 1 }));
  expect(obtained(await vault.listDrafts(""))).toEqual([{ key: "practice", draft: { text: "half", savedAt: 1 } }]);
  const { drafts } = device.openTab();
  const [kept] = obtained(await drafts.list("")).drafts;
  obtained(await drafts.put(kept?.key ?? "", { text: "not sealed", savedAt: 0 }));
  expect(obtained(await vault.listDrafts(""))).toMatchObject([{ draft: null }]);
  expect(obtained(await vault.getDraft("practice"))).toBeNull();
  obtained(await vault.deleteDraft("practice"));
  const event = { id: "1", recordedAt: 1, space: { kind: "mine", owner: "A" }, type: "t", body: 1 } as const;
  expect(obtained(await vault.appendAgain([event]))).toHaveLength(1);
  expect(obtained(await vault.appendAgain([event]))).toHaveLength(1);
});

test("what was written can be read outside: as text with its days, and as a file that is complete", async () => {
  const { vault } = await openFailingDevice();
  const { version } = obtained(await vault.createPerson(MARA.name, MARA.code));
  const reading = {
    talk: "secure",
    gate: 0,
    moves: [],
    safety: [],
    form: { words: 2, sentences: 1, capitals: 0, marks: 0 },
  };
  const offered = {
    type: "words-offered",
    side: "A",
    at: 1,
    text: "Hello\nyou",
    reading,
    as: "message",
    disputed: false,
  };
  const body = { type: "room-event", roomId: "1", event: offered } as never;
  const moment = {
    type: "moment-saved",
    roomId: "1",
    moment: { side: "A", at: 1, text: "We laughed.", kind: "newness" },
  };
  const mine = { kind: "mine", owner: "A" } as const;
  obtained(
    await vault.append(
      [
        { type: "room-event", body, space: mine },
        { type: "moment-saved", body: moment as never, space: mine },
        { type: "note", body: 1, space: mine },
      ],
      version,
    ),
  );
  const { markdown, json } = obtained(await vault.exportOwn());
  expect(markdown).toContain("> We laughed.");
  expect(JSON.parse(json)).toMatchObject({
    attune: 1,
    events: [{ space: "mine" }, { space: "mine" }, { space: "mine" }],
  });
});
