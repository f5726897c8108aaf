import {
  createRelaySimulation,
  createSealedAccount,
  createSeededNumbers,
  createSimulatedPartners,
  createSimulatedTime,
  HONEST,
  obtained,
  openSeededCrypto,
} from "@attune/testkit";
import { decodeEnvelope, type LiveAnswer } from "@attune/wire";
import fc from "fast-check";
import { expect, test } from "vitest";

const OURS = { kind: "ours" } as const;
const MINE = { kind: "mine", owner: "me" } as const;
const DAY = 86_400_000;
const crypto = await openSeededCrypto();
const accounts = [createSealedAccount(crypto), createSealedAccount(crypto)] as const;

function open(seed: number) {
  const time = createSimulatedTime();
  const relay = createRelaySimulation(time);
  const chance = createSeededNumbers(seed);
  const partners = createSimulatedPartners({ crypto, accounts, time, relay, chance });
  return { ...partners, time, relay, pass: (milliseconds: number) => time.pass(milliseconds, partners.settle) };
}

type Scene = ReturnType<typeof open>;
type Deed = typeof deed extends fc.Arbitrary<infer Each> ? Each : never;

interface Written {
  readonly id: string;
  readonly device: number;
  readonly kind: "ours" | "mine";
}

/** What someone does on a device, mostly while it is offline. */
const deed = fc.record({
  device: fc.nat(2),
  what: fc.oneof(
    { weight: 6, arbitrary: fc.constant("ours" as const) },
    { weight: 4, arbitrary: fc.constant("mine" as const) },
    {
      weight: 1,
      arbitrary: fc.constantFrom("remove" as const, "epoch" as const, "online" as const, "restart" as const),
    },
  ),
});

test("devices that were apart for days have the same in the same order once they are back, nothing lost or doubled", {
  timeout: 60_000,
}, async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(deed, { maxLength: 24 }), fc.nat(1_000), async (deeds, seed) => {
      const scene = open(seed);
      const { clients, pass } = scene;
      await pass(1_000);
      for (const client of clients) client.online = false;
      const left: Written[] = [];
      for (const each of deeds) await perform(scene, left, each);
      for (const client of clients) client.online = true;
      await pass(2_000_000);
      for (const client of clients) {
        expect(client.engine().status().connection).toEqual({ type: "live" });
        expect(client.log().known().waiting.size).toBe(0);
      }
      expectSameOrder(scene, left);
      await expectSameAfterRestart(scene);
      for (const client of clients) client.stop();
    }),
    { numRuns: 25 },
  );
});

async function perform({ clients, pass }: Scene, left: Written[], { device, what }: Deed): Promise<void> {
  const client = clients[device] ?? clients[0];
  const { log } = client;
  switch (what) {
    case "ours":
    case "mine": {
      const recorded = await log().append("said", left.length, what === "ours" ? OURS : MINE);
      if (recorded.ok) left.push({ id: recorded.value.id, device, kind: what });
      break;
    }
    case "remove": {
      const gone = left.find((each) => each.device === device);
      if (gone) left.splice(left.indexOf(gone), 1);
      expect(await log().remove(gone ? [gone.id] : [])).toMatchObject({ ok: true });
      break;
    }
    case "epoch":
      expect(await log().beginEpoch(OURS, null)).toMatchObject({ ok: true });
      break;
    case "online":
      client.online = !client.online;
      break;
    case "restart":
      client.restart();
  }
  await pass(what === "online" ? 200_000 : 1_000);
}

function expectSameOrder({ clients: [phone, laptop, his] }: Scene, left: readonly Written[]): void {
  const idsOf = (client: typeof phone, kind?: string) =>
    client
      .log()
      .known()
      .events.filter(({ space }) => kind === undefined || space.kind === kind)
      .map(({ id }) => id);
  const leftFor = (isReader: (device: number) => boolean) =>
    left.filter(({ device, kind }) => kind === "ours" || isReader(device)).map(({ id }) => id);
  expect(idsOf(laptop)).toEqual(idsOf(phone));
  expect(idsOf(his, "ours")).toEqual(idsOf(phone, "ours"));
  expect(idsOf(phone).toSorted()).toEqual(leftFor((device) => device < 2).toSorted());
  expect(idsOf(his).toSorted()).toEqual(leftFor((device) => device === 2).toSorted());
}

async function expectSameAfterRestart({ clients: [phone] }: Scene): Promise<void> {
  const before = phone.log().known();
  phone.restart();
  expect(await phone.log().entries()).toEqual({ ok: true, value: before });
}

/** What one writes for oneself, of whatever length, between what is for both. */
const privately = fc.array(fc.array(fc.integer({ min: 0, max: 5_000 }), { maxLength: 3 }), {
  minLength: 4,
  maxLength: 4,
});

test("what one writes for oneself changes nothing that the other's devices receive", { timeout: 60_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(privately, privately, async (one, other) => {
      expect(await receivedByHer(one)).toEqual(await receivedByHer(other));
    }),
    { numRuns: 12 },
  );
});

/** Everything that her devices are told while he writes the same for both, and these lengths for himself. */
async function receivedByHer(lengths: readonly (readonly number[])[]): Promise<readonly unknown[]> {
  const { clients, relay, pass, time } = open(7);
  const [phone, , his] = clients;
  const received: unknown[] = [];
  const start = time.now();
  relay.mischief.current = {
    ...HONEST,
    answer(socket, answer) {
      if (socket.client < 2) received.push({ at: time.now() - start, to: socket.client, ...told(answer) });
      return HONEST.answer(socket, answer);
    },
  };
  await pass(1_000);
  obtained(await phone.log().append("said", "let us begin", OURS));
  await pass(60_000);
  for (const [index, some] of lengths.entries()) {
    for (const length of some) obtained(await his.log().append("noted", "x".repeat(length), MINE));
    obtained(await his.log().append("said", `for both ${index}`, OURS));
    for (const length of some) obtained(await his.log().append("noted", "y".repeat(length), MINE));
    await pass(30_000);
  }
  await pass(DAY / 24);
  for (const client of clients) client.stop();
  return received;
}

/** Without what is drawn at random: ids, keys and hashes. */
function told(answer: LiveAnswer): object {
  if (answer.t !== "event") return "seq" in answer ? { t: answer.t, seq: answer.seq } : { t: answer.t };
  const decoded = decodeEnvelope(answer.envelope);
  if (!decoded.ok) return { t: answer.t };
  const { kind, size, epoch, dseq, seen } = decoded.value.header;
  return { t: answer.t, seq: answer.seq, length: answer.envelope.length, kind, size, epoch, dseq, seen: seen.seq };
}
