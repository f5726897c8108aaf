import {
  createMemoryDevice,
  type DeviceSecrets,
  type KeptByRelay,
  type MemoryDevice,
  obtained,
  openedWith,
  openSimulatedVault,
  type SimulatedVault,
  secretsOn,
} from "@attune/testkit";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { envelopeToBytes } from "./live/envelope-bytes.ts";
import { type RelayUnderTest, startRelay } from "./under-test/relay-under-test.contract.ts";

// Every lock and passphrase is stretched, which takes a while on a busy machine.
vi.setConfig({ testTimeout: 120_000 });
const SOON = { timeout: 30_000, interval: 50 };

const MARA = { name: "Mara", code: "mara 2580", passphrase: "seven slow blue herons" };
const JUN = { name: "Jun", code: "jun 0852", passphrase: "a kettle and two moons" };
type Person = typeof MARA;
type Kind = "mine" | "ours";

let relay: RelayUnderTest;
const opened: SimulatedVault[] = [];

beforeAll(async () => {
  relay = await startRelay();
});
afterAll(async () => {
  for (const { vault } of opened) await vault.lock();
  await relay.stop();
});

interface Device extends SimulatedVault {
  readonly code: string;
  readonly device: MemoryDevice;
}

interface SignedUp extends Device {
  readonly accountWords: string;
}

interface TabTerms {
  readonly device?: MemoryDevice;
  readonly address?: string | null;
  readonly ask?: Ask;
}

type Ask = NonNullable<Parameters<typeof openSimulatedVault>[0]["ask"]>;

async function openTab(code: string, terms: TabTerms = {}): Promise<Device> {
  const { device = createMemoryDevice(), address = relay.address, ask } = terms;
  const tab = await openSimulatedVault({ device, relay: address, ...(ask === undefined ? {} : { ask }) });
  opened.push(tab);
  return { ...tab, code, device };
}

async function signedUp({ name, code, passphrase }: Person): Promise<SignedUp> {
  const tab = await openTab(code);
  obtained(await tab.vault.createPerson(name, code));
  const { accountWords } = obtained(await tab.vault.signUp(passphrase));
  return { ...tab, accountWords: accountWords.join(" ") };
}

async function secondDevice({ accountWords }: SignedUp, { passphrase }: Person): Promise<Device> {
  const tab = await openTab("elsewhere 1");
  obtained(await tab.vault.signIn({ accountWords, passphrase, code: tab.code }));
  return tab;
}

async function joined() {
  const [mara, jun] = [await signedUp(MARA), await signedUp(JUN)];
  const invited = obtained(await mara.vault.invite("apart"));
  const words = invited.step === "inviting" ? (invited.words ?? []) : [];
  obtained(await jun.vault.answerInvitation({ words: words.join(" ") }));
  await vi.waitFor(() => expect([stepOf(mara), stepOf(jun)]).toEqual(["compare", "compare"]), SOON);
  for (const { vault } of [mara, jun]) obtained(await vault.comparePhrase(true));
  await vi.waitFor(
    () => expect(bodiesHeard(jun)).toContainEqual({ type: "couple-formed", names: { A: "Mara", B: "Jun" } }),
    SOON,
  );
  return { mara, jun };
}

function stepOf({ news }: SimulatedVault): string | undefined {
  return news.flatMap((each) => (each.type === "pairing" ? [each.pairing.step] : [])).at(-1);
}

function cleaningOf({ news }: SimulatedVault) {
  return news.flatMap((each) => (each.type === "cleaning" ? [each.cleaning] : [])).at(-1);
}

function bodiesHeard({ news }: SimulatedVault): readonly unknown[] {
  return news.flatMap((each) => (each.type === "log" ? each.reading.events.map(({ body }) => body) : []));
}

/** Locks and opens again, and answers what is read then. */
async function readAnew({ vault, code }: Device): Promise<readonly unknown[]> {
  await vault.lock();
  const [person] = obtained(await vault.people());
  const { reading } = obtained(await vault.open(person?.tag ?? "", code));
  return reading.events.map(({ body }) => body);
}

async function write({ vault, news }: Device, body: string, kind: Kind): Promise<string> {
  const space = kind === "mine" ? ({ kind, owner: "A" } as const) : ({ kind } as const);
  const latest = Math.max(0, ...news.flatMap((each) => (each.type === "log" ? [each.version] : [])));
  for (let version = latest; ; version += 1) {
    const recorded = await vault.append([{ type: "note", body, space }], version);
    if (recorded.ok) return recorded.value[0]?.id ?? "";
    expect(recorded.error.reason.type).toBe("append-conflict");
  }
}

