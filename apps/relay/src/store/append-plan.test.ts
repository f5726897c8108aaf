import { assert } from "@attune/kernel";
import { describe, expect, test } from "vitest";
import { readEnvelope } from "../read-envelope.ts";
import {
  content,
  deviceControl,
  type EnvelopeParts,
  epochControl,
  random,
  type SimulatedEnvelope,
  sha256,
  simulatedEnvelope,
  simulatedSpace,
  tombstone,
} from "../under-test/simulated-envelopes.contract.ts";
import type { AppendKnowledge } from "./append-knowledge.ts";
import { type AccountQuota, planAppends } from "./append-plan.ts";
import type { Appending } from "./appending.ts";
import { byteKey } from "./byte-key.ts";

const FREE: AccountQuota = { bytes: 10_000_000, spaces: 100 };
const [anna, ben, carl] = [random(32), random(32), random(32)];

/** What a database knows that holds nothing but accounts. */
function nothingYet(): AppendKnowledge {
  const uses = [anna, ben, carl].map((account) => [byteKey(account), { account, bytes: 0, spaces: 0 }] as const);
  return { spaces: new Map(), places: new Map(), targets: new Map(), uses: new Map(uses) };
}

function by(account: Uint8Array, space: Uint8Array, { envelope }: SimulatedEnvelope): Appending {
  const read = readEnvelope({ account, space, envelope });
  assert(read.ok, "the envelope can be read");
  return read.value;
}

/** The answers in short: places, or reasons. */
function answersTo(batch: readonly Appending[], knowledge = nothingYet(), quota = FREE): readonly (number | string)[] {
  const { outcomes } = planAppends(batch, knowledge, quota);
  return outcomes.map((outcome) => (outcome.ok ? outcome.value.seq : outcome.error));
}

describe("beginning a space", () => {
  const { space, genesis, founders } = simulatedSpace([anna, ben]);
  const place = { space, author: anna };
  const device = (changes: Partial<EnvelopeParts> = {}) => deviceControl({ ...place, epoch: 0, ...changes });
  const first = (members = founders, changes: Partial<EnvelopeParts> = {}) =>
    epochControl({ ...place, epoch: 1, ...changes }, members, genesis);

  test("takes device controls and then the first epoch, or that at once", () => {
    expect(answersTo([by(anna, space, device()), by(anna, space, first())])).toEqual([1, 2]);
    expect(answersTo([by(anna, space, first()), by(ben, space, content({ space, author: ben, epoch: 1 }))])).toEqual([
      1, 2,
    ]);
  });

  test("is for one account alone until there are members", () => {
    const batch = [by(anna, space, device()), by(ben, space, device({ author: ben })), by(ben, space, first())];
    expect(answersTo(batch)).toEqual([1, "not-a-member", "not-a-member"]);
  });

  test("takes nothing in another's name, nor anything but controls", () => {
    expect(answersTo([by(anna, space, device({ author: ben }))])).toEqual(["not-begun"]);
    expect(answersTo([by(anna, space, content({ ...place, epoch: 0 }))])).toEqual(["not-begun"]);
    expect(answersTo([by(anna, space, tombstone({ ...place, epoch: 0 }, random(32)))])).toEqual(["not-begun"]);
  });

  test("counts epochs from one", () => {
    expect(answersTo([by(anna, space, device({ epoch: 1 }))])).toEqual(["wrong-epoch"]);
    expect(answersTo([by(anna, space, first(founders, { epoch: 2 }))])).toEqual(["wrong-epoch"]);
  });

  test("takes members out of the genesis, whoever begins among them", () => {
    const other = simulatedSpace([anna, ben]);
    expect(answersTo([by(anna, space, first([anna]))])).toEqual([1]);
    expect(answersTo([by(anna, space, first([ben]))])).toEqual(["wrong-members"]);
    expect(answersTo([by(anna, space, first([anna, carl]))])).toEqual(["wrong-members"]);
    expect(answersTo([by(anna, space, epochControl({ ...place, epoch: 1 }, founders))])).toEqual(["wrong-members"]);
    const strange = epochControl({ ...place, epoch: 1 }, founders, other.genesis);
    expect(answersTo([by(anna, space, strange)])).toEqual(["wrong-members"]);
    const loose = sha256("attune/v1/space", random(9));
    expect(
      answersTo([by(anna, loose, epochControl({ ...place, space: loose, epoch: 1 }, founders, random(9)))]),
    ).toEqual(["wrong-members"]);
  });

  test("takes so many device controls and no more", () => {
    const batch = Array.from({ length: 9 }, () => by(anna, space, device()));
    expect(answersTo(batch)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, "not-begun"]);
  });
});

