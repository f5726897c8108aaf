import { type CoupleEvent, coupleEventToBody, foldCouple, NO_COUPLE, recordToCoupleEvent } from "@attune/application";
import { FIRST_HELP, foldRoom, type RoomEvent } from "@attune/domain/conversation";
import type { RecordedEvent } from "@attune/sync";
import { recordedEvents, simulatedRoom } from "@attune/testkit";
import { percentile } from "./percentile.ts";

/** Folding a long shared history: what opening the app costs, beside a plain pass over the same records. */
const EVENTS = 50_000;
const ROUNDS = 5;
const DAY = 86_400_000;

const conversation = recordedEvents(simulatedRoom()).map(asWrittenInEarnest);
const records = recordsOf(history());
const parsed = records.map(recordToCoupleEvent).filter((event) => event !== null);

const took = {
  pass: measure(() => records.filter((record) => JSON.stringify(record.body).length > 0).length),
  parseAndFold: measure(() =>
    foldCouple(
      NO_COUPLE,
      records.map(recordToCoupleEvent).filter((event) => event !== null),
    ),
  ),
  fold: measure(() => foldCouple(NO_COUPLE, parsed)),
  machineFor100Rooms: measure(() => {
    for (let room = 0; room < 100; room += 1) foldRoom(conversation);
  }),
};
const medianMs = Object.fromEntries(Object.entries(took).map(([name, ms]) => [name, Number(ms.toFixed(1))]));
console.table(medianMs);
console.log(
  JSON.stringify({
    bench: "fold",
    events: records.length,
    conversations: foldCouple(NO_COUPLE, parsed).pastRooms.length,
    megabytes: Number((JSON.stringify(records).length / 1e6).toFixed(1)),
    medianMs,
    parseAndFoldToPass: Number((took.parseAndFold / took.pass).toFixed(2)),
    roomEventsPerSecond: Math.round((100_000 * conversation.length) / took.machineFor100Rooms),
  }),
);

/** Conversations one a day, each with what it leaves behind, until there are enough events. */
function history(): readonly CoupleEvent[] {
  const events: CoupleEvent[] = [{ type: "couple-formed", names: { A: "Mara", B: "Jun" } }];
  for (let day = 0; events.length < EVENTS; day += 1) {
    const roomId = `room-${day}`;
    const start = Date.UTC(2024, 0, 1) + day * DAY;
    const [opening, ...rest] = recordedEvents(simulatedRoom({ start })).map(asWrittenInEarnest);
    // Most conversations go back and forth longer than the example does.
    const turns = [...rest.slice(0, 40), ...rest.slice(4, 40), ...rest.slice(40)];
    for (const event of opening ? [opening, ...turns] : []) events.push({ type: "room-event", roomId, event });
    events.push({
      type: "moment-saved",
      roomId,
      moment: { side: "A", at: start, text: "You stayed.", kind: "newness" },
    });
    events.push({ type: "room-ended", roomId, at: start + DAY / 24, closed: true, help: FIRST_HELP });
  }
  return events.slice(0, EVENTS);
}

/** The event with as many words, and as many moves heard in them, as people write and the listener hears. */
function asWrittenInEarnest(event: RoomEvent): RoomEvent {
  if (event.type !== "words-offered") return event;
  const { reading } = event;
  const heard = ["feel", "need", "reflect"] as const;
  const faint = heard.map((move, index) => ({ move, confidence: 0.31, start: 9 + index, end: 40 + index }));
  return { ...event, text: event.text.repeat(4), reading: { ...reading, moves: [...reading.moves, ...faint] } };
}

function recordsOf(events: readonly CoupleEvent[]): readonly RecordedEvent[] {
  return events.map((event, seq) => ({
    id: `event-${seq}`,
    seq,
    recordedAt: seq,
    space: { kind: "ours" },
    author: "an account",
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