/** Everything that the relay shows this account now. */
async function keptNow({ account, spaces }: DeviceSecrets): Promise<KeptByRelay> {
  const found = await relay.parts.store.readAccount(account);
  const pages = await Promise.all(spaces.map((space) => relay.parts.store.readPage({ account, space, after: 0 })));
  const envelopes = pages.flatMap((page) => (page.ok ? page.value.events.map(envelopeToBytes) : []));
  return { envelopes, vaults: found === null ? [] : [found.vault] };
}

function both(one: KeptByRelay, other: KeptByRelay): KeptByRelay {
  return { envelopes: [...one.envelopes, ...other.envelopes], vaults: [...one.vaults, ...other.vaults] };
}

async function relayHas(device: Device, ...bodies: readonly string[]): Promise<KeptByRelay> {
  await device.vault.reconnect();
  return vi.waitFor(async () => {
    const secrets = await secretsOn(device.device, device.code);
    const kept = await keptNow(secrets);
    const readable = await openedWith(secrets, kept);
    for (const body of bodies) expect(readable).toContain(body);
    return kept;
  }, SOON);
}

/** Locks, opens the same device anew, with a network or without, and goes in. */
async function openedAnew(before: Device, network: "on" | "off", ask: Ask = fetchIt): Promise<Device> {
  await before.vault.lock();
  const address = network === "on" ? relay.address : null;
  const tab = await openTab(before.code, { device: before.device, address, ask });
  const [person] = obtained(await tab.vault.people());
  obtained(await tab.vault.open(person?.tag ?? "", tab.code));
  return tab;
}

const fetchIt: Ask = (address, terms) => fetch(address, terms);

/** What the secrets that are on a device now open of what was kept before and is kept now. */
async function stillOpens({ device, code }: Device, before: KeptByRelay): Promise<ReadonlySet<unknown>> {
  const secrets = await secretsOn(device, code);
  return openedWith(secrets, both(before, await keptNow(secrets)));
}

async function expectGone(devices: readonly Device[], before: KeptByRelay): Promise<void> {
  for (const device of devices) {
    await vi.waitFor(async () => {
      // What is one's own is sent in its own time otherwise.
      await device.vault.reconnect();
      const readable = await stillOpens(device, before);
      expect([readable.has("kept"), readable.has("regretted")]).toEqual([true, false]);
    }, SOON);
  }
}

async function cleaned(device: Device, kind: Kind): Promise<void> {
  obtained(await device.vault.deepClean(kind));
  await vi.waitFor(() => expect(cleaningOf(device)?.[kind]).toMatchObject({ step: "done" }), SOON);
}

