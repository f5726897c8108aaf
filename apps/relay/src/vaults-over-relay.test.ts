import { createMemoryDevice, obtained, openSimulatedVault, type SimulatedVault } from "@attune/testkit";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { type RelayUnderTest, startRelay } from "./under-test/relay-under-test.contract.ts";

// Every lock and passphrase is stretched, which takes a while on a busy machine.
vi.setConfig({ testTimeout: 120_000 });
const SOON = { timeout: 30_000, interval: 50 };

const MARA = { name: "Mara", code: "mara 2580", passphrase: "seven slow blue herons" };
const JUN = { name: "Jun", code: "jun 0852", passphrase: "a kettle and two moons" };

let relay: RelayUnderTest;
const opened: SimulatedVault[] = [];

beforeAll(async () => {
  relay = await startRelay();
});
afterAll(async () => {
  for (const { vault } of opened) await vault.lock();
  await relay.stop();
});

type Person = typeof MARA;
interface Words {
  readonly accountWords: readonly string[];
  readonly recoveryWords: readonly string[];
}

async function openTab(): Promise<SimulatedVault> {
  const tab = await openSimulatedVault({ device: createMemoryDevice(), relay: relay.address });
  opened.push(tab);
  return tab;
}

async function signedUp({ name, code, passphrase }: Person): Promise<SimulatedVault & { readonly sheet: Words }> {
  const tab = await openTab();
  obtained(await tab.vault.createPerson(name, code));
  return { ...tab, sheet: obtained(await tab.vault.signUp(passphrase)) };
}

function stepOf({ news }: SimulatedVault): string | undefined {
  return news.flatMap((each) => (each.type === "pairing" ? [each.pairing.step] : [])).at(-1);
}

function bondOf({ news }: SimulatedVault) {
  return news.flatMap((each) => (each.type === "bond" ? [each.bond] : [])).at(-1);
}

/** Bodies of everything that has come to this one since they opened. */
function heardBy({ news }: SimulatedVault): readonly unknown[] {
  return news.flatMap((each) => (each.type === "log" ? each.reading.events.map(({ body }) => body) : []));
}

/** Bodies of everything that this one can read, by a fresh look. */
async function readBy({ vault }: SimulatedVault, { code }: Person): Promise<readonly unknown[]> {
  const [person] = obtained(await vault.people());
  const { reading } = obtained(await vault.open(person?.tag ?? "", code));
  return reading.events.map(({ body }) => body);
}

async function write(tab: SimulatedVault, body: string, kind: "mine" | "ours"): Promise<void> {
  const space = kind === "mine" ? ({ kind, owner: "A" } as const) : ({ kind } as const);
  const latest = Math.max(0, ...tab.news.flatMap((each) => (each.type === "log" ? [each.version] : [])));
  for (let version = latest; ; version += 1) {
    const recorded = await tab.vault.append([{ type: "note", body, space }], version);
    if (recorded.ok) return;
    expect(recorded.error.reason.type).toBe("append-conflict");
  }
}

async function joinedApart() {
  const [mara, jun] = [await signedUp(MARA), await signedUp(JUN)];
  const invited = obtained(await mara.vault.invite("apart"));
  const words = invited.step === "inviting" ? (invited.words ?? []) : [];
  obtained(await jun.vault.answerInvitation({ words: words.join(" ") }));
  await vi.waitFor(() => expect([stepOf(mara), stepOf(jun)]).toEqual(["compare", "compare"]), SOON);
  return { mara, jun };
}

async function bothNamed(mara: SimulatedVault, jun: SimulatedVault): Promise<void> {
  await vi.waitFor(() => {
    expect(bondOf(jun)).toMatchObject({ partnerName: "Mara" });
    expect(bondOf(mara)).toMatchObject({ partnerName: "Jun" });
  }, SOON);
}

