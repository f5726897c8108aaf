import { type SeenLetter, viewLetters } from "@attune/domain/conversation";
import type { Side } from "@attune/domain/cycle";
import {
  createReading,
  cycleReading,
  formSimulatedCouple,
  obtained,
  openSimulatedSession,
  secureReading,
} from "@attune/testkit";
import { describe, expect, it } from "vitest";
import {
  forgetLetterDraft,
  giveLetter,
  keepLetterDraft,
  letLetterGo,
  lettersOf,
  listLetterDrafts,
  markAnswer,
  openLetter,
  openRoom,
  readLetter,
  recallLetterDraft,
  type Session,
  setLetterAside,
  takeLetterBack,
} from "./index.ts";
import { recallTurnedDown } from "./turn-down-label.ts";

const WORDS = "The kitchen was dark when I came home.";
const BLAME = "You never look up when I talk";
const SOFT = "I was afraid that I do not matter to you.";
const HOUR = 3_600_000;

const readings = { [BLAME]: cycleReading("blame"), [SOFT]: secureReading("fear") };

async function startTogether() {
  const simulated = await openSimulatedSession(readings);
  await formSimulatedCouple(simulated.session);
  return simulated;
}

const give = (session: Session, side: Side, letterId: string, text = WORDS, answers: string | null = null) =>
  giveLetter(session, side, { letterId, text, answers, giving: "as-read" });
const setAside = (session: Session, letterId: string, until: number | null, text = WORDS) =>
  setLetterAside(session, "A", { letterId, text, answers: null, until });

function seen(session: Session, side: Side): readonly SeenLetter[] {
  return viewLetters(lettersOf(session.state().letters, side), side);
}

const standings = (session: Session, side: Side) => seen(session, side).map(({ standing }) => standing);

/** Everything that lies in the log, as text. */
function recordOf(session: Session): string {
  return JSON.stringify(session.sources.log.known().events);
}

describe("a letter", () => {
  it("is given in the couple's space, without its reading, and waits for the other without a word", async () => {
    const { session, heard } = await startTogether();
    obtained(await give(session, "A", "1", SOFT));
    expect(heard).toEqual([{ text: SOFT, before: "" }]);
    const [record] = session.sources.log.known().events.slice(-1);
    expect(record).toMatchObject({ type: "letter", space: { kind: "ours" } });
    expect(record?.body).toEqual({
      type: "letter",
      event: {
        type: "letter-given",
        letterId: "1",
        side: "A",
        at: session.sources.clock.now(),
        text: SOFT,
        heard: { cycle: false, toward: 0, away: 0, vulnerable: true, words: 8 },
        answers: null,
      },
    });
    expect(standings(session, "A")).toEqual(["given"]);
    expect(JSON.stringify(seen(session, "B"))).not.toContain("afraid");
  });

  it("is found again by another tab, and after a reload", async () => {
    const { session, openTab } = await startTogether();
    obtained(await give(session, "A", "1"));
    obtained(await setAside(session, "2", null));
    expect((await openTab()).state().letters).toEqual(session.state().letters);
  });

  it("is not given twice, nor without words, and a device that keeps nothing leaves it where it was", async () => {
    const { session, device } = await startTogether();
    expect(await give(session, "A", "1", " ")).toMatchObject({ ok: false, error: { reason: "empty" } });
    obtained(await give(session, "A", "1"));
    expect(await give(session, "A", "1")).toMatchObject({ ok: false, error: { reason: "not-now" } });
    device.refuseWith({ type: "storage-full" });
    expect(await give(session, "A", "2")).toMatchObject({ ok: false, error: { type: "not-recorded" } });
    expect(seen(session, "A")).toHaveLength(1);
  });
});