describe("the epochs of a space", () => {
  const { space, genesis, founders } = simulatedSpace([anna, ben, carl]);
  const begun = by(anna, space, epochControl({ space, author: anna, epoch: 1 }, founders, genesis));
  const step = (author: Uint8Array, epoch: number, members: readonly Uint8Array[], given: Uint8Array | null = null) =>
    by(author, space, epochControl({ space, author, epoch }, members, given));
  const words = (author: Uint8Array, epoch: number) => by(author, space, content({ space, author, epoch }));

  test("follow each other by one, and members only become fewer", () => {
    expect(answersTo([begun, step(ben, 2, [anna, ben]), step(anna, 3, [anna])])).toEqual([1, 2, 3]);
    expect(answersTo([begun, step(ben, 3, [anna, ben])])).toEqual([1, "wrong-epoch"]);
    expect(answersTo([begun, step(ben, 2, [ben]), step(ben, 3, [anna, ben])])).toEqual([1, 2, "wrong-members"]);
    expect(answersTo([begun, step(ben, 2, [anna])])).toEqual([1, "wrong-members"]);
    expect(answersTo([begun, step(ben, 2, [ben], genesis)])).toEqual([1, "wrong-members"]);
  });

  test("of two that follow the same one, the second is refused", () => {
    expect(answersTo([begun, step(anna, 2, [anna]), step(ben, 2, [ben])])).toEqual([1, 2, "not-a-member"]);
    expect(answersTo([begun, step(anna, 2, [anna, ben]), step(ben, 2, [ben])])).toEqual([1, 2, "wrong-epoch"]);
  });

  test("end what others may write, and what is written in their name", () => {
    const batch = [begun, words(ben, 1), step(anna, 2, [anna, carl]), words(ben, 2), words(anna, 2), words(carl, 1)];
    expect(answersTo(batch)).toEqual([1, 2, 3, "not-a-member", 4, "wrong-epoch"]);
    const forged = by(anna, space, content({ space, author: ben, epoch: 2 }));
    expect(answersTo([begun, step(anna, 2, [anna, carl]), forged])).toEqual([1, 2, "not-a-member"]);
  });

  test("give the first place again to those who may read it, and to nobody else", () => {
    const bens = words(ben, 1);
    const later = words(anna, 2);
    const batch = [begun, bens, step(anna, 2, [anna]), later, bens, { ...later, account: ben }];
    expect(answersTo(batch)).toEqual([1, 2, 3, 4, 2, "not-a-member"]);
  });
});

describe("a plan", () => {
  test("counts the places and the space that was begun", () => {
    const { space, genesis, founders } = simulatedSpace([anna]);
    const batch = [
      by(anna, space, deviceControl({ space, author: anna, epoch: 0 })),
      by(anna, space, epochControl({ space, author: anna, epoch: 1 }, founders, genesis)),
    ];
    const plan = planAppends(batch, nothingYet(), FREE);
    expect(plan.spaces).toMatchObject([{ epoch: 1, newest: 2, stepped: true }]);
    expect(plan.uses).toMatchObject([{ account: anna, spaces: 1 }]);
  });

  test("writes nothing for what is refused", () => {
    const { space } = simulatedSpace([anna]);
    const plan = planAppends([by(anna, space, content({ space, author: anna, epoch: 0 }))], nothingYet(), FREE);
    expect(plan).toEqual({
      outcomes: [{ ok: false, error: "not-begun" }],
      envelopes: [],
      drops: [],
      spaces: [],
      uses: [],
    });
  });

  test("lets an account over its quota leave and delete, but not add", () => {
    const { space, genesis, founders } = simulatedSpace([anna]);
    const place = { space, author: anna, epoch: 1 };
    const words = by(anna, space, content(place));
    const batch = [
      by(anna, space, epochControl(place, founders, genesis)),
      words,
      by(anna, space, tombstone(place, random(32))),
      by(anna, space, epochControl({ ...place, epoch: 2 }, founders)),
    ];
    expect(answersTo(batch, nothingYet(), { bytes: 10, spaces: 1 })).toEqual([1, "quota", "wrong-target", 2]);
  });

  test("takes back what a tombstone frees from the one in whose quota it counted, once", () => {
    const { space, genesis, founders } = simulatedSpace([anna, ben]);
    const place = { space, author: anna, epoch: 1 };
    const words = by(ben, space, content(place));
    const over = () => by(anna, space, tombstone(place, words.id));
    const knowledge = nothingYet();
    const begun = by(anna, space, epochControl(place, founders, genesis));
    const plan = planAppends([begun, words, over(), over()], knowledge, FREE);
    expect(plan.outcomes.every(({ ok }) => ok)).toBe(true);
    expect(plan.envelopes[1]).toMatchObject({ seq: 2, dropped: true });
    expect(knowledge.uses.get(byteKey(ben))?.bytes).toBe(words.header.length + words.sig.length);
  });

  test("lets a control be the target of nothing", () => {
    const { space, genesis, founders } = simulatedSpace([anna]);
    const place = { space, author: anna, epoch: 1 };
    const begun = by(anna, space, epochControl(place, founders, genesis));
    expect(answersTo([begun, by(anna, space, tombstone(place, begun.id))])).toEqual([1, "wrong-target"]);
  });
});

describe("reading an envelope", () => {
  const { space } = simulatedSpace([anna]);
  const reading = ({ envelope }: SimulatedEnvelope, to = space) => readEnvelope({ account: anna, space: to, envelope });
  const malformed = { ok: false, error: "malformed" };

  test("refuses what no client would take", () => {
    const place = { space, author: anna, epoch: 1 };
    expect(reading(content(place), random(32))).toEqual({ ok: false, error: "wrong-space" });
    expect(reading({ envelope: random(70_000), id: random(32) })).toEqual({ ok: false, error: "too-large" });
    expect(reading(simulatedEnvelope({ ...place, kind: "control", payload: random(40) }))).toEqual(malformed);
    const wrap = Uint8Array.of(0x82, 9, 0x58, 72, ...random(72));
    expect(reading(simulatedEnvelope({ ...place, kind: "content", payload: random(328), wrap }))).toEqual(malformed);
    expect(reading(content({ ...place, header: { ph: random(32) } }))).toEqual(malformed);
  });
});