describe("two people on two devices", () => {
  test("join apart by six words, see the same phrase, and read what each gives the other and nothing else", async () => {
    const { mara, jun } = await joinedApart();
    const phrases = [mara, jun].map(({ news }) =>
      news.flatMap((each) => (each.type === "pairing" && each.pairing.step === "compare" ? [each.pairing.phrase] : [])),
    );
    expect(phrases[0]).toEqual(phrases[1]);
    for (const { vault } of [mara, jun]) obtained(await vault.comparePhrase(true));
    await bothNamed(mara, jun);
    expect(bondOf(mara)).toMatchObject({ verified: true, here: false, track: "together" });
    await write(mara, "given by Mara", "ours");
    await write(mara, "for Mara alone", "mine");
    await write(jun, "given by Jun", "ours");
    await vi.waitFor(() => expect(heardBy(jun)).toContain("given by Mara"), SOON);
    await vi.waitFor(() => expect(heardBy(mara)).toContain("given by Jun"), SOON);
    expect(await readBy(mara, MARA)).toContain("for Mara alone");
    expect(await readBy(jun, JUN)).not.toContain("for Mara alone");
  });

  test("join in person when each has scanned the other, and are verified at once", async () => {
    const [mara, jun] = [await signedUp(MARA), await signedUp(JUN)];
    const invited = obtained(await mara.vault.invite("in-person"));
    const shown = invited.step === "inviting" ? (invited.qr ?? "") : "";
    const answered = obtained(await jun.vault.answerInvitation({ scanned: shown }));
    const back = answered.step === "answering" ? (answered.qr ?? "") : "";
    expect(await mara.vault.confirmScanned("attune1:nothing")).toMatchObject({ ok: false });
    expect(await mara.vault.confirmScanned(shown)).toMatchObject({ ok: false });
    obtained(await mara.vault.confirmScanned(back));
    await vi.waitFor(() => expect([stepOf(mara), stepOf(jun)]).toEqual(["done", "done"]), SOON);
    await bothNamed(mara, jun);
    expect(bondOf(jun)).toMatchObject({ verified: true });
  });

  test("are joined with nobody when the phrase is not the same", async () => {
    const { mara, jun } = await joinedApart();
    await bothNamed(mara, jun);
    expect(bondOf(mara)).toMatchObject({ verified: false });
    expect(obtained(await mara.vault.comparePhrase(false))).toEqual({ step: "none" });
    await vi.waitFor(() => expect(bondOf(jun)).toMatchObject({ track: "solo" }), SOON);
  });

  test("cannot answer words that nobody has said, or that are no words", async () => {
    const jun = await signedUp(JUN);
    const unsaid = ["abandon", "ability", "able", "about", "above", "absent"].join(" ");
    expect(await jun.vault.answerInvitation({ words: unsaid })).toMatchObject({
      ok: false,
      error: { type: "wrong-words" },
    });
    expect(await jun.vault.answerInvitation({ words: "six wrong xyzzy" })).toMatchObject({
      ok: false,
      error: { type: "wrong-words", index: 2 },
    });
    expect(await jun.vault.answerInvitation({ scanned: "https://elsewhere.example" })).toMatchObject({ ok: false });
  });

  test("part when one leaves: what there was stays, nothing more crosses, and seven days pass before they may join again", async () => {
    const { mara, jun } = await joinedApart();
    await bothNamed(mara, jun);
    await write(mara, "before", "ours");
    await vi.waitFor(() => expect(heardBy(jun)).toContain("before"), SOON);
    obtained(await jun.vault.leavePartner());
    await vi.waitFor(() => expect(bondOf(mara)).toMatchObject({ track: "solo" }), SOON);
    expect(await readBy(mara, MARA)).toContain("before");
    expect(await readBy(jun, JUN)).toContain("before");

    const invited = obtained(await mara.vault.invite("apart"));
    const words = invited.step === "inviting" ? (invited.words ?? []) : [];
    obtained(await jun.vault.answerInvitation({ words: words.join(" ") }));
    await vi.waitFor(() => expect(stepOf(jun)).toBe("failed"), SOON);
  });
});

