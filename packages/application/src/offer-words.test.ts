import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { createListener } from "@attune/classifier";
import { outcomeOf, viewRoom } from "@attune/domain/conversation";
import {
  createListening,
  formSimulatedCouple,
  obtained,
  openSimulatedSession,
  playRun,
  roomStep,
  roomTimeline,
  type SimulatedSession,
} from "@attune/testkit";
import { beforeEach, describe, expect, it } from "vitest";
import {
  type Listening,
  offerMessage,
  offerReply,
  openRoom,
  readMessage,
  readReply,
  releaseWords,
  type Session,
  sayNotYet,
  takeRoomStep,
} from "./index.ts";

const BLAME = "You never listen to me. You only ever think about yourself.";
const SOFT = "I feel lonely when you go quiet, and I am afraid I do not matter to you.";
const FIX = "You should just go to bed earlier.";

const listening = listeningWithRealWeights();

let simulated: SimulatedSession;
let session: Session;

/** A has the floor. */
beforeEach(async () => {
  simulated = await openSimulatedSession();
  session = hearing(simulated.session);
  await formSimulatedCouple(session);
  obtained(await openRoom(session, "A"));
  const { arrives, takesFloor } = roomStep;
  await playRun(session, simulated.clock, roomTimeline([arrives("A"), arrives("B"), takesFloor("A")]));
});

describe("words read with the weights the app ships", () => {
  it("are held when they surely feed the loop, and cross when the soft spot shows", async () => {
    obtained(await offerMessage(session, "A", BLAME));
    expect(ownOf("A")).toMatchObject({ text: BLAME, outcome: "held" });
    expect(ownOf("B")).toBeNull();
    obtained(await takeRoomStep(session, { type: "words-withdrawn", side: "A" }));
    obtained(await offerMessage(session, "A", SOFT));
    expect(ownOf("A")).toMatchObject({ outcome: "crosses" });
    expect(viewOf("B")).toMatchObject({ stage: "crossing", own: null, exchanges: [] });
    obtained(await takeRoomStep(session, { type: "listener-ready", side: "B" }));
    expect(viewOf("B").exchanges.map(({ text }) => text)).toEqual([SOFT]);
  });

  it("are recorded as they were read while they were written", async () => {
    const reading = await readMessage(session, "A", SOFT);
    obtained(await offerMessage(session, "A", SOFT));
    expect(ownOf("A")?.reading).toEqual(reading);
    expect(hearing(await simulated.openTab()).state().room?.own.A.pending?.reading).toEqual(reading);
  });

  it("cross once their author has said 'this is not that', and are not held for it again, on this side alone", async () => {
    obtained(await offerMessage(session, "A", BLAME));
    obtained(await releaseWords(session, "A"));
    expect(ownOf("A")?.outcome).toBe("crosses");
    for (const words of [BLAME, "YOU never listen  to me. You only ever think about yourself"]) {
      const again = await readMessage(session, "A", words);
      expect(again.moves.map(({ move }) => move)).not.toContain("blame");
      expect(outcomeOf(again, 3)).not.toBe("held");
    }
    expect(outcomeOf(await readMessage(hearing(await simulated.openTab()), "A", BLAME), 3)).not.toBe("held");
    expect(outcomeOf(await readMessage(session, "B", BLAME), 3)).toBe("held");
  });
});

describe("a reply read with the weights the app ships", () => {
  beforeEach(async () => {
    obtained(await offerMessage(session, "A", SOFT));
    obtained(await takeRoomStep(session, { type: "listener-ready", side: "B" }));
  });

  it.each([
    [FIX, "fixes"],
    ["That's not true, I was home all evening and I did nothing wrong.", "defends"],
    ["Don't worry, everything will be fine.", "reassures-away"],
    ["You feel lonely when I go quiet, and you are afraid you do not matter.", null],
  ])("%j is remarked on when it misses the soft spot", async (text, remark) => {
    expect((await readReply(session, "B", text)).remark).toBe(remark);
  });

  it("loses its remark with the label that its author turned down", async () => {
    obtained(await offerReply(session, "B", { text: FIX, kind: "comfort" }));
    expect(ownOf("B")?.outcome).toBe("held");
    obtained(await releaseWords(session, "B"));
    const { reading, remark } = await readReply(session, "B", FIX);
    expect(reading.moves.map(({ move }) => move)).not.toContain("fix");
    expect(remark).toBeNull();
  });
});

it("words are read after what the partner said last, and a reply against what it answers, which is read here too", async () => {
  const { heard } = simulated;
  session = simulated.session;
  obtained(await offerMessage(session, "A", "One."));
  obtained(await takeRoomStep(session, { type: "listener-ready", side: "B" }));
  await readMessage(session, "A", "Draft.");
  obtained(await offerReply(session, "B", { text: "Two.", kind: "reflect" }));
  obtained(await sayNotYet(session, "A", "Three."));
  obtained(await offerReply(session, "B", { text: "Four.", kind: "reflect" }));
  obtained(await takeRoomStep(session, { type: "landed", side: "A" }));
  await readMessage(session, "A", "Five.");
  obtained(await takeRoomStep(session, { type: "floor-passed", side: "A" }));
  obtained(await offerMessage(session, "B", "Six."));
  expect(heard).toEqual([
    { text: "One.", before: "" },
    { text: "Draft.", before: "" },
    { text: "Two.", before: "One." },
    { text: "One.", before: "" },
    { text: "Three.", before: "Two." },
    { text: "Four.", before: "Three." },
    { text: "Three.", before: "Two." },
    { text: "Five.", before: "Four." },
    { text: "Six.", before: "Three." },
  ]);
});

it("words are read without a Room too, as if nothing had been said before", async () => {
  const { session: idle, heard } = await openSimulatedSession();
  await readMessage(idle, "A", "Alone.");
  await readReply(idle, "A", "Alone again.");
  expect(heard).toEqual([
    { text: "Alone.", before: "" },
    { text: "Alone again.", before: "" },
  ]);
});

function hearing(tab: Session): Session {
  return { ...tab, sources: { ...tab.sources, listening } };
}

function viewOf(side: "A" | "B") {
  const { room } = session.state();
  if (room === null) throw new Error("the Room is open");
  return viewRoom(room.shared, room.own[side]);
}

function ownOf(side: "A" | "B") {
  return viewOf(side).own;
}

function listeningWithRealWeights(): Listening {
  const bytes = readFileSync(fileURLToPath(import.meta.resolve("@attune/classifier/weights")));
  const { read, readReply } = obtained(createListener(new Uint8Array(bytes).buffer));
  return createListening({
    read: async (text, context) => read(text, context),
    readReply: async (text, message) => readReply(text, message),
  });
}
