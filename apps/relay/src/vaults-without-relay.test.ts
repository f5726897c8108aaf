import { createMemoryDevice, obtained, openSimulatedVault, type SimulatedVault } from "@attune/testkit";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { type RelayUnderTest, startRelay } from "./under-test/relay-under-test.contract.ts";

vi.setConfig({ testTimeout: 240_000 });

const PASSPHRASE = "seven slow blue herons";
const NO_RELAY = /^(?:relay-unreachable|relay-refused)$/;

let relay: RelayUnderTest;
const opened: SimulatedVault[] = [];

beforeAll(async () => {
  relay = await startRelay();
});
afterAll(async () => {
  for (const { vault } of opened) await vault.lock();
  await relay.stop();
});

/** A network that carries so many calls, and then none, or answers with what no relay says. */
interface Network {
  left: number;
  made: number;
  readonly garbled: boolean;
}

async function openOn(network: Network): Promise<SimulatedVault> {
  const tab = await openSimulatedVault({
    device: createMemoryDevice(),
    relay: relay.address,
    ask: async (address, terms) => {
      network.made += 1;
      if (network.made <= network.left) return fetch(address, terms);
      if (network.garbled) return new Response(new Uint8Array([1, 2, 3]));
      throw new TypeError("no network");
    },
  });
  opened.push(tab);
  return tab;
}

type Answer = { readonly ok: true } | { readonly ok: false; readonly error: { readonly type: string } };

/** Does something on a network that breaks one call later each time, until it goes through. */
async function withEveryBreak(
  prepare: (tab: SimulatedVault) => Promise<void>,
  deed: (tab: SimulatedVault) => Promise<Answer>,
): Promise<void> {
  for (let calls = 0; ; calls += 1) {
    const network: Network = { left: Number.POSITIVE_INFINITY, made: 0, garbled: calls % 2 === 1 };
    const tab = await openOn(network);
    await prepare(tab);
    network.made = 0;
    network.left = calls;
    const answer = await deed(tab);
    if (!answer.ok) expect(answer.error.type).toMatch(NO_RELAY);
    if (answer.ok && network.made <= calls) return;
    await tab.vault.lock();
  }
}

async function begin({ vault }: SimulatedVault): Promise<void> {
  obtained(await vault.createPerson("Mara", "mara 2580"));
}

async function signUp(tab: SimulatedVault) {
  await begin(tab);
  return obtained(await tab.vault.signUp(PASSPHRASE));
}

async function signedUp(tab: SimulatedVault): Promise<void> {
  await signUp(tab);
}

test("a network that breaks during a sign-up leaves the person as they were, and it can be tried again", async () => {
  await withEveryBreak(begin, ({ vault }) => vault.signUp(PASSPHRASE));
});

test("a network that breaks while passphrase, sheet or devices are changed says so", async () => {
  await withEveryBreak(signedUp, ({ vault }) => vault.changePassphrase("another long passphrase"));
  await withEveryBreak(signedUp, ({ vault }) => vault.recoverySheet());
  await withEveryBreak(signedUp, ({ vault }) => vault.devices());
  await withEveryBreak(signedUp, ({ vault }) => vault.invite("in-person"));
});

test("a network that breaks while an account comes in leaves nobody half inside", async () => {
  const sheet = await signUp(await openOn({ left: Number.POSITIVE_INFINITY, made: 0, garbled: false }));
  const accountWords = sheet.accountWords.join(" ");
  const nothing = async () => undefined;
  await withEveryBreak(nothing, async ({ vault }) => {
    const answer = await vault.signIn({ accountWords, passphrase: PASSPHRASE, code: "elsewhere 1" });
    if (!answer.ok) expect(obtained(await vault.people())).toEqual([]);
    return answer;
  });
  const recoveryWords = sheet.recoveryWords.join(" ");
  await withEveryBreak(nothing, async ({ vault }) => {
    const terms = { accountWords, recoveryWords, passphrase: "another long passphrase", code: "elsewhere 1" };
    const answer = await vault.recover(terms);
    if (!answer.ok) expect(obtained(await vault.people())).toEqual([]);
    return answer;
  });
});

test("a network that breaks while an invitation is answered joins nobody, and the words can be answered again", async () => {
  const free: Network = { left: Number.POSITIVE_INFINITY, made: 0, garbled: false };
  const mara = await openOn(free);
  await signUp(mara);
  for (const calls of [0, 1]) {
    const network: Network = { left: Number.POSITIVE_INFINITY, made: 0, garbled: calls === 1 };
    const jun = await openOn(network);
    await signUp(jun);
    const invited = obtained(await mara.vault.invite("apart"));
    const words = invited.step === "inviting" ? (invited.words ?? []).join(" ") : "";
    network.left = network.made + calls;
    expect(await jun.vault.answerInvitation({ words })).toMatchObject({ ok: false });
    network.left = Number.POSITIVE_INFINITY;
    expect(await jun.vault.answerInvitation({ words })).toMatchObject({ ok: true });
    await jun.vault.stopPairing();
    await mara.vault.stopPairing();
  }
  const shown = obtained(await mara.vault.invite("in-person"));
  const qr = shown.step === "inviting" ? (shown.qr ?? "") : "";
  expect(await mara.vault.answerInvitation({ scanned: qr })).toMatchObject({ ok: true });
  obtained(await mara.vault.invite("apart"));
  expect(await mara.vault.confirmScanned(qr)).toMatchObject({ ok: false });
});

test("what cannot be a passphrase, a device or a code is refused", async () => {
  const network: Network = { left: Number.POSITIVE_INFINITY, made: 0, garbled: false };
  const { vault } = await openOn(network);
  await signUp({ vault, news: [] });
  expect(await vault.changePassphrase("x".repeat(300))).toMatchObject({ ok: false, error: { reason: "too-long" } });
  expect(await vault.revokeDevice("not base64url!", PASSPHRASE)).toMatchObject({ ok: false });
  expect(await vault.revokeDevice("AAAA", "short")).toMatchObject({ ok: false, error: { reason: "too-short" } });
  const words = { accountWords: "x", recoveryWords: "x", passphrase: PASSPHRASE };
  expect(await vault.recover({ ...words, code: "1" })).toMatchObject({ ok: false, error: { type: "code-refused" } });
  expect(await vault.recover({ ...words, code: "mara 2580" })).toMatchObject({
    ok: false,
    error: { type: "wrong-words" },
  });
});
