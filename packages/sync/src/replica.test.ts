import {
  certifyDevice,
  createDevice,
  createEpochKey,
  createIdentity,
  nextGeneration,
  openContent,
  rewrapContent,
  sealContent,
  sealEpoch,
} from "@attune/crypto";
import { obtained } from "@attune/testkit";
import {
  type Control,
  decodeEnvelope,
  type Envelope,
  encodeCbor,
  encodeControl,
  encodeWrap,
  type Header,
} from "@attune/wire";
import { describe, expect, test } from "vitest";
import { keyOf } from "./byte-key.ts";
import type { MisbehaviourType } from "./misbehaviour.ts";
import { createReplica } from "./replica.ts";
import {
  begunScene,
  bytesOf,
  catchUp,
  createScene,
  createWriter,
  crypto,
  forge,
  idOf,
  put,
  type Scene,
  words,
} from "./replica-under-test.contract.ts";

type Craft = (scene: Scene) => Envelope | Uint8Array | Promise<Envelope | Uint8Array>;

const ZERO = new Uint8Array(32);
const control = (scene: Scene, made: Control, header: Partial<Header> = {}) =>
  forge(scene, scene.mara, { header, payload: encodeControl(made) });
const chainOf = ({ mara }: Scene) => mara.terms.self.identity.chain;
const good = (scene: Scene) => writeNext(scene, "next");

async function writeNext(scene: Scene, body: string): Promise<Envelope> {
  const envelope = await put(scene, scene.mara, [words(body)]);
  scene.places.pop();
  return envelope;
}

async function newEpoch(
  scene: Scene,
  members: readonly Uint8Array[],
  header: Partial<Header> = {},
  genesis: Uint8Array | null = null,
) {
  const epochKey = createEpochKey(crypto, scene.mara.replica.standing().epoch.epoch + 1);
  const box = crypto.sodium.crypto_scalarmult_base(scene.mara.terms.self.identity.generations[0]?.box ?? ZERO);
  const sealed = obtained(
    await sealEpoch(crypto, {
      space: scene.genesis.space,
      epochKey,
      members: members.map((account) => ({ account, box })),
      genesis,
      box: null,
    }),
  );
  return control(scene, sealed, { epoch: epochKey.epoch, keyCommit: epochKey.commit, ...header });
}
const founders = ({ genesis }: Scene) => genesis.founders;
const introduce = (scene: Scene, header: Partial<Header> = {}, writer = scene.mara) => {
  const { cert, identity } = writer.terms.self;
  return forge(scene, writer, { header, payload: encodeControl({ t: "device", cert, chain: identity.chain }) });
};

