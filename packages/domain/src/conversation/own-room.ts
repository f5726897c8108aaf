import { err, ok, type Result } from "@attune/kernel";
import type { Side } from "../cycle/index.ts";
import { type RoomSnapshot, sharedRefusal } from "./apply-shared-event.ts";
import { type Arrival, isGreen, type Rating } from "./arrival.ts";
import { type Depth, depthOf } from "./depth.ts";
import { heardOf } from "./heard.ts";
import { type Opening, openingOf } from "./opening.ts";
import type { CheckOut, OfferedWords, OwnEvent } from "./own-event.ts";
import type { RoomRefusal } from "./room-refusal.ts";
import { stageOf } from "./room-stage.ts";
import type { SharedEvent } from "./shared-event.ts";
import { NOTHING_OFFERED, type OwnTally, tallyOffer } from "./tally.ts";

/**
 * One partner's own part of the Room: the fold of their own events, beside the shared ones that everyone has. Nothing
 * of it changes what is shared, and nothing of the other's own part is in it.
 */
export interface OwnRoom {
  readonly side: Side;
  /** Words that are held, or that wait for the listener. */
  readonly pending: OfferedWords | null;
  readonly tally: OwnTally;
  readonly depth: Depth;
  /** The exchange in which this partner left their side of the loop, judged with the words that they kept back. */
  readonly opening: { readonly exchange: number; readonly kind: Opening } | null;
  /** What this partner answered last on arriving, and on leaving. */
  readonly arrival: Arrival | null;
  readonly checkOut: CheckOut | null;
}

/** A partner's own part before anything happened. */
export function emptyOwnRoom(side: Side): OwnRoom {
  return { side, pending: null, tally: NOTHING_OFFERED, depth: "calm", opening: null, arrival: null, checkOut: null };
}

/**
 * Takes one of the partner's own events. It is refused where the Room would not take the shared event that it
 * prepares, so that one which stands at a wrong place in a log changes nothing.
 */
export function applyOwnEvent(shared: RoomSnapshot, own: OwnRoom, event: OwnEvent): Result<OwnRoom, RoomRefusal> {
  const reason = ownRefusal(shared, own, event);
  return reason === null ? ok(changeOwn(own, event)) : err({ type: "room-refusal", event: event.type, reason });
}

/** The shared event that one of a partner's own prepares; null where there are no words that it could speak of. */
export function preparedEvent({ pending }: OwnRoom, event: OwnEvent): SharedEvent | null {
  const { at, side } = event;
  switch (event.type) {
    case "arrival-checked":
      return { type: "arrived", at, side, green: isGreen(event) };
    case "checked-out":
      return { type: "parted", at, side };
    case "words-offered":
      return pending === null ? givenEvent(event, event) : null;
    default:
      return pending && givenEvent(event, { ...pending, disputed: true });
  }
}

/** What a shared event that was taken means for one partner's own part. */
export function followShared(own: OwnRoom, event: SharedEvent, after: RoomSnapshot): OwnRoom {
  const { exchanges } = after.context;
  const last = exchanges.at(-1);
  const isHeardNow = event.type === "listener-ready" && last?.speaker === own.side;
  const kind = isHeardNow && own.opening === null ? openingOf(last.message.heard.vulnerable, own.tally) : null;
  return {
    ...own,
    pending: event.type === "words-taken-back" || !keepsPlace(own, event, after) ? null : own.pending,
    opening: kind === null ? own.opening : { exchange: exchanges.length - 1, kind },
    ...(stageOf(after) === "choosing" ? { depth: "calm", tally: { ...own.tally, cycleTurns: 0 } } : {}),
  };
}

function changeOwn(own: OwnRoom, event: OwnEvent): OwnRoom {
  switch (event.type) {
    case "arrival-checked": {
      const { willing, arousal, clearHeaded } = event;
      return { ...own, arrival: { willing, arousal, clearHeaded } };
    }
    case "checked-out":
      return { ...own, checkOut: { arousal: event.arousal, closeness: event.closeness } };
    case "words-offered": {
      const { text, reading, as, disputed, answersCycle } = event;
      const tally = tallyOffer(own.tally, reading);
      return {
        ...own,
        tally,
        pending: { text, reading, as, disputed, answersCycle },
        depth: depthOf(reading, tally.cycleTurns),
      };
    }
    case "words-withdrawn":
      return { ...own, pending: null };
    case "words-released":
      return { ...own, pending: own.pending && { ...own.pending, disputed: true } };
  }
}

function ownRefusal(shared: RoomSnapshot, own: OwnRoom, event: OwnEvent): RoomRefusal["reason"] | null {
  if (shared.status === "done") return "room-ended";
  if (!ratingsOf(event).every(isRating)) return "rating-out-of-range";
  const prepared = preparedEvent(own, event);
  return prepared === null ? "not-now" : sharedRefusal(shared, prepared);
}

/** Words keep their place as long as the Room would take them: as they are, or when it goes on after a pause. */
function keepsPlace({ pending, side }: OwnRoom, { at }: SharedEvent, after: RoomSnapshot): boolean {
  if (pending === null) return false;
  const stage = stageOf(after);
  if (stage === "paused") return after.context.pause?.resumes === "here";
  return stage === "crossing" || after.can(givenEvent({ at, side }, pending));
}

/** The words as they reach the couple's space, without how they were read. */
function givenEvent({ at, side }: Pick<SharedEvent, "at" | "side">, words: OfferedWords): SharedEvent {
  const { text, as } = words;
  const heard = heardOf(words);
  switch (as) {
    case "message":
      return { type: "words-given", at, side, text, heard };
    case "correction":
      return { type: "not-yet", at, side, correction: { text, heard } };
    case "newness":
      return { type: "newness-named", at, side, text };
    default:
      return { type: "reply-given", at, side, text, heard, kind: as };
  }
}

function ratingsOf(event: OwnEvent): readonly Rating[] {
  if (event.type === "checked-out") return [event.arousal, event.closeness];
  return event.type === "arrival-checked" ? [event.arousal] : [];
}

function isRating(value: Rating): boolean {
  return Number.isInteger(value) && value >= 0 && value <= 10;
}
