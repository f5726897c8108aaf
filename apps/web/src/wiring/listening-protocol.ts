import type { Care, CloserLookState, ReadReply } from "@attune/application";
import type { Reading } from "@attune/domain/cycle";

/** What the page asks its listening Worker. */
export type ListeningRequest =
  | {
      readonly id: number;
      readonly ask: "read";
      readonly text: string;
      readonly context: string;
      readonly care: Care;
    }
  | {
      readonly id: number;
      readonly ask: "read-reply";
      readonly text: string;
      readonly message: string;
      readonly care: Care;
    };

/** What the Worker answers; `failed` when it could not load what it listens with. */
export type ListeningAnswer =
  | { readonly id: number; readonly type: "read"; readonly reading: Reading }
  | { readonly id: number; readonly type: "read-reply"; readonly reply: ReadReply }
  | { readonly id: number; readonly type: "failed" };

/** What the Worker says by itself. */
export interface ListeningNews {
  readonly type: "closer-look";
  readonly state: CloserLookState;
}
