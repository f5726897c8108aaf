import { createCard, createIdentity, encodeCard, readCard } from "@attune/crypto";
import { createSealedAccount, openSeededCrypto, runHostileRelay, SOFT_MISCHIEF } from "@attune/testkit";
import { expect, test } from "vitest";

/** More of them: `npm run hostile -w @attune/bench`. */
const RUNS = 300;
const crypto = await openSeededCrypto();
const accounts = [createSealedAccount(crypto), createSealedAccount(crypto)] as const;

test("whatever a relay does: nothing wrong is ever taken, nothing lost, and what is not honest is named", {
  timeout: 240_000,
}, async () => {
  for (let seed = 1; seed <= RUNS; seed += 1) {
    const { wrong, converged, kinds } = await runHostileRelay(seed, { crypto, accounts });
    expect({ seed, kinds, wrong }).toEqual({ seed, kinds, wrong: [] });
    const isSoft = kinds.every((kind) => SOFT_MISCHIEF.some((soft) => soft === kind));
    if (isSoft) expect({ seed, kinds, converged }).toEqual({ seed, kinds, converged: true });
  }
});

test.each([
  ["a deep clean ends although the relay has lost a content that lives on here", 8_808],
  ["own words stay readable when they come back wrapped under an epoch that never comes", 1_004_817],
  ["own words stay readable when they come back without their payload", 2_002_883],
  ["a relay that refuses words for an epoch that it does not give is named", 1_007_713],
])("%s", async (_, seed) => {
  const { wrong } = await runHostileRelay(seed, { crypto, accounts });
  expect(wrong).toEqual([]);
});

test("what does not open is asked for again, and opens beside a relay that is honest by then", async () => {
  const SEED_THAT_WAITS = 8_933;
  const { wrong, converged } = await runHostileRelay(SEED_THAT_WAITS, { crypto, accounts });
  expect({ wrong, converged }).toEqual({ wrong: [], converged: true });
});

test("a relay that swaps cards at pairing gives no one another partner", () => {
  const [, jun] = accounts;
  const card = createCard(crypto, jun.identity, "Jun");
  const mallory = createIdentity(crypto);
  const [own, hers] = [encodeCard(card), encodeCard(createCard(crypto, mallory, "Jun"))];
  const mixed = encodeCard({ ...card, chain: mallory.chain });
  expect(readCard(crypto, own, jun.identity.account)).toMatchObject({ ok: true });
  expect(readCard(crypto, hers, jun.identity.account)).toMatchObject({ ok: false });
  expect(readCard(crypto, mixed, jun.identity.account)).toMatchObject({ ok: false });
});
