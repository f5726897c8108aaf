import { FIRST_HELP } from "@attune/domain/conversation";
import {
  cycleReading,
  obtained,
  openSimulatedSession,
  type SimulatedSession,
  secureReading,
  simulatedRoom,
} from "@attune/testkit";
import { beforeEach, describe, expect, it } from "vitest";
import {
  formCouple,
  nameNewness,
  offerMessage,
  offerReply,
  openRoom,
  type RoomStepInput,
  releaseWords,
  sayNotYet,
  takeRoomStep,
} from "./index.ts";

const BLAME = "You never look up.";
const SOFT = "I am afraid I do not matter.";
const BACK = "You are afraid you do not matter.";

let simulated: SimulatedSession;

async function take(...steps: readonly RoomStepInput[]): Promise<void> {
  for (const step of steps) expect(await takeRoomStep(simulated.session, step)).toMatchObject({ ok: true });
}

const arrival = { type: "arrival-checked", willing: true, arousal: 2, clearHeaded: true } as const;

async function startSpeaking(): Promise<string> {
  const { session } = simulated;
  obtained(await formCouple(session, { A: "Mara", B: "Jun" }));
  obtained(await openRoom(session, "A"));
  await take({ ...arrival, side: "A" }, { ...arrival, side: "B" }, { type: "floor-taken", side: "A" });
  return session.state().couple.room?.id ?? "";
}

beforeEach(async () => {
  simulated = await openSimulatedSession({
    [BLAME]: cycleReading("blame"),
    [SOFT]: secureReading("fear"),
    [BACK]: secureReading("reflect"),
  });
});

describe("opening the Room", () => {
  it("needs two people", async () => {
    const refused = { ok: false, error: { type: "room-not-opened", reason: "no-couple" } };
    expect(await openRoom(simulated.session, "A")).toEqual(refused);
  });

  it("happens once at a time", async () => {
    obtained(await formCouple(simulated.session, { A: "Mara", B: "Jun" }));
    expect((await openRoom(simulated.session, "A")).ok).toBe(true);
    expect(await openRoom(simulated.session, "B")).toMatchObject({ ok: false, error: { reason: "already-open" } });
  });

  it("carries the help that was earned from one Room to the next", async () => {
    const { session } = simulated;
    obtained(await formCouple(session, { A: "Mara", B: "Jun" }));
    for (let room = 0; room < 3; room += 1) {
      expect(session.state().couple.help.level).toBe(3);
      obtained(await openRoom(session, "A"));
      await take(
        { ...arrival, side: "A" },
        { ...arrival, side: "B" },
        { type: "floor-taken", side: "A" },
        { type: "close-begun", side: "A" },
        { type: "newness-skipped", side: "A" },
        { type: "newness-skipped", side: "B" },
        { type: "checked-out", side: "A", arousal: 1, closeness: 8 },
        { type: "checked-out", side: "B", arousal: 1, closeness: 8 },
      );
    }
    expect(session.state().couple.help).toEqual({ level: 2, cleanRun: 0 });
    obtained(await openRoom(session, "B"));
    expect(session.state().room?.shared.context.level).toBe(2);
  });
});

