import { ok } from "@attune/kernel";
import type { LiveAnswer, LiveRequest } from "@attune/wire";
import { expect, test } from "vitest";
import { createRewrapSender } from "./rewrap-sender.ts";
import type { Cleaning, NewWrap } from "./rewrapping.ts";

const id = new Uint8Array(32).fill(1);
const wrap = new Uint8Array(80).fill(2);
const space = new Uint8Array(32).fill(3);

/** A space with one content to wrap anew, and a connection whose time passes when it is told to. */
function openSender() {
  const [left, kept, sent, tasks]: [NewWrap[], NewWrap[], LiveRequest[], (() => void)[]] = [[{ id, wrap }], [], [], []];
  let refs = 0;
  const sender = createRewrapSender(
    {
      id: space,
      cleaning: () => ({ isPending: left.length > 0, floor: 2 }) as Cleaning,
      prepareRewraps: async () => ok([...left]),
      rewrap: async (of, by) => {
        kept.push({ id: of, wrap: by });
        left.pop();
        return ok(undefined);
      },
    },
    {
      nextRef: () => ++refs,
      send: (request) => sent.push(request),
      later: (_, task) => tasks.push(task),
      changed: () => undefined,
      isReady: () => true,
    },
  );
  const pass = async () => {
    for (const task of tasks.splice(0)) task();
    await Promise.resolve();
    await Promise.resolve();
  };
  const say = async (answer: Partial<LiveAnswer>) => {
    await sender.said({ ref: refs, ...answer } as LiveAnswer);
    await pass();
  };
  return { sender, sent, kept, left, pass, say };
}

test("a wrap is kept when the relay has answered with it, and with no other", async () => {
  const { sender, sent, kept, pass, say } = openSender();
  sender.pump();
  await pass();
  expect(sent).toEqual([{ t: "rewrap", ref: 1, space, id, wrap }]);
  await say({ t: "rewrapped", space, id, wrap: wrap.with(0, 9) });
  expect([kept.length, sent.length]).toEqual([0, 2]);
  await say({ t: "rewrapped", space, id, wrap });
  expect(kept).toEqual([{ id, wrap }]);
});

test("what the relay has lost is kept here when it says so twice", async () => {
  const { sender, sent, kept, pass, say } = openSender();
  sender.pump();
  await pass();
  await say({ t: "refused", reason: "wrong-target" });
  expect([kept.length, sent.length]).toEqual([0, 2]);
  await say({ t: "refused", reason: "wrong-target" });
  expect([kept.length, sent.length]).toEqual([1, 2]);
});

test("what was removed meanwhile is not asked for again", async () => {
  const { sender, sent, kept, left, pass, say } = openSender();
  sender.pump();
  await pass();
  left.pop();
  await say({ t: "refused", reason: "wrong-target" });
  expect([kept.length, sent.length]).toEqual([0, 1]);
});

test("an epoch that has overtaken it is no reason to keep anything", async () => {
  const { sender, sent, kept, pass, say } = openSender();
  sender.pump();
  await pass();
  for (let time = 0; time < 3; time += 1) await say({ t: "refused", reason: "wrong-epoch" });
  expect([kept.length, sent.length]).toEqual([0, 4]);
});

test("answers to something else are left to others", () => {
  const { sender } = openSender();
  expect(sender.said({ t: "refused", ref: 9, reason: "busy" })).toBeNull();
  expect(sender.said({ t: "pong", time: 1 })).toBeNull();
});
