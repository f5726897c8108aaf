import { CLOSENESS, placesOf } from "@attune/domain/instruments";
import { formSimulatedCouple, obtained, openSimulatedSession } from "@attune/testkit";
import { describe, expect, it } from "vitest";
import { keepPicture, ownOf, removeReading, sharePlace } from "./index.ts";

const answers = Object.fromEntries(CLOSENESS.scales.flatMap(({ items }) => items.map(({ id }) => [id, 5])));

async function start() {
  const { session } = await openSimulatedSession();
  await formSimulatedCouple(session);
  const answered = { type: "answered", relationshipId: "us", instrument: CLOSENESS.id, version: 1, answers } as const;
  obtained(await keepPicture(session, "B", { ...answered, readingId: "1" }));
  obtained(await keepPicture(session, "B", { ...answered, readingId: "2" }));
  return session;
}

describe("a picture", () => {
  it("is its owner's alone, and a reading can be taken away", async () => {
    const session = await start();
    expect(ownOf(session.state().own, "A").picture.answered).toEqual([]);
    expect(placesOf(ownOf(session.state().own, "B").picture, "us")).toHaveLength(2);
    expect(await removeReading(session, "B", "1")).toBe(true);
    expect(placesOf(ownOf(session.state().own, "B").picture, "us").map(({ id }) => id)).toEqual(["2"]);
  });

  it("lets the other see a place and its band, and no answer, until it is taken back", async () => {
    const session = await start();
    const [place] = placesOf(ownOf(session.state().own, "B").picture, "us");
    if (place === undefined) throw new Error("no place");
    obtained(await sharePlace(session, "B", place));
    expect(session.state().places.B).toEqual({ worry: place.worry, distance: place.distance, readAt: place.at });
    const shared = session.sources.log
      .known()
      .events.filter(({ space }) => space.kind === "ours")
      .at(-1);
    expect(JSON.stringify(shared?.body)).not.toMatch(/w-|d-|answers/u);
    obtained(await sharePlace(session, "B", null));
    expect(session.state().places).toEqual({ A: null, B: null });
  });
});
