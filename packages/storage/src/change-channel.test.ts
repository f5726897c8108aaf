import type { EnvelopeStoreChange } from "@attune/sync";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { type ChangeChannel, createChangeChannel } from "./change-channel.ts";

let here: ChangeChannel;
let there: ChangeChannel;
let heard: EnvelopeStoreChange[];

beforeEach(() => {
  here = createChangeChannel("couple");
  there = createChangeChannel("couple");
  heard = [];
  there.listen((change) => heard.push(change));
});

afterEach(() => {
  here.close();
  there.close();
});

test("what is no change that this version knows is not passed on, whoever says it", async () => {
  const stranger = new BroadcastChannel("couple/changes");
  const unknown = { type: "changed", space: "ours" };
  for (const message of [null, "erased", unknown, { ...unknown, version: -1 }, { type: "appended", nextSeq: 1 }]) {
    stranger.postMessage(message);
  }
  stranger.postMessage({ type: "erased" });
  await vi.waitFor(() => expect(heard).toEqual([{ type: "erased" }]));
  stranger.close();
});

test("tabs on another database hear nothing", async () => {
  const elsewhere = createChangeChannel("other couple");
  elsewhere.announce({ type: "erased" });
  here.announce({ type: "changed", space: "ours", version: 4 });
  await vi.waitFor(() => expect(heard).toEqual([{ type: "changed", space: "ours", version: 4 }]));
  elsewhere.close();
});

test("a closed tab announces nothing", async () => {
  here.close();
  here.announce({ type: "erased" });
  there.announce({ type: "changed", space: "ours", version: 1 });
  expect(heard).toEqual([{ type: "changed", space: "ours", version: 1 }]);
});
