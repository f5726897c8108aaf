import { assert } from "@attune/kernel";
import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type RelayUnderTest, startRelay } from "../under-test/relay-under-test.contract.ts";
import { signIn, simulatedDevice } from "../under-test/simulated-device.contract.ts";
import { content, epochControl, simulatedSpace } from "../under-test/simulated-envelopes.contract.ts";
import { SimulatedSocket } from "../under-test/simulated-socket.contract.ts";

const PEOPLE = 3;
const SPACES = 2;
const PATIENCE = { timeout: 60_000 };

let relay: RelayUnderTest;
let people: readonly { readonly account: Uint8Array; readonly sockets: readonly SimulatedSocket[] }[];

beforeAll(async () => {
  relay = await startRelay();
  people = await Promise.all(
    Array.from({ length: PEOPLE }, async () => {
      const device = simulatedDevice();
      const token = await signIn(relay.address, device);
      const open = () => SimulatedSocket.open(relay.address, token);
      return { account: device.account, sockets: [await open(), await open()] };
    }),
  );
});

afterAll(() => relay.stop());

/** Who writes where, by which of their sockets; a step that waits lets all answers come in first. */
const step = fc.record({
  person: fc.nat(PEOPLE - 1),
  socket: fc.nat(1),
  space: fc.nat(SPACES - 1),
  twice: fc.boolean(),
  waits: fc.boolean(),
});
/** After how many steps each socket begins to watch, by person and socket. */
const beginnings = fc.array(fc.nat(12), { minLength: PEOPLE * 2, maxLength: PEOPLE * 2 });

/** A space of all, and the places that its envelopes got by their ids. */
interface Written {
  readonly space: Uint8Array;
  readonly places: Map<string, number>;
}

test(
  "whatever the interleaving, each space's places are dense and every socket is told them once and in order",
  PATIENCE,
  async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 24 }), beginnings, async (steps, watchFrom) => {
        const spaces = await Promise.all(Array.from({ length: SPACES }, begin));
        const answers: Promise<void>[] = [];
        for (const [index, { person, socket, space, twice, waits }] of steps.entries()) {
          watch(spaces, (_socket, number) => at(watchFrom, number) === index);
          answers.push(...write(at(spaces, space), at(people, person), { socket, times: twice ? 2 : 1 }));
          if (waits) await Promise.all(answers);
        }
        watch(spaces, (_socket, number) => at(watchFrom, number) >= steps.length);
        await Promise.all(answers);
        for (const space of spaces) await expectDense(space);
      }),
      { numRuns: 15 },
    );
  },
);

function watch(spaces: readonly Written[], isDue: (socket: SimulatedSocket, number: number) => boolean): void {
  const due = people.flatMap(({ sockets }) => sockets).filter(isDue);
  for (const socket of due) for (const { space } of spaces) socket.watch(space);
}

/** Says the same words one or more times; they get one place. */
function write(
  { space, places }: Written,
  { account, sockets }: (typeof people)[number],
  { socket, times }: { readonly socket: number; readonly times: number },
): readonly Promise<void>[] {
  const { envelope, id } = content({ space, author: account, epoch: 1 });
  const key = Buffer.from(id).toString("hex");
  return Array.from({ length: times }, async () => {
    const outcome = await at(sockets, socket).append(space, envelope);
    assert(outcome.t === "taken", "a member's words are taken");
    expect(places.get(key) ?? outcome.seq).toBe(outcome.seq);
    places.set(key, outcome.seq);
  });
}

async function begin(): Promise<Written> {
  const { space, genesis, founders } = simulatedSpace(people.map(({ account }) => account));
  const first = at(people, 0);
  const epoch = epochControl({ space, author: first.account, epoch: 1 }, founders, genesis);
  expect(await at(first.sockets, 0).append(space, epoch.envelope)).toMatchObject({ t: "taken", seq: 1 });
  return { space, places: new Map() };
}

async function expectDense({ space, places }: Written): Promise<void> {
  const all = Array.from({ length: places.size + 1 }, (_, index) => index + 1);
  expect([1, ...places.values()].sort((one, other) => one - other)).toEqual(all);
  for (const socket of people.flatMap(({ sockets }) => sockets)) {
    await socket.find(() => socket.placesOf(space).length >= all.length && true);
    expect(socket.placesOf(space)).toEqual(all);
  }
}

function at<Item>(list: readonly Item[], index: number): Item {
  const item = list[index];
  assert(item !== undefined, "the item is there");
  return item;
}
