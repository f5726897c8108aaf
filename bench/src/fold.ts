import { type CoupleEvent, coupleEventToBody, foldCouple, NO_COUPLE, recordToCoupleEvent } from "@attune/application";
import { FIRST_HELP, foldRoom } from "@attune/domain/conversation";
import type { RecordedEvent } from "@attune/sync";
import { simulatedRoom } from "@attune/testkit";
import { percentile } from "./percentile.ts";

/** Folding a long shared history: what opening the app costs, beside a plain pass over the same records. */
const EVENTS = 50_000;
const ROUNDS = 7;
const DAY = 86_400_000;

const records = recordsOf(history());
const parsed = records.map(recordToCoupleEvent).filter((event) => event !== null);
const { snapshot } = foldRoom(simulatedRoom().slice(0, -2));

const took = {
  pass: measure(() => records.filter((record) => JSON.stringify(record.body).length > 0).length),
  parseAndFold: measure(() =>
    foldCouple(
      NO_COUPLE,
      records.map(recordToCoupleEvent).filter((event) => event !== null),
    ),
  ),
  fold: measure(() => foldCouple(NO_COUPLE, parsed)),
  machineFor1000Events: measure(() => {
    for (let room = 0; room < 33; room += 1) foldRoom(simulatedRoom());
  }),
};
console.log(
  JSON.stringify({
    bench: "fold",
    events: records.length,
    medianMs: Object.fromEntries(Object.entries(took).map(([name, ms]) => [name, Number(ms.toFixed(1))])),
    parseAndFoldToPass: Number((took.parseAndFold / took.pass).toFixed(2)),
    openRoom: JSON.stringify(snapshot.value),
  }),
);

/** Conversations one a day, each with what it leaves behind, until there are enough events. */
function history(): readonly CoupleEvent[] {
  const events: CoupleEvent[] = [{ type: "couple-formed", names: { A: "Mara", B: "Jun" } }];
  for (let day = 0; events.length < EVENTS; day += 1) {
    const roomId = `room-${day}`;
    const start = Date.UTC(2024, 0, 1) + day * DAY;
    for (const event of simulatedRoom({ start })) events.push({ type: "room-event", roomId, event });
    events.push({
      type: "moment-saved",
      roomId,
      moment: { side: "A", at: start, text: "You stayed.", kind: "newness" },
    });
    events.push({ type: "room-ended", roomId, at: start + DAY / 24, closed: true, help: FIRST_HELP });
  }
  return events.slice(0, EVENTS);
}

function recordsOf(events: readonly CoupleEvent[]): readonly RecordedEvent[] {
  return events.map((event, seq) => ({
    id: `event-${seq}`,
    seq,
    recordedAt: seq,
    space: { kind: "ours" },
    type: event.type,
    body: coupleEventToBody(event),
  }));
}

function measure(task: () => unknown): number {
  const times = Array.from({ length: ROUNDS + 1 }, () => {
    const start = performance.now();
    task();
    return performance.now() - start;
  });
  // The first round warms the engine and is not counted.
  return percentile(times.slice(1), 0.5);
}
