import {
  applyRoomEvent,
  type FacilitationLevel,
  type RoomEvent,
  type RoomSnapshot,
  type RoomStage,
  UNOPENED_ROOM,
  viewRoom,
} from "@attune/domain/conversation";
import { otherSide, type Reading, type Side } from "@attune/domain/cycle";

/** A Room in which a recorded conversation is played again, its steps in between taken as they most simply could be. */
export interface Rehearsal {
  /** Lets someone say these words; false when it is not their turn and the words wait. */
  readonly say: (speaker: Side, text: string, reading: Reading) => boolean;
  readonly snapshot: () => RoomSnapshot;
  readonly standing: () => { readonly stage: RoomStage; readonly opened: boolean };
}

type Step = RoomEvent["type"] extends infer Type ? (Type extends RoomEvent["type"] ? Omit<Extract<RoomEvent, { type: Type }>, "at"> : never) : never;

const CALM = { willing: true, arousal: 2, clearHeaded: true };

/** Opens a Room at this level of help, with both partners calm and willing. */
export function createRehearsal(level: FacilitationLevel): Rehearsal {
  let snapshot = UNOPENED_ROOM;
  let time = 0;
  const take = (step: Step): boolean => {
    time += 1000;
    const taken = applyRoomEvent(snapshot, { ...step, at: time } as RoomEvent);
    if (taken.ok) snapshot = taken.value.snapshot;
    return taken.ok;
  };
  const stage = () => viewRoom(snapshot, "A").stage;

  const arrive = () => {
    take({ type: "arrival-checked", side: "A", ...CALM });
    take({ type: "arrival-checked", side: "B", ...CALM });
  };
  const makeRoomFor = (speaker: Side) => {
    if (stage() === "paused" || stage() === "arriving") arrive();
    if (stage() === "mirroring") for (const side of ["A", "B"] as const) take({ type: "mirror-read", side });
    if (stage() === "choosing") take({ type: "floor-taken", side: speaker });
    if (stage() === "landing") landFor(speaker);
    const { floor } = snapshot.context;
    if (stage() === "speaking" && floor !== null && floor !== speaker) take({ type: "floor-passed", side: floor });
  };
  const landFor = (speaker: Side) => {
    const { floor } = snapshot.context;
    if (floor === null) return;
    take({ type: "landed", side: floor });
    take({ type: floor === speaker ? "floor-kept" : "floor-passed", side: floor });
  };

  const say = (speaker: Side, text: string, reading: Reading): boolean => {
    makeRoomFor(speaker);
    const answers = stage() === "replying";
    const offer = { side: speaker, text, reading };
    const offered = answers ? take({ type: "reply-offered", ...offer, kind: "reflect" }) : take({ type: "words-offered", ...offer });
    if (!offered) return false;
    take({ type: "words-released", side: speaker });
    if (!answers) take({ type: "listener-ready", side: otherSide(speaker) });
    return true;
  };

  take({ type: "room-opened", side: "A", format: "live", help: { level, cleanRun: 0 } });
  return {
    say,
    snapshot: () => snapshot,
    standing: () => ({
      stage: stage(),
      opened: stage() === "replying" && (snapshot.context.exchanges.at(-1)?.opening ?? null) !== null,
    }),
  };
}