/** Each is what stands at the next place of a space with a history, and what is wrong with it. */
const WRONG: readonly (readonly [string, MisbehaviourType, Craft])[] = [
  ["noise", "malformed", () => crypto.random(500)],
  [
    "an envelope with a byte too many",
    "malformed",
    async (scene) => Uint8Array.from([...bytesOf(await good(scene)), 0]),
  ],
  ["a control that is none", "malformed", (scene) => forge(scene, scene.mara, { payload: encodeCbor({ t: "party" }) })],
  [
    "a header of a later version",
    "unknown-version",
    () => encodeCbor([encodeCbor({ v: 2, suite: 1 }), new Uint8Array(64), null, null]),
  ],
  ["an envelope of another space", "wrong-space", async () => good(await begunScene())],
  [
    "a signature of somebody else",
    "bad-signature",
    async (scene) => ({ ...(await good(scene)), sig: crypto.random(64).fill(0, 32) }),
  ],
  [
    "another payload",
    "payload-mismatch",
    async (scene) => {
      const envelope = await good(scene);
      return { ...envelope, payload: (envelope.payload ?? ZERO).map((byte) => byte ^ 1) };
    },
  ],
  ["an author who had seen another head", "forked", (scene) => introduce(scene, { seen: { seq: 2, head: ZERO } })],
  ["an author who had seen what is not there", "forked", (scene) => introduce(scene, { seen: { seq: 6, head: ZERO } })],
  ["the envelope of an earlier place", "replayed", ({ places }) => places[2] ?? ZERO],
  ["a number left out", "broken-device-chain", (scene) => introduce(scene, { dseq: 9 })],
  ["another predecessor", "broken-device-chain", (scene) => introduce(scene, { dprev: ZERO })],
  [
    "a tombstone that skips one",
    "broken-device-chain",
    (scene) => forge(scene, scene.mara, { header: { kind: "tombstone", target: ZERO, dseq: 7, size: 0 } }),
  ],
  [
    "words of a device that nobody introduced",
    "unknown-device",
    (scene) => forge(scene, scene.mara, { device: createDevice(crypto), header: { kind: "tombstone", target: ZERO } }),
  ],
  [
    "a device in another's name",
    "unknown-device",
    (scene) =>
      forge(scene, scene.mara, {
        header: { kind: "tombstone", target: ZERO, author: scene.jun.terms.self.identity.account },
      }),
  ],
  [
    "an epoch by a device that nobody introduced",
    "unknown-device",
    async (scene) => {
      const { payload, header } = await newEpoch(scene, founders(scene));
      const { epoch, keyCommit } = header;
      return forge(scene, scene.mara, {
        device: createDevice(crypto),
        payload: payload ?? ZERO,
        header: { epoch, keyCommit },
      });
    },
  ],
  [
    "a device of one that another claims",
    "unknown-device",
    (scene) => {
      const { identity } = scene.jun.terms.self;
      const { device } = scene.mara.terms.self;
      const cert = certifyDevice(crypto, identity, device.public);
      return control(scene, { t: "device", cert, chain: identity.chain }, { author: identity.account });
    },
  ],
  [
    "a certificate for another device",
    "bad-certificate",
    (scene) => control(scene, { t: "device", cert: scene.jun.terms.self.cert, chain: chainOf(scene) }),
  ],
  [
    "a certificate by somebody else",
    "bad-certificate",
    (scene) => {
      const [bytes] = scene.mara.terms.self.cert;
      return control(scene, { t: "device", cert: [bytes, new Uint8Array(64)], chain: chainOf(scene) });
    },
  ],
  [
    "the chain of somebody else",
    "bad-identity",
    (scene) => control(scene, { t: "device", cert: scene.mara.terms.self.cert, chain: createIdentity(crypto).chain }),
  ],
  [
    "a certificate of a generation that was followed",
    "old-generation",
    (scene) => {
      const { cert, identity } = scene.jun.terms.self;
      const { chain } = nextGeneration(crypto, identity);
      return forge(scene, scene.jun, { payload: encodeControl({ t: "device", cert, chain }) });
    },
  ],
  [
    "an own generation that this device has no keys of",
    "own-new-generation",
    (scene) => {
      const { cert, identity } = scene.mara.terms.self;
      return control(scene, { t: "device", cert, chain: nextGeneration(crypto, identity).chain });
    },
  ],
  ["an author from outside", "not-a-member", (scene) => introduce(scene, { author: createIdentity(crypto).account })],
  ["an introduction under an earlier epoch", "stale-epoch", (scene) => introduce(scene, { epoch: 0, keyCommit: ZERO })],
  ["the epoch that is there already", "stale-epoch", (scene) => newEpoch(scene, founders(scene), { epoch: 1 })],
  ["an introduction under another key", "wrong-key", (scene) => introduce(scene, { keyCommit: ZERO })],
  [
    "a key that is not the one committed to",
    "wrong-key",
    (scene) => newEpoch(scene, founders(scene), { keyCommit: crypto.random(32) }),
  ],
  [
    "an epoch that is sealed for nobody",
    "cannot-open",
    async (scene) => {
      const epochKey = createEpochKey(crypto, 2);
      const members = founders(scene);
      const seals = members.map(() => [crypto.random(32), crypto.random(48)] as const);
      return control(
        scene,
        { t: "epoch", members, seals, genesis: null, box: null },
        { epoch: 2, keyCommit: epochKey.commit },
      );
    },
  ],
  ["an epoch too far", "bad-epoch", (scene) => newEpoch(scene, founders(scene), { epoch: 3 })],
  [
    "an epoch with somebody new",
    "bad-epoch",
    (scene) => newEpoch(scene, [...founders(scene), createIdentity(crypto).account]),
  ],
  ["an epoch without its author", "bad-epoch", (scene) => newEpoch(scene, [scene.jun.terms.self.identity.account])],
  ["a second genesis", "bad-genesis", (scene) => newEpoch(scene, founders(scene), {}, scene.genesis.bytes)],
  [
    "the removal of what is not there",
    "wrong-target",
    (scene) => forge(scene, scene.mara, { header: { kind: "tombstone", target: ZERO } }),
  ],
  [
    "the removal of another's words",
    "wrong-target",
    (scene) => {
      const his = obtained(decodeEnvelope(scene.places.at(-1) ?? ZERO));
      return forge(scene, scene.mara, { header: { kind: "tombstone", target: idOf(his) } });
    },
  ],
  [
    "words with another wrap",
    "cannot-open",
    async (scene) => ({ ...(await good(scene)), wrap: encodeWrap({ epoch: 1, sealed: crypto.random(72) }) }),
  ],
  [
    "words wrapped under an epoch before theirs",
    "cannot-open",
    async (scene) => ({ ...(await good(scene)), wrap: encodeWrap({ epoch: 0, sealed: crypto.random(72) }) }),
  ],
];

