import type { Help, OwnLetterEvent, RoomEvent, SharedLetterEvent } from "@attune/domain/conversation";
import type { Side } from "@attune/domain/cycle";
import type { PictureEvent, Place } from "@attune/domain/instruments";
import type { SafetyEvent, TrackTold } from "@attune/domain/safety";
import type { Instant } from "@attune/kernel";
import type { JsonValue, RecordedEvent } from "@attune/sync";
import * as v from "valibot";
import { ownLetterSchema, sharedLetterSchema } from "./letter-event-schema.ts";
import { pictureEventSchema, sharedPlaceSchema } from "./picture-event-schema.ts";
import { helpSchema, roomEventSchema } from "./room-event-schema.ts";
import { safetyEventSchema, trackToldSchema } from "./safety-event-schema.ts";
import { schemaByType } from "./schema-by-type.ts";

/** What a couple's record is made of: the Room's own events, letters, what the two decide around them, and what each keeps alone. */
export type CoupleEvent =
  | { readonly type: "couple-formed"; readonly names: Readonly<Record<Side, string>> }
  | { readonly type: "partner-renamed"; readonly side: Side; readonly name: string }
  | { readonly type: "hues-swapped" }
  /** "We're in it": the two name the loop out loud. */
  | { readonly type: "loop-named"; readonly at: Instant }
  | { readonly type: "room-event"; readonly roomId: string; readonly event: RoomEvent }
  | { readonly type: "moment-saved"; readonly roomId: string; readonly moment: Moment }
  | {
      readonly type: "room-ended";
      readonly roomId: string;
      readonly at: Instant;
      readonly closed: boolean;
      readonly help: Help;
    }
  | { readonly type: "letter"; readonly event: SharedLetterEvent }
  | { readonly type: "own-letter"; readonly event: OwnLetterEvent }
  | { readonly type: "safety"; readonly event: SafetyEvent }
  | { readonly type: "picture"; readonly event: PictureEvent }
  | { readonly type: "track-told"; readonly event: TrackTold }
  | { readonly type: "place-shared"; readonly event: PlaceShared };

/** One of the two lets the other see where they are on the plane of this relationship, or takes it back with null. */
export interface PlaceShared {
  readonly side: Side;
  readonly at: Instant;
  readonly place: SharedPlace | null;
}

/** Where one of the two lets the other see them on the plane of this relationship. */
export interface SharedPlace extends Place {
  readonly readAt: Instant;
}

/** A line for the couple's story: what was new, or words in which someone left their side of the loop and was heard. */
export interface Moment {
  readonly side: Side;
  readonly at: Instant;
  readonly text: string;
  readonly kind: "newness" | "opening";
}

const side = v.picklist(["A", "B"]);
const at = v.pipe(v.number(), v.finite());

const coupleEventSchema: v.GenericSchema<unknown, CoupleEvent> = schemaByType([
  v.object({ type: v.literal("couple-formed"), names: v.object({ A: v.string(), B: v.string() }) }),
  v.object({ type: v.literal("partner-renamed"), side, name: v.string() }),
  v.object({ type: v.literal("hues-swapped") }),
  v.object({ type: v.literal("loop-named"), at }),
  v.object({ type: v.literal("room-event"), roomId: v.string(), event: roomEventSchema }),
  v.object({
    type: v.literal("moment-saved"),
    roomId: v.string(),
    moment: v.object({ side, at, text: v.string(), kind: v.picklist(["newness", "opening"]) }),
  }),
  v.object({ type: v.literal("room-ended"), roomId: v.string(), at, closed: v.boolean(), help: helpSchema }),
  v.object({ type: v.literal("letter"), event: sharedLetterSchema }),
  v.object({ type: v.literal("own-letter"), event: ownLetterSchema }),
  v.object({ type: v.literal("safety"), event: safetyEventSchema }),
  v.object({ type: v.literal("picture"), event: pictureEventSchema }),
  v.strictObject({ type: v.literal("track-told"), event: trackToldSchema }),
  v.strictObject({
    type: v.literal("place-shared"),
    event: v.strictObject({ side, at, place: sharedPlaceSchema }),
  }),
]);

/** The event as the log keeps it. */
export function coupleEventToBody(event: CoupleEvent): JsonValue {
  return event as unknown as JsonValue;
}

/** The event that a record holds, or null for one that this version does not know. */
export function recordToCoupleEvent(record: Pick<RecordedEvent, "body">): CoupleEvent | null {
  const parsed = v.safeParse(coupleEventSchema, record.body);
  return parsed.success ? parsed.output : null;
}