describe("a deep clean of what is one's own", () => {
  test("leaves no key that opens what was removed, to whoever kept every byte; what is live opens on all devices", async () => {
    const mara = await signedUp(MARA);
    await write(mara, "kept", "mine");
    const regretted = await write(mara, "regretted", "mine");
    const before = await relayHas(mara, "kept", "regretted");
    const other = await secondDevice(mara, MARA);
    await vi.waitFor(() => expect(bodiesHeard(other)).toContain("regretted"), SOON);
    obtained(await mara.vault.remove([regretted]));
    const removed = await openedWith(await secretsOn(mara.device, mara.code), before);
    expect(removed).toContain("regretted");

    await cleaned(mara, "mine");
    await expectGone([mara, other], before);
    for (const device of [mara, other]) {
      const read = await readAnew(device);
      expect([read.includes("kept"), read.includes("regretted")]).toEqual([true, false]);
    }
    const third = await secondDevice(mara, MARA);
    await vi.waitFor(() => expect(bodiesHeard(third)).toContain("kept"), SOON);
    await write(third, "written afterwards", "mine");
    await third.vault.reconnect();
    await vi.waitFor(() => expect(bodiesHeard(other)).toContain("written afterwards"), SOON);
  });

  test("goes on where it was: begun without a network, closed in the middle, and asked for twice", async () => {
    const mara = await signedUp(MARA);
    await write(mara, "kept", "mine");
    const regretted = await write(mara, "regretted", "mine");
    const before = await relayHas(mara, "kept", "regretted");
    const away = await openedAnew(mara, "off");
    obtained(await away.vault.remove([regretted]));
    obtained(await away.vault.deepClean("mine"));
    obtained(await away.vault.deepClean("mine"));
    await vi.waitFor(() => expect(cleaningOf(away)?.mine).toMatchObject({ step: "begun" }), SOON);
    expect(await stillOpens(away, before)).toContain("regretted");
    let back = await openedAnew(away, "on");
    for (const milliseconds of [30, 60, 120]) {
      await new Promise((resolve) => setTimeout(resolve, milliseconds));
      back = await openedAnew(back, "on");
    }
    await back.vault.reconnect();
    await expectGone([back], before);
    await vi.waitFor(() => expect(cleaningOf(back)?.mine).toMatchObject({ step: "done" }), SOON);
    await cleaned(back, "mine");
    await expectGone([back], before);
  });

  test("is whole however it is locked while the relay is being asked for something", async () => {
    const mara = await signedUp(MARA);
    await write(mara, "kept", "mine");
    const regretted = await write(mara, "regretted", "mine");
    const before = await relayHas(mara, "kept", "regretted");
    obtained(await mara.vault.remove([regretted]));
    let here = await openedAnew(mara, "off");
    obtained(await here.vault.deepClean("mine"));
    for (let call = 1; call <= 24 && cleaningOf(here)?.mine.step !== "done"; call += 1) {
      let calls = 0;
      let lock: () => Promise<void> = async () => undefined;
      const locked = new Promise<void>((resolve) => {
        here = { ...here };
        lock = async () => {
          await here.vault.lock();
          resolve();
        };
      });
      const ask: Ask = async (address, terms) => {
        const answer = await fetch(address, terms);
        calls += 1;
        // The answer is there, and has not been read.
        if (calls === call) await lock();
        return answer;
      };
      here = await openedAnew(here, "on", ask);
      await Promise.race([locked, vi.waitFor(() => expect(cleaningOf(here)?.mine.step).toBe("done"), SOON)]);
    }
    here = await openedAnew(here, "on");
    await expectGone([here], before);
    const third = await secondDevice(mara, MARA);
    await vi.waitFor(() => expect(bodiesHeard(third)).toContain("kept"), SOON);
  });

  test("loses nothing that another device wrote while it was away, under keys that the vault has forgotten since", async () => {
    const mara = await signedUp(MARA);
    await write(mara, "kept", "mine");
    const regretted = await write(mara, "regretted", "mine");
    const before = await relayHas(mara, "kept", "regretted");
    const other = await secondDevice(mara, MARA);
    await vi.waitFor(() => expect(bodiesHeard(other)).toContain("regretted"), SOON);
    const away = await openedAnew(other, "off");
    await write(away, "written while away", "mine");
    obtained(await mara.vault.remove([regretted]));
    await cleaned(mara, "mine");
    const back = await openedAnew(away, "on");
    await vi.waitFor(async () => {
      await back.vault.reconnect();
      expect(bodiesHeard(mara)).toContain("written while away");
    }, SOON);
    await expectGone([mara, back], before);
    const read = await readAnew(back);
    expect([read.includes("written while away"), read.includes("kept")]).toEqual([true, true]);
  });

  test("ends when two devices begin one at once, and both read the same then", async () => {
    const mara = await signedUp(MARA);
    await write(mara, "kept", "mine");
    const regretted = await write(mara, "regretted", "mine");
    const before = await relayHas(mara, "kept", "regretted");
    const other = await secondDevice(mara, MARA);
    await vi.waitFor(() => expect(bodiesHeard(other)).toContain("regretted"), SOON);
    obtained(await mara.vault.remove([regretted]));
    await Promise.all([mara, other].map(async ({ vault }) => obtained(await vault.deepClean("mine"))));
    for (const device of [mara, other]) {
      await vi.waitFor(async () => {
        await device.vault.reconnect();
        expect(cleaningOf(device)?.mine).toMatchObject({ step: "done" });
      }, SOON);
    }
    await expectGone([mara, other], before);
    expect(await readAnew(mara)).toEqual(await readAnew(other));
  });

  test("changes nothing in what both share, and is not begun by who has nothing at the relay", async () => {
    const { mara, jun } = await joined();
    await write(mara, "kept", "ours");
    await vi.waitFor(() => expect(bodiesHeard(jun)).toContain("kept"), SOON);
    const his = await secretsOn(jun.device, jun.code);
    const before = await keptNow(his);
    const heard = jun.news.length;
    await cleaned(mara, "mine");
    expect((await keptNow(his)).envelopes).toEqual(before.envelopes);
    expect(jun.news.slice(heard)).toEqual([]);
    const alone = await openTab(MARA.code);
    obtained(await alone.vault.createPerson(MARA.name, MARA.code));
    expect(await alone.vault.deepClean("mine")).toEqual({ ok: false, error: { type: "not-signed-up" } });
    await alone.vault.lock();
    expect(await alone.vault.deepClean("mine")).toMatchObject({ ok: false });
  });
});