describe("what stands at the next place is named and not taken when it is", () => {
  test.each(WRONG)("%s: %s", async (_, type, craft) => {
    const scene = await begunScene();
    const { replica } = scene.mara;
    const seq = scene.places.length;
    const crafted = await craft(scene);
    const next = await good(scene);
    const bytes = crafted instanceof Uint8Array ? crafted : bytesOf(crafted);
    expect(await replica.receive(seq + 1, bytes)).toEqual({ ok: false, error: { type, seq: seq + 1 } });
    expect(replica.seen().seq).toBe(seq);
    expect(replica.trouble()).toEqual({ type, seq: seq + 1 });
    expect(await replica.receive(seq + 1, bytesOf(next))).toMatchObject({ ok: false, error: { type } });
    expect(replica.settle(seq)).toMatchObject({ ok: false, error: { type } });
    expect(replica.entries().map(({ read }) => read.type)).toEqual(["open", "open"]);
  });
});

describe("before the first epoch", () => {
  const first = async (craft: (scene: Scene) => Promise<Envelope>, introduced = true) => {
    const scene = createScene();
    if (introduced) {
      const introduction = introduce(scene);
      scene.places.push(bytesOf(introduction));
      await catchUp(scene.mara, scene);
    }
    return scene.mara.replica.receive(scene.places.length + 1, bytesOf(await craft(scene)));
  };

  test("an introduction counts from 0", async () => {
    expect(await first(async (scene) => introduce(scene, { dseq: 1 }), false)).toMatchObject({
      error: { type: "broken-device-chain" },
    });
  });

  test("the first epoch carries the genesis from which the space has its id", async () => {
    expect(await first((scene) => newEpoch(scene, founders(scene)))).toMatchObject({ error: { type: "bad-genesis" } });
    expect(
      await first(async (scene) => newEpoch(scene, founders(scene), {}, createScene().genesis.bytes)),
    ).toMatchObject({
      error: { type: "bad-genesis" },
    });
    expect(await first((scene) => newEpoch(scene, founders(scene), {}, scene.genesis.bytes))).toMatchObject({
      ok: true,
    });
  });

  test("nothing is written", async () => {
    expect(
      await first(async (scene) => forge(scene, scene.mara, { header: { kind: "tombstone", target: ZERO } })),
    ).toMatchObject({ error: { type: "stale-epoch" } });
  });

  test("content under a key that nobody gave is under the wrong key", async () => {
    const scene = await begunScene();
    const { device, identity } = scene.mara.terms.self;
    const { dseq = 0, dprev = ZERO } = scene.mara.replica.standing().devices.get(keyOf(device.public)) ?? {};
    const content = { id: "a", type: "said", at: 1, after: null, body: null };
    const stand = {
      space: scene.genesis.space,
      author: identity.account,
      device,
      dseq,
      dprev,
      seen: scene.mara.replica.seen(),
    };
    const sealed = obtained(sealContent(crypto, stand, { content, epochKey: createEpochKey(crypto, 1) }));
    expect(await scene.mara.replica.receive(6, bytesOf(sealed))).toMatchObject({ error: { type: "wrong-key" } });
  });
});

