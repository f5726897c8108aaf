import {
  formSimulatedCouple,
  obtained,
  openSimulatedSession,
  playRun,
  roomStep,
  roomTimeline,
  type SimulatedSession,
} from "@attune/testkit";
import { beforeEach, describe, expect, it } from "vitest";
import { type DraftSpot, keepDraft, keepThought, openRoom, recallDraft, takeRoomStep } from "./index.ts";

const { arrives, takesFloor, says, takesBack, isReady, replies } = roomStep;

let simulated: SimulatedSession;
let words: Readonly<Record<"A" | "B", DraftSpot>>;
let thought: DraftSpot;

beforeEach(async () => {
  simulated = await openSimulatedSession();
  const { session } = simulated;
  await formSimulatedCouple(session);
  obtained(await openRoom(session, "A"));
  await play(arrives("A"), arrives("B"), takesFloor("A"));
  const roomId = session.state().couple.room?.id ?? "";
  words = { A: { roomId, side: "A", place: "words" }, B: { roomId, side: "B", place: "words" } };
  thought = { roomId, side: "B", place: "thought" };
});

describe("a draft", () => {
  it("comes back in another tab and after a reload, for its author and its place alone", async () => {
    const { session, openTab } = simulated;
    obtained(await keepDraft(session, words.A, "half a sen"));
    const again = await openTab();
    expect(await recallDraft(again, words.A)).toEqual({ ok: true, value: "half a sen" });
    expect(await recallDraft(again, words.B)).toEqual({ ok: true, value: "" });
    expect(await recallDraft(again, { ...words.A, place: "thought" })).toEqual({ ok: true, value: "" });
  });

  it("of words tried outside any Room stays, whatever happens to Rooms", async () => {
    const { session } = simulated;
    const practice: DraftSpot = { roomId: null, side: "A", place: "words" };
    obtained(await keepDraft(session, practice, "just trying"));
    obtained(await takeRoomStep(session, { type: "room-left", side: "A" }));
    obtained(await openRoom(session, "B"));
    expect(obtained(await recallDraft(session, practice))).toBe("just trying");
  });

  it("kept for later joins what was kept before", async () => {
    const { session, device } = simulated;
    obtained(await keepThought(session, thought, "first"));
    obtained(await keepThought(session, thought, "second"));
    expect(obtained(await recallDraft(session, thought))).toBe("first\nsecond");
    device.refuseWith({ type: "storage-full" });
    expect((await keepThought(session, thought, "third")).ok).toBe(false);
  });

  it("goes when it is emptied", async () => {
    const { session } = simulated;
    obtained(await keepDraft(session, words.A, "half a sen"));
    obtained(await keepDraft(session, words.A, ""));
    expect(await draftKeys()).toEqual([]);
  });

  it("stays until its words cross, and goes then; a thought for later stays", async () => {
    const { session } = simulated;
    obtained(await keepDraft(session, words.A, "The bins."));
    obtained(await keepDraft(session, thought, "for later"));
    await play(says("A"), takesBack("A"), says("A"));
    expect(await recallDraft(session, words.A)).toEqual({ ok: true, value: "The bins." });
    await play(isReady("B"));
    expect(await recallDraft(session, words.A)).toEqual({ ok: true, value: "" });
    obtained(await keepDraft(session, words.B, "You saw"));
    await play(replies("B"));
    expect(await recallDraft(session, words.B)).toEqual({ ok: true, value: "" });
    expect(await recallDraft(session, thought)).toEqual({ ok: true, value: "for later" });
  });

  it("of words that crossed while their author was not inside goes when the author is back, and no other does", async () => {
    const { session, openTab } = simulated;
    await play(says("A"));
    const given = session.state().room?.shared.context.waiting?.text ?? "";
    await play(isReady("B"));
    obtained(await keepDraft(session, words.A, "something else"));
    expect(obtained(await recallDraft(await openTab(), words.A))).toBe("something else");
    obtained(await keepDraft(session, words.A, `${given} `));
    expect(obtained(await recallDraft(await openTab(), words.A))).toBe("");
  });

  it("of either partner goes when the Room ends, readable or not, and comes to nothing afterwards", async () => {
    const { session } = simulated;
    obtained(await keepDraft(session, words.A, "half a sen"));
    obtained(await keepDraft(session, words.B, "the other ha"));
    obtained(await keepDraft(session, thought, "for later"));
    await damageDraft(thought);
    obtained(await takeRoomStep(session, { type: "room-left", side: "B" }));
    expect(await draftKeys()).toEqual([]);
    obtained(await keepDraft(session, words.A, "too late"));
    expect(await draftKeys()).toEqual([]);
  });

  it("that a crash left behind goes when the next Room opens", async () => {
    const { session, device, openTab } = simulated;
    obtained(await keepDraft(session, words.A, "half a sen"));
    await endRoomAndCrash();
    expect(await draftKeys()).toHaveLength(1);
    obtained(await openRoom(await openTab(), "B"));
    expect(await draftKeys()).toEqual([]);
    expect(obtained(await device.openTab().drafts.list(""))).toEqual({ drafts: [], unreadable: [] });
  });

  it("that cannot be read is none, and can be written anew", async () => {
    const { session } = simulated;
    await damageDraft(words.A);
    expect(await recallDraft(session, words.A)).toEqual({ ok: true, value: "" });
    obtained(await keepDraft(session, words.A, "again"));
    expect(await recallDraft(session, words.A)).toEqual({ ok: true, value: "again" });
  });

  it("that the device does not keep or give is told", async () => {
    const { session, device } = simulated;
    device.refuseWith({ type: "storage-full" });
    const full = { ok: false, error: { type: "storage-full" } };
    expect(await keepDraft(session, words.A, "x")).toEqual(full);
    expect(await recallDraft(session, words.A)).toEqual(full);
  });
});

