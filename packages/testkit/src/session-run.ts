import {
  type CoupleEvent,
  coupleEventToBody,
  formCouple,
  openRoom,
  type Session,
  takeRoomStep,
} from "@attune/application";
import type { Help, RoomAct } from "@attune/domain/conversation";
import { assert } from "@attune/kernel";
import type { FixedClock } from "./fixed-clock.ts";
import { obtained } from "./obtained.ts";
import { recordedEvents, roomStep } from "./room-timeline.ts";

/** Mara and Jun, invented, with the help that a conversation a day before has earned them. */
export async function formSimulatedCouple(session: Session, help?: Help): Promise<void> {
  obtained(await formCouple(session, { A: "Mara", B: "Jun" }));
  if (help === undefined) return;
  const at = session.sources.clock.now() - 86_400_000;
  const opened = recordedEvents([roomStep.opens()(at)]);
  const past: readonly CoupleEvent[] = [
    ...opened.map((event) => ({ type: "room-event" as const, roomId: "past", event })),
    { type: "room-ended", roomId: "past", at, closed: true, help },
  ];
  const drafts = past.map((event) => ({
    type: event.type,
    body: coupleEventToBody(event),
    space: { kind: "ours" as const },
  }));
  obtained(await session.sources.log.appendAll(drafts));
}

/** Takes the steps of a run in a session, each at its moment, and tells how many were taken; the others are refused. */
export async function playRun(session: Session, clock: FixedClock, run: readonly RoomAct[]): Promise<number> {
  let taken = 0;
  for (const act of run) {
    clock.set(act.at);
    const step = act.type === "room-opened" ? await openRoom(session, act.side) : await takeRoomStep(session, act);
    if (step.ok) taken += 1;
  }
  return taken;
}

/** The help with which a run opens its Room. */
export function helpAtOpening([opening]: readonly RoomAct[]): Help {
  assert(opening?.type === "room-opened", "a run begins with the opening");
  return opening.help;
}