describe("places", () => {
  test("that were taken are known when they come again, and named when they hold something else", async () => {
    const scene = await begunScene();
    const { replica } = scene.mara;
    expect(await replica.receive(2, scene.places[1] ?? ZERO)).toEqual({ ok: true, value: { type: "known" } });
    expect(await replica.receive(2, scene.places[2] ?? ZERO)).toEqual({
      ok: false,
      error: { type: "rewritten", seq: 2 },
    });
  });

  test("that come too early are not taken, and nothing is wrong with them", async () => {
    const scene = await begunScene();
    const fresh = createReplica(scene.mara.terms);
    expect(await fresh.receive(3, scene.places[2] ?? ZERO)).toEqual({ ok: true, value: { type: "ahead" } });
    expect(fresh.trouble()).toBeNull();
  });

  test("never become fewer", async () => {
    const scene = await begunScene();
    expect(scene.mara.replica.settle(5)).toEqual({ ok: true, value: undefined });
    expect(scene.mara.replica.settle(4)).toEqual({ ok: false, error: { type: "rolled-back", seq: 4 } });
  });
});

describe("what was removed", () => {
  test("is gone once its tombstone came, also for those who never saw it", async () => {
    const scene = await begunScene();
    const gone = await put(scene, scene.mara, [words("regretted")]);
    await put(scene, scene.mara, [{ type: "tombstone", target: idOf(gone) }]);
    await catchUp(scene.mara, scene);
    expect(scene.mara.replica.entries().at(-1)?.read).toEqual({ type: "removed" });
    scene.places[5] = bytesOf({ ...gone, payload: null, wrap: null });
    const fresh = createWriter(scene.jun.terms);
    await catchUp(fresh, scene);
    expect(fresh.replica.entries().at(-1)?.read).toEqual({ type: "removed" });
    expect(fresh.replica.settle(7)).toMatchObject({ ok: true });
  });

  test("by nobody is named as withheld when everything has come, but not before", async () => {
    const scene = await begunScene();
    const withheld = await put(scene, scene.mara, [words("important")]);
    await put(scene, scene.mara, [words("more")]);
    scene.places[5] = bytesOf({ ...withheld, payload: null, wrap: null });
    const fresh = createWriter(scene.jun.terms);
    await catchUp(fresh, scene);
    expect(fresh.replica.settle(8)).toMatchObject({ ok: true });
    expect(fresh.replica.settle(7)).toEqual({ ok: false, error: { type: "payload-withheld", seq: 6 } });
  });
});

