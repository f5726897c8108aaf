import type { Instant } from "@attune/kernel";
import { otherSide, type Reading, SIDES, type Side } from "../cycle/index.ts";
import type { RoomSnapshot } from "./apply-room-event.ts";
import type { Depth } from "./depth.ts";
import type { Exchange } from "./exchange.ts";
import type { FacilitationLevel } from "./facilitation.ts";
import { type Outcome, outcomeOf } from "./listening-policy.ts";
import type { Opening } from "./opening.ts";
import { type Pacing, pacingOf } from "./pacing.ts";
import type { Pause } from "./pause.ts";
import type { MirrorCause, RoomContext } from "./room-context.ts";
import type { ReplyKind } from "./room-event.ts";

/** Where the Room is, as far as both partners may know it. Whether words were held is not part of it. */
export type RoomStage =
  | "unopened"
  | "arriving"
  | "choosing"
  | "speaking"
  | "crossing"
  | "replying"
  | "landing"
  | "landed"
  | "mirroring"
  | "integrating"
  | "closing"
  | "closed"
  | "paused"
  | "left";

/** An exchange as both see it: what crossed, and nothing about how it was read. */
export interface SeenExchange {
  readonly speaker: Side;
  readonly at: Instant;
  readonly text: string;
  readonly replies: readonly { readonly text: string; readonly kind: ReplyKind | null }[];
  readonly corrections: readonly string[];
  readonly landed: boolean;
}

/** One's own words that have not crossed, with how they were read. */
export interface OwnWords {
  readonly text: string;
  readonly reading: Reading;
  readonly outcome: Outcome;
  readonly kind: ReplyKind | null;
}

/** The Room as one partner may see it. Nothing private to the other is in it, or changes it. */
export interface RoomView {
  readonly you: Side;
  readonly stage: RoomStage;
  readonly floor: Side | null;
  readonly level: FacilitationLevel;
  readonly exchanges: readonly SeenExchange[];
  readonly mirror: MirrorCause | null;
  /** The next message is to be a smaller sentence. */
  readonly smaller: boolean;
  /** The last message was the first in which its speaker left their side of the loop, as far as you can know. */
  readonly opening: Opening | null;
  readonly pause: Pause | null;
  readonly newness: Readonly<Record<Side, string | null>>;
  /** One's own: words held or waiting, guidance, and whether one's part of a shared step is done. */
  readonly own: OwnWords | null;
  readonly depth: Depth;
  readonly pacing: Pacing;
  readonly done: boolean;
}

/** The Room for one partner. The only way in which any screen sees it. */
export function viewRoom(snapshot: RoomSnapshot, you: Side): RoomView {
  const { context } = snapshot;
  const stage = stageOf(snapshot);
  const pending = context.pending[you];
  return {
    you,
    stage,
    floor: context.floor,
    level: context.level,
    exchanges: context.exchanges.map(seen),
    mirror: context.mirror?.cause ?? null,
    smaller: context.smaller,
    opening: openingFor(you, context.exchanges.at(-1)),
    pause: context.pause,
    newness: context.newness,
    own: pending && { ...pending, outcome: pending.disputed ? "crosses" : outcomeOf(pending.reading, context.level) },
    depth: context.depth[you],
    pacing: pacingOf(context.tally, you, context.depth[you]),
    done: isDone(context, stage, you),
  };
}

/** Who can take the next step. On one device this says when the device changes hands. */
export function awaitedSides(snapshot: RoomSnapshot): readonly Side[] {
  const { context } = snapshot;
  const stage = stageOf(snapshot);
  switch (stage) {
    case "speaking":
    case "landing":
    case "landed":
      return SIDES.filter((side) => side === context.floor);
    case "crossing":
    case "replying":
      return SIDES.filter((side) => otherSide(side) === context.floor);
    case "unopened":
    case "choosing":
      return SIDES;
    default:
      return SIDES.filter((side) => !isDone(context, stage, side));
  }
}

function stageOf(snapshot: RoomSnapshot): RoomStage {
  const { value } = snapshot;
  if (typeof value === "string") return value;
  const { live } = value;
  if (typeof live === "string") return live;
  if ("speaking" in live) return live.speaking === "crossing" ? "crossing" : "speaking";
  return "replying" in live ? "replying" : "landing";
}

function isDone(context: RoomContext, stage: RoomStage, side: Side): boolean {
  switch (stage) {
    case "arriving":
    case "paused":
      return context.arrival[side] !== null;
    case "mirroring":
      return context.mirror?.readBy.includes(side) === true;
    case "integrating":
      return context.newness[side] !== null;
    case "closing":
      return context.checkOut[side] !== null;
    case "closed":
    case "left":
      return true;
    default:
      return false;
  }
}

/** Only the speaker's own view knows what the speaker kept back. */
function openingFor(you: Side, last: Exchange | undefined): Opening | null {
  if (last === undefined) return null;
  return last.speaker === you ? last.ownOpening : last.opening;
}

function seen({ speaker, message, replies, corrections, landed }: Exchange): SeenExchange {
  return {
    speaker,
    at: message.at,
    text: message.text,
    replies: replies.map(({ text, kind }) => ({ text, kind })),
    corrections: corrections.map(({ text }) => text),
    landed,
  };
}