describe("a step in the Room", () => {
  it("is refused as a value when there is no Room, or when it is not that step's turn", async () => {
    const { session } = simulated;
    const step = { type: "landed", side: "A" } as const;
    expect(await takeRoomStep(session, step)).toEqual({ ok: false, error: { type: "no-room" } });
    await startSpeaking();
    expect(await takeRoomStep(session, step)).toMatchObject({ ok: false, error: { reason: "not-now" } });
    expect(await offerMessage(session, "B", SOFT)).toMatchObject({ ok: false, error: { reason: "not-yours" } });
  });

  it("reads words after what the partner said last, and what a reply answers", async () => {
    const { session, heard } = simulated;
    await startSpeaking();
    obtained(await offerMessage(session, "A", SOFT));
    await take({ type: "listener-ready", side: "B" });
    obtained(await offerReply(session, "B", { text: BACK, kind: "reflect" }));
    obtained(await sayNotYet(session, "A", "Nearly, it is more the quiet."));
    obtained(await offerReply(session, "B", { text: BACK, kind: "validate" }));
    obtained(await sayNotYet(session, "A", " "));
    expect(heard).toEqual([
      { text: SOFT, before: "" },
      { text: BACK, before: SOFT },
      { text: SOFT, before: "" },
      { text: "Nearly, it is more the quiet.", before: BACK },
      { text: BACK, before: "Nearly, it is more the quiet." },
      { text: "Nearly, it is more the quiet.", before: BACK },
    ]);
    expect(session.state().room?.shared.context.mirror?.cause).toBe("not-yet");
  });

  it("lets two taps at once take one step only", async () => {
    const { session } = simulated;
    await startSpeaking();
    const both = await Promise.all([offerMessage(session, "A", SOFT), offerMessage(session, "A", SOFT)]);
    expect(both.map(({ ok }) => ok)).toEqual([true, false]);
  });

  it("decides again on what another tab recorded meanwhile", async () => {
    await startSpeaking();
    const other = await simulated.openTab();
    const [one, two] = await Promise.all([
      takeRoomStep(simulated.session, { type: "floor-passed", side: "A" }),
      takeRoomStep(other, { type: "floor-passed", side: "A" }),
    ]);
    expect([one.ok, two.ok].filter(Boolean)).toHaveLength(1);
    expect(simulated.session.state().room?.shared.context.floor).toBe("B");
    obtained(await other.sources.log.entries());
    expect(other.state().couple.room?.events).toEqual(simulated.session.state().couple.room?.events);
  });

  it("is not taken when the device is full, and can be taken again", async () => {
    const { session, device } = simulated;
    await startSpeaking();
    const before = session.state();
    device.refuseWith({ type: "storage-full" });
    const refused = await offerMessage(session, "A", SOFT);
    expect(refused).toMatchObject({ ok: false, error: { type: "not-recorded" } });
    expect(session.state()).toBe(before);
    device.refuseWith(null);
    expect((await offerMessage(session, "A", SOFT)).ok).toBe(true);
  });
});

describe("what a Room leaves behind", () => {
  it("keeps words in which someone left their side of the loop and was heard, and one line each on what was new", async () => {
    const { session } = simulated;
    await startSpeaking();
    obtained(await offerMessage(session, "A", BLAME));
    obtained(await releaseWords(session, "A"));
    await take({ type: "listener-ready", side: "B" });
    obtained(await offerReply(session, "B", { text: BACK, kind: "reflect" }));
    await take({ type: "landed", side: "A" }, { type: "floor-kept", side: "A" });
    obtained(await offerMessage(session, "A", SOFT));
    await take({ type: "listener-ready", side: "B" });
    obtained(await offerReply(session, "B", { text: BACK, kind: "comfort" }));
    await take({ type: "landed", side: "A" }, { type: "close-begun", side: "B" });
    obtained(await nameNewness(session, "B", "That you are afraid too."));
    await take(
      { type: "newness-skipped", side: "A" },
      { type: "checked-out", side: "A", arousal: 1, closeness: 8 },
      { type: "checked-out", side: "B", arousal: 1, closeness: 8 },
    );
    const [past] = session.state().couple.pastRooms;
    expect(past?.closed).toBe(true);
    expect(past?.moments.map(({ side, text, kind }) => [side, text, kind])).toEqual([
      ["A", SOFT, "opening"],
      ["B", "That you are afraid too.", "newness"],
    ]);
    expect(session.state().room).toBeNull();
  });

  it("says no more than that it ended when someone left", async () => {
    const { session } = simulated;
    await startSpeaking();
    await take({ type: "room-left", side: "B" });
    const [past] = session.state().couple.pastRooms;
    expect(past).toMatchObject({ closed: false, moments: [] });
    expect(JSON.stringify(past)).not.toContain('"B"');
    expect(session.state().couple.help).toEqual(FIRST_HELP);
  });
});

it("a whole conversation plays through the session as it does through the machine", async () => {
  const { session, clock } = simulated;
  obtained(await formCouple(session, { A: "Mara", B: "Jun" }));
  const [opening, ...rest] = simulatedRoom();
  expect(opening?.type).toBe("room-opened");
  obtained(await openRoom(session, "A"));
  for (const { at, ...step } of rest) {
    clock.set(at);
    await take(step as RoomStepInput);
  }
  expect(session.state().couple.pastRooms[0]?.closed).toBe(true);
});