describe("identities", () => {
  test("that grow are followed, and what the old generation writes is refused", async () => {
    const scene = await begunScene();
    const { terms } = scene.mara;
    const identity = nextGeneration(crypto, terms.self.identity);
    const device = createDevice(crypto);
    const self = { identity, device, cert: certifyDevice(crypto, identity, device.public) };
    const renewed = createWriter({ ...terms, self });
    await put(scene, renewed, [{ type: "epoch", members: null }, words("on a new device")]);
    await catchUp(scene.jun, scene);
    expect(scene.jun.replica.standing().epoch.epoch).toBe(2);
    expect(await scene.mara.replica.receive(6, scene.places[5] ?? ZERO)).toMatchObject({
      error: { type: "own-new-generation" },
    });
    const old = forge({ ...scene, mara: scene.jun }, scene.mara, { header: { kind: "tombstone", target: ZERO } });
    expect(await scene.jun.replica.receive(scene.places.length + 1, bytesOf(old))).toMatchObject({
      error: { type: "old-generation" },
    });
  });

  test("that have two second generations are named as forked, by the space itself or by the vault", async () => {
    const scene = await begunScene();
    const { terms } = scene.mara;
    const branch = () => {
      const identity = nextGeneration(crypto, terms.self.identity);
      const device = createDevice(crypto);
      return { identity, device, cert: certifyDevice(crypto, identity, device.public) };
    };
    const [one, other] = [branch(), branch()];
    const introduction = forge(scene, createWriter({ ...terms, self: other }), {
      payload: encodeControl({ t: "device", cert: other.cert, chain: other.identity.chain }),
    });
    const trusting = createWriter({ ...scene.jun.terms, people: [one.identity.chain] });
    await catchUp(trusting, scene);
    expect(await trusting.replica.receive(6, bytesOf(introduction))).toMatchObject({
      error: { type: "identity-forked" },
    });
    const unaware = createWriter({ ...scene.jun.terms, people: [] });
    await put(scene, createWriter({ ...terms, self: one }), [words("from one")]);
    await catchUp(unaware, scene);
    const late = forge({ ...scene, mara: unaware }, createWriter({ ...terms, self: other }), {
      payload: encodeControl({ t: "device", cert: other.cert, chain: other.identity.chain }),
    });
    const seq = scene.places.length + 1;
    expect(await unaware.replica.receive(seq, bytesOf(late))).toMatchObject({ error: { type: "identity-forked" } });
    const back = introduce({ ...scene, mara: unaware }, {}, scene.mara);
    const third = createWriter({ ...scene.jun.terms, people: [] });
    await catchUp(third, scene);
    expect(await third.replica.receive(seq, bytesOf(back))).toMatchObject({ error: { type: "old-generation" } });
  });
});

describe("leaving", () => {
  test("ends what the other may write, and says no more of what is withheld", async () => {
    const scene = await begunScene();
    const { account } = scene.mara.terms.self.identity;
    await put(scene, scene.mara, [{ type: "epoch", members: [keyOf(account)] }]);
    await put(scene, scene.mara, [words("alone")]);
    await catchUp(scene.jun, scene);
    expect(scene.jun.replica.entries().at(-1)?.read).toEqual({ type: "sealed" });
    expect(scene.jun.replica.settle(7)).toMatchObject({ ok: true });
    await catchUp(scene.mara, scene);
    const his = forge(scene, scene.jun, { header: { kind: "tombstone", target: ZERO } });
    expect(await scene.mara.replica.receive(8, bytesOf(his))).toMatchObject({ error: { type: "not-a-member" } });
  });
});

describe("a deep clean", () => {
  test("wraps words anew under a later epoch: they open when it has come, and are missed when it has not", async () => {
    const scene = await begunScene();
    const old = scene.mara.replica.keys.get(keyOf(scene.mara.replica.standing().epoch.commit));
    const kept = await put(scene, scene.mara, [words("kept")]);
    await put(scene, scene.mara, [{ type: "epoch", members: null }]);
    await catchUp(scene.mara, scene);
    const fresh = scene.mara.replica.keys.get(keyOf(scene.mara.replica.standing().epoch.commit));
    if (!old || !fresh) throw new Error("two keys");
    const anew = { ...kept, wrap: obtained(rewrapContent(crypto, kept, { from: old, to: fresh })) };
    expect(obtained(openContent(crypto, anew, fresh)).body).toBe("kept");
    expect(scene.mara.replica.rewrap(anew)).toBe(true);
    expect(scene.mara.replica.rewrap({ ...anew, wrap: encodeWrap({ epoch: 2, sealed: crypto.random(72) }) })).toBe(
      false,
    );
    expect(scene.mara.replica.rewrap({ ...anew, sig: crypto.random(64) })).toBe(false);
    scene.places[5] = bytesOf(anew);
    const late = createWriter(scene.jun.terms);
    await catchUp(late, { ...scene, places: scene.places.slice(0, 6) });
    expect(late.replica.entries().at(-1)?.read).toEqual({ type: "sealed" });
    await catchUp(late, scene);
    expect(late.replica.entries().at(-1)?.read).toMatchObject({ type: "open", content: { body: "kept" } });
    const never = createWriter(scene.jun.terms);
    await catchUp(never, { ...scene, places: scene.places.slice(0, 6) });
    expect(never.replica.settle(6)).toEqual({ ok: false, error: { type: "cannot-open", seq: 6 } });
  });
});
