import type { Instant } from "@attune/kernel";
import { otherSide, type Side } from "../cycle/index.ts";
import { type FacilitationLevel, raiseLevel } from "./facilitation.ts";
import type { MirrorCause } from "./room-context.ts";
import { pauseOf, type Scope } from "./room-steps.ts";

/** What the application does because of a step, as data. */
export type RoomEffect =
  /** Words reached the partner: their draft may go. */
  | { readonly type: "words-crossed"; readonly side: Side }
  /** A line for the couple's story. */
  | { readonly type: "moment-saved"; readonly side: Side }
  | { readonly type: "facilitator-takes-floor"; readonly cause: MirrorCause }
  | { readonly type: "help-rises"; readonly level: FacilitationLevel }
  | { readonly type: "return-promised"; readonly returnAt: Instant }
  | { readonly type: "room-ended"; readonly closed: boolean };

/** Does nothing: a named action by which a step returns an effect as data, null where nothing follows. */
const announce = (_scope: unknown, _effect: RoomEffect | null) => undefined;

/** The actions that announce effects, for the machine's set-up. */
export const announcements = {
  announceWords: announce,
  announceMoment: announce,
  announceFacilitator: announce,
  announceHelp: announce,
  announceReturn: announce,
  announceEnd: announce,
} as const;

export const ownWordsCrossed = {
  type: "announceWords",
  params: ({ event }: Scope) => ({ type: "words-crossed", side: event.side }) as const,
} as const;

export const partnersWordsCrossed = {
  type: "announceWords",
  params: ({ event }: Scope) => ({ type: "words-crossed", side: otherSide(event.side) }) as const,
} as const;

export const correctionCrossed = {
  type: "announceWords",
  params: ({ event }: Scope) =>
    event.type === "not-yet" && event.correction !== null
      ? ({ type: "words-crossed", side: event.side } as const)
      : null,
} as const;

export const momentSaved = {
  type: "announceMoment",
  params: ({ event }: Scope) => ({ type: "moment-saved", side: event.side }) as const,
} as const;

export const facilitatorTakesFloor = (cause: MirrorCause) =>
  ({ type: "announceFacilitator", params: { type: "facilitator-takes-floor", cause } }) as const;

/** Comes before the reply is counted, so that it knows whether there is a level left to rise to. */
export const helpRises = {
  type: "announceHelp",
  params: ({ context: { level } }: Scope) =>
    level === raiseLevel(level) ? null : ({ type: "help-rises", level: raiseLevel(level) } as const),
} as const;

export const returnPromised = {
  type: "announceReturn",
  params: ({ context }: Scope) => ({ type: "return-promised", returnAt: pauseOf(context).returnAt }) as const,
} as const;

export const roomEnds = (closed: boolean) => ({ type: "announceEnd", params: { type: "room-ended", closed } }) as const;
