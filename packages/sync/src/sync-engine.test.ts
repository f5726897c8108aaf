import {
  createRelaySimulation,
  createSealedAccount,
  createSeededNumbers,
  createSimulatedPartners,
  createSimulatedTime,
  openSeededCrypto,
} from "@attune/testkit";
import { expect, test } from "vitest";

const OURS = { kind: "ours" } as const;
const MINE = { kind: "mine", owner: "me" } as const;
const crypto = await openSeededCrypto();
const accounts = [createSealedAccount(crypto), createSealedAccount(crypto)] as const;

function open() {
  const time = createSimulatedTime();
  const relay = createRelaySimulation(time);
  const chance = createSeededNumbers(3);
  const partners = createSimulatedPartners({ crypto, accounts, time, relay, chance });
  const pass = (milliseconds: number) => time.pass(milliseconds, partners.settle);
  return { ...partners, time, relay, pass };
}

test("what one device writes comes to the others, and nothing waits in the end", async () => {
  const { clients, pass } = open();
  const [phone, laptop, his] = clients;
  await pass(1_000);
  expect(await phone.log().append("said", "hello", OURS)).toMatchObject({ ok: true });
  await pass(60_000);
  expect(await his.log().append("said", "hello too", OURS)).toMatchObject({ ok: true });
  expect(await phone.log().append("noted", "for me", MINE)).toMatchObject({ ok: true });
  await pass(200_000);
  expect(clients.map((client) => client.engine().status())).toMatchObject(
    clients.map(() => ({ connection: { type: "live" } })),
  );
  expect(
    phone
      .log()
      .known()
      .events.map(({ body }) => body),
  ).toEqual(["hello", "for me", "hello too"]);
  expect(laptop.log().known().events).toEqual(phone.log().known().events);
  expect(
    his
      .log()
      .known()
      .events.map(({ body }) => body),
  ).toEqual(["hello", "hello too"]);
  for (const client of clients) expect(client.log().known().waiting.size).toBe(0);
  for (const client of clients) client.stop();
});
