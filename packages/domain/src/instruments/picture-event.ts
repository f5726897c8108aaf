import type { Instant } from "@attune/kernel";
import type { ItemAnswers } from "./instrument.ts";

/** Whom a relationship is with. The partner of this couple is one of them, and the only one that can be shared. */
export type RelationshipKind = "this-partner" | "past-partner" | "parent" | "friend" | "other";

export const RELATIONSHIP_KINDS = [
  "this-partner",
  "past-partner",
  "parent",
  "friend",
  "other",
] as const satisfies readonly RelationshipKind[];

/** What notes are about: how the two were at first, and what someone was taught about feelings. */
export type PictureTopic = "at-first" | "taught";

interface Bodies {
  "relationship-named": { readonly relationshipId: string; readonly kind: RelationshipKind; readonly name: string };
  /** One questionnaire was answered; what was left out is absent. `relationshipId` is null where it is about oneself. */
  answered: {
    readonly readingId: string;
    readonly relationshipId: string | null;
    readonly instrument: string;
    readonly version: number;
    readonly answers: ItemAnswers;
  };
  /** A line on a question that stands beside the picture; an empty one takes it away. */
  "picture-note": { readonly topic: PictureTopic; readonly prompt: string; readonly text: string };
  /** Stress from outside the two: how much, 0 to 10, and from where. */
  "stress-logged": { readonly amount: number; readonly from: readonly string[] };
}

export type PictureEventType = keyof Bodies;

/** What someone records for their own picture. It is theirs alone. */
export type PictureEvent = {
  [Type in PictureEventType]: { readonly type: Type; readonly at: Instant } & Bodies[Type];
}[PictureEventType];