describe("held words in a letter", () => {
  it("do not cross, and leave nothing in the record", async () => {
    const { session } = await startTogether();
    const before = recordOf(session);
    expect(await give(session, "A", "1", BLAME)).toMatchObject({ ok: false, error: { reason: "held" } });
    expect(recordOf(session)).toBe(before);
  });

  it("cross when their author says this is not that, which is remembered, and count as the author says", async () => {
    const { session } = await startTogether();
    obtained(await giveLetter(session, "A", { letterId: "1", text: BLAME, answers: null, giving: "not-that" }));
    expect(session.state().letters.given.letters).toMatchObject([{ text: BLAME, heard: { cycle: false } }]);
    expect(await recallTurnedDown(session, "A")).toEqual([{ move: "blame", words: "you neve" }]);
    obtained(await give(session, "A", "2", BLAME));
    expect(await readLetter(session, "A", { text: BLAME, answers: null })).toMatchObject({ reading: { moves: [] } });
    expect(await give(session, "B", "3", BLAME)).toMatchObject({ ok: false, error: { reason: "held" } });
  });

  it("are held by the help that the couple has, in a Room or before the next", async () => {
    const { session } = await openSimulatedSession(readings);
    await formSimulatedCouple(session, { level: 0, cleanRun: 0 });
    obtained(await give(session, "A", "1", BLAME));
    expect(session.state().letters.given.letters).toMatchObject([{ heard: { cycle: true } }]);
    obtained(await openRoom(session, "A"));
    obtained(await give(session, "A", "2", BLAME));
  });

  it("count in the answer to cycle talk, as in the Room", async () => {
    const { session } = await openSimulatedSession(readings);
    await formSimulatedCouple(session, { level: 0, cleanRun: 0 });
    obtained(await give(session, "A", "1", BLAME));
    obtained(await openLetter(session, "B", "1"));
    const answer = { letterId: "2", text: BLAME, answers: "1", giving: "not-that" } as const;
    obtained(await giveLetter(session, "B", answer));
    expect(session.state().letters.given.letters[1]).toMatchObject({ heard: { cycle: true } });
  });
});

describe("a letter that its author sleeps on", () => {
  it("is in their own space, and is given only after its moment, when they give it", async () => {
    const { session, clock } = await startTogether();
    const until = clock.now() + 9 * HOUR;
    obtained(await setAside(session, "1", until));
    expect(session.sources.log.known().events.at(-1)?.space).toEqual({ kind: "mine", owner: "A" });
    expect(standings(session, "B")).toEqual([]);
    expect(await give(session, "A", "1")).toMatchObject({ ok: false, error: { reason: "resting" } });
    clock.set(until);
    expect(standings(session, "B")).toEqual([]);
    obtained(await give(session, "A", "1", "The kitchen was dark."));
    expect(seen(session, "A")).toMatchObject([{ standing: "given", text: "The kitchen was dark." }]);
    expect(recordOf(session)).not.toContain(WORDS);
  });

  it("keeps the newest words alone, and its draft is gone", async () => {
    const { session, clock } = await startTogether();
    const spot = { letterId: "1", answers: null };
    obtained(await keepLetterDraft(session, spot, WORDS));
    obtained(await setAside(session, "1", null));
    expect(await recallLetterDraft(session, spot)).toEqual({ ok: true, value: "" });
    obtained(await setAside(session, "1", clock.now() + HOUR, "Shorter."));
    expect(recordOf(session)).not.toContain(WORDS);
    expect(seen(session, "A")).toMatchObject([{ text: "Shorter.", until: clock.now() + HOUR }]);
  });

  it("can be let go, with its words", async () => {
    const { session } = await startTogether();
    obtained(await setAside(session, "1", null));
    obtained(await setAside(session, "2", null, "Another."));
    expect(await letLetterGo(session, "A", "1")).toBe(true);
    expect(seen(session, "A")).toMatchObject([{ letterId: "2" }]);
    expect(recordOf(session)).not.toContain(WORDS);
  });

  it("is found by whoever wrote it alone and became one of two later", async () => {
    const { session } = await startTogether();
    const event = { type: "letter-set-aside", letterId: "1", at: 1, text: WORDS, answers: null, until: null };
    const body = { type: "own-letter", event };
    obtained(await session.sources.log.append("own-letter", body, { kind: "mine", owner: "me" }));
    expect(standings(session, "B")).toEqual(["aside"]);
    expect(await letLetterGo(session, "B", "1")).toBe(true);
    expect(standings(session, "B")).toEqual([]);
  });
});