describe("an account on a second device", () => {
  test("opens with the account words and the passphrase, and has what the first has", async () => {
    const first = await signedUp(MARA);
    await write(first, "written on the first", "mine");
    await first.vault.reconnect();
    const second = await openTab();
    const accountWords = first.sheet.accountWords.join(" ");
    obtained(await second.vault.signIn({ accountWords, passphrase: MARA.passphrase, code: "elsewhere 1" }));
    await vi.waitFor(() => expect(heardBy(second)).toContain("written on the first"), SOON);
    await write(second, "written on the second", "mine");
    await second.vault.reconnect();
    await vi.waitFor(() => expect(heardBy(first)).toContain("written on the second"), SOON);
    const devices = obtained(await first.vault.devices());
    expect(devices.map(({ thisOne }) => thisOne).toSorted()).toEqual([false, true]);
  });

  test("learns what its owner is called and how they tell their devices apart, which nobody else can read", async () => {
    const first = await signedUp(MARA);
    obtained(await first.vault.recogniseDevice({ browser: "Firefox", system: "Windows" }));
    const [own] = obtained(await first.vault.devices());
    expect(await first.vault.nameDevice(own?.id ?? "", "x".repeat(41))).toMatchObject({ ok: false });
    obtained(await first.vault.nameDevice(own?.id ?? "", " the one in the kitchen "));
    await first.vault.reconnect();
    const second = await openTab();
    const accountWords = first.sheet.accountWords.join(" ");
    obtained(await second.vault.signIn({ accountWords, passphrase: MARA.passphrase, code: "elsewhere 1" }));
    for (const browser of ["Safari", "Chrome"])
      obtained(await second.vault.recogniseDevice({ browser, system: "iPhone" }));
    const seenBy = async ({ vault }: SimulatedVault) =>
      obtained(await vault.devices()).map(({ thisOne, name, kind }) => ({ thisOne, name, kind: kind?.browser }));
    const kitchen = { name: "the one in the kitchen", kind: "Firefox" };
    const other = { name: null, kind: "Safari" };
    await vi.waitFor(async () => {
      expect(obtained(await second.vault.people())).toMatchObject([{ name: "Mara", side: null }]);
      expect(await seenBy(first)).toEqual([
        { thisOne: true, ...kitchen },
        { thisOne: false, ...other },
      ]);
      expect(await seenBy(second)).toEqual([
        { thisOne: false, ...kitchen },
        { thisOne: true, ...other },
      ]);
    }, SOON);
    obtained(await first.vault.nameDevice(own?.id ?? "", "  "));
    expect(await seenBy(first)).toMatchObject([{ name: null, kind: "Firefox" }, other]);
  });

  test("does not open with another passphrase, other words, or words that are none", async () => {
    const first = await signedUp(MARA);
    const accountWords = first.sheet.accountWords.join(" ");
    const { vault } = await openTab();
    const code = "elsewhere 1";
    expect(await vault.signIn({ accountWords, passphrase: "not the passphrase", code })).toMatchObject({
      ok: false,
      error: { type: "wrong-passphrase" },
    });
    const other = first.sheet.recoveryWords.join(" ");
    expect(await vault.signIn({ accountWords: other, passphrase: MARA.passphrase, code })).toMatchObject({
      ok: false,
      error: { type: "wrong-passphrase" },
    });
    expect(await vault.signIn({ accountWords: "xyzzy", passphrase: MARA.passphrase, code })).toMatchObject({
      ok: false,
      error: { type: "wrong-words", index: 0 },
    });
    expect(await vault.signIn({ accountWords, passphrase: MARA.passphrase, code: "1" })).toMatchObject({
      ok: false,
      error: { type: "code-refused" },
    });
    expect(obtained(await vault.people())).toEqual([]);
  });

  test("opens with the printed sheet, which sets a new passphrase", async () => {
    const { sheet } = await signedUp(MARA);
    const { vault } = await openTab();
    const accountWords = sheet.accountWords.join(" ");
    const recovering = { accountWords, passphrase: "a new long passphrase", code: "elsewhere 1" };
    expect(await vault.recover({ ...recovering, recoveryWords: accountWords })).toMatchObject({
      ok: false,
      error: { type: "wrong-words", index: null },
    });
    obtained(await vault.recover({ ...recovering, recoveryWords: sheet.recoveryWords.join(" ") }));
    const { vault: third } = await openTab();
    expect(await third.signIn({ accountWords, passphrase: MARA.passphrase, code: "elsewhere 2" })).toMatchObject({
      ok: false,
    });
    obtained(await third.signIn({ accountWords, passphrase: "a new long passphrase", code: "elsewhere 2" }));
  });

  test("changes its passphrase and its sheet, and those before open nothing any more", async () => {
    const first = await signedUp(MARA);
    const accountWords = first.sheet.accountWords.join(" ");
    expect(await first.vault.changePassphrase("short")).toMatchObject({ ok: false, error: { type: "code-refused" } });
    obtained(await first.vault.changePassphrase("another long passphrase"));
    const renewed = obtained(await first.vault.recoverySheet());
    expect(obtained(await first.vault.accountWords())).toEqual(first.sheet.accountWords);
    const { vault } = await openTab();
    expect(await vault.signIn({ accountWords, passphrase: MARA.passphrase, code: "elsewhere 1" })).toMatchObject({
      ok: false,
    });
    const recovering = { accountWords, passphrase: "a third long passphrase", code: "elsewhere 1" };
    const gone = await vault.recover({ ...recovering, recoveryWords: first.sheet.recoveryWords.join(" ") });
    expect(gone).toMatchObject({ ok: false });
    obtained(await vault.recover({ ...recovering, recoveryWords: renewed.recoveryWords.join(" ") }));
  });

  test("is kept from a device that was revoked: it reads nothing new, and the others go on", async () => {
    const first = await signedUp(MARA);
    const second = await openTab();
    const accountWords = first.sheet.accountWords.join(" ");
    obtained(await second.vault.signIn({ accountWords, passphrase: MARA.passphrase, code: "elsewhere 1" }));
    const lost = obtained(await first.vault.devices()).find(({ thisOne }) => !thisOne);
    obtained(await first.vault.revokeDevice(lost?.id ?? "", "a new long passphrase"));
    await write(first, "after the loss", "mine");
    await first.vault.reconnect();
    await vi.waitFor(() => {
      const states = second.news.flatMap((each) => (each.type === "connection" ? [each.connection.state] : []));
      expect(states.at(-1)).toBe("signed-out");
    }, SOON);
    expect(await readBy(second, { ...MARA, code: "elsewhere 1" })).not.toContain("after the loss");
    expect(obtained(await first.vault.devices())).toHaveLength(1);
    const third = await openTab();
    obtained(await third.vault.signIn({ accountWords, passphrase: "a new long passphrase", code: "elsewhere 2" }));
    await vi.waitFor(() => expect(heardBy(third)).toContain("after the loss"), SOON);
  });

  test("needs the relay, and says so when there is none", async () => {
    const { vault } = await openSimulatedVault({ device: createMemoryDevice(), relay: null });
    expect(await vault.signUp(MARA.passphrase)).toMatchObject({ ok: false });
    obtained(await vault.createPerson(MARA.name, MARA.code));
    expect(await vault.signUp(MARA.passphrase)).toEqual({ ok: false, error: { type: "relay-unreachable" } });
    expect(await vault.devices()).toEqual({ ok: false, error: { type: "not-signed-up" } });
    expect(await vault.invite("apart")).toEqual({ ok: false, error: { type: "not-signed-up" } });
  });
});
