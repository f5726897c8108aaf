import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { type ChangeChannel, createChangeChannel, type StoredChange } from "./change-channel.ts";

let here: ChangeChannel;
let there: ChangeChannel;
let heard: StoredChange[];

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
  for (const message of [null, "erased", { type: "appended" }, { type: "appended", nextSeq: -1 }, { type: "moved" }]) {
    stranger.postMessage(message);
  }
  stranger.postMessage({ type: "erased" });
  await vi.waitFor(() => expect(heard).toEqual([{ type: "erased" }]));
  stranger.close();
});

test("tabs on another database hear nothing", async () => {
  const elsewhere = createChangeChannel("other couple");
  elsewhere.announce({ type: "erased" });
  here.announce({ type: "appended", nextSeq: 4 });
  await vi.waitFor(() => expect(heard).toEqual([{ type: "appended", nextSeq: 4 }]));
  elsewhere.close();
});

test("a closed tab announces nothing", async () => {
  here.close();
  here.announce({ type: "erased" });
  there.announce({ type: "appended", nextSeq: 1 });
  expect(heard).toEqual([{ type: "appended", nextSeq: 1 }]);
});