describe("a letter that is taken back", () => {
  it("leaves the couple's space with its words, and is its author's alone", async () => {
    const { session } = await startTogether();
    obtained(await give(session, "A", "1"));
    obtained(await takeLetterBack(session, "A", "1"));
    const { events } = session.sources.log.known();
    const shared = events.filter(({ space }) => space.kind === "ours");
    expect(JSON.stringify(shared)).not.toContain(WORDS);
    expect(seen(session, "A")).toMatchObject([{ standing: "aside", text: WORDS, until: null }]);
    expect(standings(session, "B")).toEqual([]);
  });

  it("is answered the same whether it was opened or not, and stays with whoever had opened it", async () => {
    const answers = await Promise.all(
      [true, false].map(async (isOpened) => {
        const { session } = await startTogether();
        obtained(await give(session, "A", "1"));
        if (isOpened) obtained(await openLetter(session, "B", "1"));
        const answer = await takeLetterBack(session, "A", "1");
        if (isOpened) expect(seen(session, "B")).toMatchObject([{ text: WORDS, takenBack: true }]);
        return { answer, seen: seen(session, "A").map((letter) => ({ ...letter, letterId: "" })) };
      }),
    );
    expect(answers[0]).toEqual(answers[1]);
  });

  it("is taken back although its words could not be removed at once; they go the next time", async () => {
    const { session } = await startTogether();
    obtained(await give(session, "A", "1"));
    const { log } = session.sources;
    const refuses = async () => ({
      ok: false as const,
      error: { type: "not-recorded" as const, reason: { type: "storage-full" as const }, events: [] },
    });
    const full: Session = { ...session, sources: { ...session.sources, log: { ...log, remove: refuses } } };
    obtained(await takeLetterBack(full, "A", "1"));
    expect(standings(session, "B")).toEqual([]);
    expect(recordOf(session)).toContain("letter-given");
    obtained(await setAside(session, "9", null, "Another."));
    expect(recordOf(session)).not.toContain("letter-given");
  });
});

describe("an answer", () => {
  it("is read against the letter that it answers, and marked by the one who wrote that", async () => {
    const { session, heard } = await startTogether();
    obtained(await give(session, "A", "1", SOFT));
    const opened = await readLetter(session, "B", { text: WORDS, answers: "1" });
    expect(opened).toEqual({ reading: createReading(), remark: null, meets: null });
    expect(heard.at(-1)).toEqual({ text: WORDS, before: "" });
    obtained(await openLetter(session, "B", "1"));
    expect(seen(session, "B")).toMatchObject([{ vulnerable: true }]);
    await readLetter(session, "B", { text: WORDS, answers: "1" });
    expect(heard.at(-1)).toEqual({ text: WORDS, before: SOFT });
    obtained(await give(session, "B", "2", WORDS, "1"));
    obtained(await openLetter(session, "A", "2"));
    obtained(await markAnswer(session, "A", { letterId: "2", mark: "not-yet" }));
    expect(seen(session, "B")[0]).toMatchObject({ standing: "given", answers: "1", mark: "not-yet" });
  });
});

describe("a letter that is being written", () => {
  it("is kept on the device until it is cleared, with what it answers", async () => {
    const { session, clock } = await startTogether();
    obtained(await keepLetterDraft(session, { letterId: "1", answers: null }, "Dear"));
    clock.advance(1);
    obtained(await keepLetterDraft(session, { letterId: "2", answers: "7" }, "You wrote"));
    expect(await listLetterDrafts(session)).toMatchObject({
      value: [
        { letterId: "2", answers: "7", text: "You wrote" },
        { letterId: "1", answers: null, text: "Dear" },
      ],
    });
    obtained(await keepLetterDraft(session, { letterId: "1", answers: null }, ""));
    expect(await forgetLetterDraft(session, { letterId: "2", answers: "7" })).toBe(true);
    expect(await listLetterDrafts(session)).toEqual({ ok: true, value: [] });
  });

  it("says when the device cannot be read, and takes for none what makes no sense", async () => {
    const { session, device } = await startTogether();
    const unreadable = async () => ({ ok: false as const, error: { type: "value-unreadable" as const, key: "" } });
    const drafts = { ...session.sources.drafts, get: unreadable };
    const damaged: Session = { ...session, sources: { ...session.sources, drafts } };
    expect(await recallLetterDraft(damaged, { letterId: "1", answers: null })).toEqual({ ok: true, value: "" });
    device.refuseWith({ type: "storage-full" });
    expect((await recallLetterDraft(session, { letterId: "1", answers: null })).ok).toBe(false);
    expect((await listLetterDrafts(session)).ok).toBe(false);
  });
});

describe("the record of letters", () => {
  it("is not read with more in it than both may know", async () => {
    const { session } = await startTogether();
    obtained(await give(session, "A", "1"));
    const [{ body } = { body: null }] = session.sources.log.known().events.slice(-1);
    const { event } = body as { event: object };
    const before = session.state().unreadable;
    for (const more of [{ reading: createReading() }, { openedAt: 1 }]) {
      const wider = { type: "letter", event: { ...event, letterId: "2", ...more } };
      obtained(await session.sources.log.append("letter", wider as never, { kind: "ours" }));
    }
    expect(session.state().unreadable).toBe(before + 2);
    expect(seen(session, "A")).toHaveLength(1);
  });
});