describe("a deep clean of what both share", () => {
  test("leaves neither of them a key to what was removed, changes nothing that is one's own, and is not shown to the other", async () => {
    const { mara, jun } = await joined();
    await write(mara, "for Mara alone", "mine");
    await write(jun, "for Jun alone", "mine");
    await write(jun, "kept", "ours");
    await vi.waitFor(() => expect(bodiesHeard(mara)).toContain("kept"), SOON);
    const regretted = await write(mara, "regretted", "ours");
    await vi.waitFor(() => expect(bodiesHeard(jun)).toContain("regretted"), SOON);
    const [hers, his] = [await relayHas(mara, "for Mara alone"), await relayHas(jun, "for Jun alone")];
    const before = both(hers, his);
    obtained(await mara.vault.remove([regretted]));
    await vi.waitFor(async () => expect(await readAnew(jun)).not.toContain("regretted"), SOON);
    expect(await stillOpens(jun, before)).toContain("regretted");

    await cleaned(mara, "ours");
    await expectGone([mara, jun], before);
    expect(cleaningOf(jun)?.ours).toMatchObject({ step: "none" });
    expect(await readAnew(mara)).toEqual(expect.arrayContaining(["kept", "for Mara alone"]));
    expect(await readAnew(jun)).toEqual(expect.arrayContaining(["kept", "for Jun alone"]));
    await write(jun, "afterwards", "ours");
    await vi.waitFor(() => expect(bodiesHeard(mara)).toContain("afterwards"), SOON);
  });

  test("does not come again by itself when both have two devices, and all read the same", async () => {
    const { mara, jun } = await joined();
    const [laptop, tablet] = [await secondDevice(mara, MARA), await secondDevice(jun, JUN)];
    await write(jun, "kept", "ours");
    const regretted = await write(mara, "regretted", "ours");
    const all = [mara, jun, laptop, tablet];
    for (const device of all) await vi.waitFor(() => expect(bodiesHeard(device)).toContain("regretted"), SOON);
    const before = both(await relayHas(mara, "kept"), await relayHas(jun, "kept"));
    obtained(await mara.vault.remove([regretted]));
    await cleaned(mara, "ours");
    await expectGone(all, before);
    const settled = (await keptNow(await secretsOn(mara.device, mara.code))).envelopes.length;
    await new Promise((resolve) => setTimeout(resolve, 1_500));
    expect((await keptNow(await secretsOn(mara.device, mara.code))).envelopes).toHaveLength(settled);
    for (const device of all) expect(await readAnew(device)).toContain("kept");
  });

  test("is refused to who has been left, and lets somebody join anew who has forgotten the keys of their identity", async () => {
    const { mara, jun } = await joined();
    await write(jun, "kept", "ours");
    await vi.waitFor(() => expect(bodiesHeard(mara)).toContain("kept"), SOON);
    await cleaned(mara, "ours");
    obtained(await jun.vault.leavePartner());
    await vi.waitFor(async () => {
      expect(await mara.vault.deepClean("ours")).toEqual({
        ok: false,
        error: { type: "relay-refused", reason: "not-a-member" },
      });
    }, SOON);
    const ben = await signedUp({ ...JUN, name: "Ben" });
    const invited = obtained(await ben.vault.invite("apart"));
    const words = invited.step === "inviting" ? (invited.words ?? []) : [];
    obtained(await mara.vault.answerInvitation({ words: words.join(" ") }));
    await vi.waitFor(() => expect([stepOf(mara), stepOf(ben)]).toEqual(["compare", "compare"]), SOON);
    await write(ben, "from Ben", "ours");
    await vi.waitFor(() => expect(bodiesHeard(mara)).toContain("from Ben"), SOON);
  });
});
