import type { Instant } from "@attune/kernel";
import { otherSide, type Reading, type Side } from "../cycle/index.ts";
import type { RoomSnapshot } from "./apply-shared-event.ts";
import type { Depth } from "./depth.ts";
import type { Exchange } from "./exchange.ts";
import type { FacilitationLevel } from "./facilitation.ts";
import { type Outcome, outcomeOf } from "./listening-policy.ts";
import type { Opening } from "./opening.ts";
import type { OfferedWords } from "./own-event.ts";
import type { OwnRoom } from "./own-room.ts";
import { type Pacing, pacingOf } from "./pacing.ts";
import type { Pause } from "./pause.ts";
import type { MirrorCause } from "./room-context.ts";
import { isDone, type RoomStage, stageOf } from "./room-stage.ts";
import { REPLY_KINDS, type ReplyKind } from "./shared-event.ts";

/** An exchange as both see it: what crossed, and nothing about how it was read. */
export interface SeenExchange {
  readonly speaker: Side;
  readonly at: Instant;
  readonly text: string;
  readonly replies: readonly { readonly text: string; readonly kind: ReplyKind }[];
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

/**
 * The Room for one partner, from what both share and this partner's own part. The only way in which any screen sees
 * it; words that wait for their listener are in nobody's view but their author's.
 */
export function viewRoom(shared: RoomSnapshot, own: OwnRoom): RoomView {
  const { context } = shared;
  const { side: you, depth } = own;
  const words = { own: context.tally[you].words, others: context.tally[otherSide(you)].words };
  return {
    you,
    stage: stageOf(shared),
    floor: context.floor,
    level: context.level,
    exchanges: context.exchanges.map(seen),
    mirror: context.mirror?.cause ?? null,
    smaller: context.smaller,
    opening: openingFor(own, context.exchanges),
    pause: context.pause,
    newness: context.newness,
    own: own.pending && ownWords(own.pending, context.level),
    depth,
    pacing: pacingOf(own.tally, words, depth),
    done: isDone(shared, you),
  };
}

function ownWords({ text, reading, as, disputed }: OfferedWords, level: FacilitationLevel): OwnWords {
  const outcome = disputed ? "crosses" : outcomeOf(reading, level);
  return { text, reading, outcome, kind: REPLY_KINDS.find((kind) => kind === as) ?? null };
}

/** Only the speaker's own view knows what the speaker kept back. */
function openingFor({ side, opening }: OwnRoom, exchanges: readonly Exchange[]): Opening | null {
  const last = exchanges.at(-1);
  if (last?.speaker !== side) return last?.opening ?? null;
  return opening?.exchange === exchanges.length - 1 ? opening.kind : null;
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