it("a step is taken although the draft of its words cannot be deleted", async () => {
  const { session } = simulated;
  const full = { ok: false, error: { type: "storage-full" } } as const;
  const refuses = async () => full;
  const drafts = { ...session.sources.drafts, delete: refuses, list: refuses };
  const stuck = { ...session, sources: { ...session.sources, drafts } };
  obtained(await keepDraft(session, words.A, "The bins."));
  await play(says("A"));
  obtained(await takeRoomStep(stuck, { type: "listener-ready", side: "B" }));
  obtained(await takeRoomStep(stuck, { type: "room-left", side: "B" }));
  expect(session.state().couple.pastRooms).toHaveLength(1);
});

async function play(...steps: Parameters<typeof roomTimeline>[0]): Promise<void> {
  const { session, clock } = simulated;
  expect(await playRun(session, clock, roomTimeline(steps, clock.now() + 1000))).toBe(steps.length);
}

async function draftKeys(): Promise<readonly string[]> {
  const { drafts, unreadable } = obtained(await simulated.session.sources.drafts.list(""));
  return [...drafts, ...unreadable].map(({ key }) => key);
}

/** Overwrites a draft with nothing that this version understands. */
async function damageDraft({ roomId, side, place }: DraftSpot): Promise<void> {
  const torn = { text: 5, savedAt: "never" } as unknown as { readonly text: string; readonly savedAt: number };
  obtained(await simulated.session.sources.drafts.put(`room/${roomId}/${side}/${place}`, torn));
}

/** The Room ends, and the tab dies before it has cleared up. */
async function endRoomAndCrash(): Promise<void> {
  const { session } = simulated;
  const dies = { ...session.sources.drafts, list: () => new Promise<never>(() => {}) };
  const dying = { ...session, sources: { ...session.sources, drafts: dies } };
  void takeRoomStep(dying, { type: "room-left", side: "A" }).then(obtained);
  await new Promise((resolve) => session.subscribe(() => resolve(undefined)));
}
