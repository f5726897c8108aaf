import type { Receiving } from "@attune/classifier";
import type { Reading } from "@attune/domain/cycle";

/** Reads words on this device. In the app it runs in a Worker; nothing it is given leaves the device. */
export interface Listening {
  /** How a message may land, after what the partner said last ("" for nothing). At once, for every key that is pressed. */
  read(text: string, context: string): Promise<Reading>;
  /** How a reply may land on the one whose message it answers. */
  readReply(text: string, message: string): Promise<ReadReply>;
  /** As `read`, with a closer second look when what it takes is there; asking for it the first time has it fetched. */
  consider(text: string, context: string): Promise<Reading>;
  /** As `readReply`, with the closer look. */
  considerReply(text: string, message: string): Promise<ReadReply>;
  readonly closerLook: CloserLook;
}

/** What the closer look takes is several megabytes, and comes after its first use. Everything works without it. */
export interface CloserLook {
  state(): CloserLookState;
  /** Calls the listener whenever the state changes; ends with the returned function. */
  subscribe(listener: () => void): () => void;
}

/** `share`: how much of it has come, 0 to 1. `failed`: it could not be fetched, or this browser cannot do it. */
export type CloserLookState =
  | { readonly type: "not-asked" | "ready" | "failed" }
  | { readonly type: "coming"; readonly share: number };

/** How a reply was read, and whether it meets or misses something vulnerable. */
export interface ReadReply extends Receiving {
  readonly reading: Reading;
}

/** How closely words are read: at once, while they are written, or considered, after a pause and before they cross. */
export type Care = "at-once" | "considered";

/** The two ways of reading, with this much care. */
export function hearingWith(listening: Listening, care: Care): Pick<Listening, "read" | "readReply"> {
  return care === "at-once" ? listening : { read: listening.consider, readReply: listening.considerReply };
}
